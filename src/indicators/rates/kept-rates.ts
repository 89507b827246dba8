import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Day, hashOf, isoOfDay, type OdsCode, sha256 } from '../../base/index.ts';
import type { Snapshot, Warehouse } from '../../warehouse/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { RateCount } from '../model/result.ts';
import { ratesOf } from './rate-counts.ts';

/** Whose sums they are: the rows that practices sent, counted by a framework's rates for a period end. */
export type RatesOver = {
  readonly warehouse: Warehouse;
  readonly snapshot: Snapshot;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  readonly practices: readonly OdsCode[];
};

const FORMAT = 1;
type KeptRates = { readonly format: number; readonly sha256: string; readonly counts: string };

/**
 * The sums of a framework's rates as they were kept beside the evidence, under the hash of all that they rest on: the
 * practices' own rows and the definitions. Undefined when there are none, or they are not as they were written.
 */
export function keptRates(of: RatesOver): readonly RateCount[] | undefined {
  const path = pathOf(of);
  if (!existsSync(path)) return undefined;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as KeptRates;
  if (kept.format !== FORMAT || kept.sha256 !== sha256(kept.counts)) return undefined;
  return JSON.parse(kept.counts) as readonly RateCount[];
}

/**
 * Keeps the sums for the next process, those of the snapshot in service alone: sums over rows that it replaced are destroyed.
 * Written aside on the same disk and renamed, so that another process finds all of it or nothing.
 */
export function keepRates(of: RatesOver, sums: readonly RateCount[]): void {
  if (of.snapshot.hash !== of.warehouse.current().hash) return;
  const path = pathOf(of);
  const folder = of.warehouse.temporaryDirectory();
  try {
    removeOthers(of);
    mkdirSync(dirname(path), { recursive: true });
    const counts = JSON.stringify(sums);
    const aside = join(folder, 'rates');
    writeFileSync(aside, JSON.stringify({ format: FORMAT, sha256: sha256(counts), counts } satisfies KeptRates));
    renameSync(aside, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function removeOthers(of: RatesOver): void {
  const { ratesDirectory } = of.snapshot;
  const states = existsSync(ratesDirectory) ? readdirSync(ratesDirectory) : [];
  for (const state of states) {
    if (state !== rowsOf(of)) rmSync(join(ratesDirectory, state), { recursive: true, force: true });
  }
}

/** A state of all practices' rows. */
function rowsOf({ snapshot, practices }: RatesOver): string {
  return hashOf([...practices].sort().map((practice) => snapshot.rowsHash(practice)));
}

function pathOf(of: RatesOver): string {
  const { snapshot, framework, periodEnd } = of;
  const rates = hashOf([framework.hash, ...ratesOf(framework).map(({ id }) => framework.ruleHash(id))]);
  return join(snapshot.ratesDirectory, rowsOf(of), rates, `${isoOfDay(periodEnd)}.json`);
}
