import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atATime, type Day, isoOfDay, type OdsCode, sha256 } from '../base/index.ts';
import { quoted, type Reader, type Snapshot } from '../warehouse/index.ts';
import { createdTable, type Statement } from './compile/statement.ts';
import type { LoadedFramework } from './model/framework.ts';
import type { IndicatorCount } from './model/result.ts';
import { stepRows } from './step-rows.ts';

/** Whose evidence it is: the rows of a snapshot, decided about by a framework for a period end. */
export type EvidenceOf = { readonly snapshot: Snapshot; readonly framework: LoadedFramework; readonly periodEnd: Day };

/** A practice's counts, and the Parquet file of the people behind them. */
export type Evidence = { readonly counts: readonly IndicatorCount[]; readonly path: string };

/** What is written of a practice: its evidence copied to a path, and its counts, which may be made at the same time. */
export type Written = {
  readonly practice: OdsCode;
  readonly copy: (path: string) => Promise<void>;
  readonly count: () => Promise<readonly IndicatorCount[]> | readonly IndicatorCount[];
  readonly folder: string;
};

/** Where evidence is kept: for each practice and state of its rows a Parquet file and its counts. */
export class EvidenceFolder {
  readonly #of: EvidenceOf;

  constructor(of: EvidenceOf) {
    this.#of = of;
  }

  /** What was written before; undefined when it is not there or the evidence is not as it was written. */
  kept(practice: OdsCode): Evidence | undefined {
    const base = this.#base(practice);
    const [beside, path] = [`${base}.json`, `${base}.parquet`];
    if (!existsSync(beside) || !existsSync(path)) return undefined;
    const kept = JSON.parse(readFileSync(beside, 'utf8')) as KeptCounts;
    const isAsWritten = kept.format === FORMAT && kept.evidenceSha256 === sha256(readFileSync(path));
    return isAsWritten ? { counts: kept.counts, path } : undefined;
  }

  /**
   * Writes a practice's evidence and its counts. Written aside, in an empty folder on the same disk that is removed, and
   * renamed, so that another process finds all of it or nothing.
   * @returns the counts with the hash of the evidence
   */
  async write({ practice, copy, count, folder }: Written): Promise<readonly IndicatorCount[]> {
    const [aside, base] = [join(folder, practice), this.#base(practice)];
    let counts: readonly IndicatorCount[] = [];
    try {
      mkdirSync(dirname(base), { recursive: true });
      const counting = async () => {
        counts = await count();
      };
      await atATime(2, [counting, () => copy(aside)], (work) => work());
      const evidenceSha256 = sha256(readFileSync(aside));
      const kept = counts.map((count) => ({ ...count, evidenceSha256 }));
      renameSync(aside, `${base}.parquet`);
      writeFileSync(aside, JSON.stringify({ format: FORMAT, evidenceSha256, counts: kept } satisfies KeptCounts));
      renameSync(aside, `${base}.json`);
      return kept;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #base(practice: OdsCode): string {
    const { snapshot, framework, periodEnd } = this.#of;
    const rules = `${framework.id.replace('/', '-')}-${framework.hash}`;
    return join(snapshot.evidenceDirectory, practice, snapshot.rowsHash(practice), rules, isoOfDay(periodEnd));
  }
}

const FORMAT = 1;
type KeptCounts = {
  readonly format: number;
  readonly evidenceSha256: string;
  readonly counts: readonly IndicatorCount[];
};

/** A page of people is read from one or two groups of a file, not from all of it. */
const ROWS_A_GROUP = 20_480;

/** Decisions with the practice of whoever they are about: people, rule and step as in the table `decisions`. */
const DECIDED = 'SELECT u.practice, d.* FROM decisions d JOIN population u ON u.person = d.person';

/**
 * SQL that writes a practice's evidence where there is the table `outcomes`: a row for each person on a register, with
 * outcome, step and reason. One thread writes a file in the order of its rows, so that the same evidence has the same bytes.
 * @param decided the table of `prepareEvidence`, where there are many practices
 */
export function evidenceCopy(practice: OdsCode, path: string, decided = `(${DECIDED})`): string {
  return `COPY (
    SELECT o.indicator, d.person, o.outcome, CASE WHEN d.step > 0 THEN d.step END AS rule, o.reason
    FROM ${decided} d JOIN outcomes o ON o.rule = d.rule AND o.step = d.step
    WHERE d.practice = ${quoted(practice)}
    ORDER BY o.place, d.person) TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROWS_A_GROUP})`;
}

/**
 * Makes the tables from which evidence of many practices is copied: `outcomes`, and `decided` with decisions practice by
 * practice, so that each copy passes over the others' rows.
 */
export async function prepareEvidence(reader: Reader, framework: LoadedFramework): Promise<void> {
  await reader.run(`${stepOutcomes(framework).sql};
  CREATE OR REPLACE TEMP TABLE decided AS ${DECIDED} ORDER BY u.practice`);
}

/** The table `outcomes`: what the steps in `decisions` make of people, and the place of each indicator in their order. */
export function stepOutcomes({ rules }: LoadedFramework): Statement {
  const select = `SELECT *, dense_rank() OVER (ORDER BY indicator) AS place FROM ${stepRows(rules)}`;
  return createdTable('outcomes', 'What each step makes of people', select);
}
