import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Day, hashOf, isoOfDay, type OdsCode, sha256 } from '../base/index.ts';
import type { Snapshot, Warehouse } from '../warehouse/index.ts';

/** Over whose rows sums are taken: those that practices sent, to the end of a period. */
export type SumsOver = {
  readonly warehouse: Warehouse;
  readonly snapshot: Snapshot;
  readonly practices: readonly OdsCode[];
  readonly periodEnd: Day;
};

const FORMAT = 1;
type KeptSums = { readonly format: number; readonly sha256: string; readonly counts: string };

/**
 * Sums as they were kept beside the evidence, under the hash of the practices' own rows. Undefined when there are none, or
 * they are not as they were written.
 * @param definitions the hash of all that says what is summed
 */
export function keptSums<T>(over: SumsOver, definitions: string): T | undefined {
  const path = pathOf(over, definitions);
  if (!existsSync(path)) return undefined;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as KeptSums;
  if (kept.format !== FORMAT || kept.sha256 !== sha256(kept.counts)) return undefined;
  return JSON.parse(kept.counts) as T;
}

/**
 * Keeps sums for the next process, those of the snapshot in service alone: sums over rows that it replaced are destroyed.
 * Written aside on the same disk and renamed, so that another process finds all of it or nothing.
 */
export function keepSums(over: SumsOver, definitions: string, sums: object): void {
  if (over.snapshot.hash !== over.warehouse.current().hash) return;
  const path = pathOf(over, definitions);
  const folder = over.warehouse.temporaryDirectory();
  try {
    removeOthers(over);
    mkdirSync(dirname(path), { recursive: true });
    const counts = JSON.stringify(sums);
    const aside = join(folder, 'sums');
    writeFileSync(aside, JSON.stringify({ format: FORMAT, sha256: sha256(counts), counts } satisfies KeptSums));
    renameSync(aside, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function removeOthers(over: SumsOver): void {
  const { sumsDirectory } = over.snapshot;
  const states = existsSync(sumsDirectory) ? readdirSync(sumsDirectory) : [];
  for (const state of states) {
    if (state !== rowsOf(over)) rmSync(join(sumsDirectory, state), { recursive: true, force: true });
  }
}

/** A state of all practices' rows. */
function rowsOf({ snapshot, practices }: SumsOver): string {
  return hashOf([...practices].sort().map((practice) => snapshot.rowsHash(practice)));
}

function pathOf(over: SumsOver, definitions: string): string {
  return join(over.snapshot.sumsDirectory, rowsOf(over), definitions, `${isoOfDay(over.periodEnd)}.json`);
}
