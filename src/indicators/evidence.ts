import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, isoOfDay, type OdsCode, sha256 } from '../base/index.ts';
import { quoted, type Reader, type Snapshot, type Warehouse } from '../warehouse/index.ts';
import { decisionColumn } from './compile/decisions.ts';
import type { LoadedFramework } from './model/framework.ts';
import type { IndicatorCount } from './model/result.ts';
import { outcomeOf, reasonOf } from './tally.ts';

/** Where the evidence of one snapshot, framework and period end is kept: a Parquet file and its counts a practice. */
export class EvidenceFolder {
  readonly #warehouse: Warehouse;
  readonly #directory: string;

  constructor(warehouse: Warehouse, snapshot: Snapshot, framework: LoadedFramework, periodEnd: Day) {
    const name = `${framework.id.replace('/', '-')}-${framework.hash}`;
    this.#directory = join(warehouse.directory, 'evidence', snapshot.peopleHash, name, isoOfDay(periodEnd));
    this.#warehouse = warehouse;
    mkdirSync(this.#directory, { recursive: true });
  }

  /** Counts kept beside the evidence; undefined when they are not there or the evidence is not as it was written. */
  counts(practice: OdsCode): readonly IndicatorCount[] | undefined {
    const [counts, evidence] = [this.#path(practice, 'json'), this.#path(practice, 'parquet')];
    if (!existsSync(counts) || !existsSync(evidence)) return undefined;
    const kept = JSON.parse(readFileSync(counts, 'utf8')) as KeptCounts;
    return kept.format === FORMAT && kept.evidenceSha256 === sha256(readFileSync(evidence)) ? kept.counts : undefined;
  }

  /**
   * Writes a practice's evidence from the tables `evidence` and its counts. Written aside and renamed, so that
   * another process finds all of it or nothing.
   * @returns the counts with the hash of the evidence
   */
  async write(
    reader: Reader,
    practice: OdsCode,
    counts: readonly IndicatorCount[],
  ): Promise<readonly IndicatorCount[]> {
    const folder = this.#warehouse.temporaryDirectory();
    const aside = join(folder, practice);
    try {
      await reader.run(evidenceCopy(practice, aside));
      const evidenceSha256 = sha256(readFileSync(aside));
      const kept = counts.map((count) => ({ ...count, evidenceSha256 }));
      renameSync(aside, this.#path(practice, 'parquet'));
      writeFileSync(aside, JSON.stringify({ format: FORMAT, evidenceSha256, counts: kept } satisfies KeptCounts));
      renameSync(aside, this.#path(practice, 'json'));
      return kept;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #path(practice: OdsCode, ending: string): string {
    return join(this.#directory, `${practice}.${ending}`);
  }
}

const FORMAT = 1;
type KeptCounts = {
  readonly format: number;
  readonly evidenceSha256: string;
  readonly counts: readonly IndicatorCount[];
};

/**
 * SQL that writes a practice's evidence, after `gatherEvidence`. One thread writes a file in the order of its rows, so
 * that the same evidence has the same bytes.
 */
export function evidenceCopy(practice: OdsCode, path: string): string {
  return `COPY (SELECT indicator, person, outcome, rule, reason FROM evidence WHERE practice = ${quoted(practice)}
    ORDER BY indicator, person) TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`;
}

/** The table `evidence` from `decisions`: a row for each person on a register, with outcome, step and reason. */
export async function gatherEvidence(reader: Reader, framework: LoadedFramework): Promise<void> {
  const steps = framework.rules.flatMap((rule) =>
    [undefined, ...rule.steps].map((step) => {
      const reason = reasonOf(step);
      return `('${rule.id}', ${step?.n ?? 0}, '${outcomeOf(step)}', ${reason === null ? 'NULL' : quoted(reason)})`;
    }),
  );
  const decided = framework.rules.map((rule) => {
    const column = decisionColumn(rule.id);
    return `SELECT practice, person, '${rule.id}' AS indicator, ${column} AS rule FROM decisions WHERE ${column} IS NOT NULL`;
  });
  await reader.run(`CREATE OR REPLACE TEMP TABLE evidence AS
    SELECT d.practice, d.indicator, d.person, s.outcome, CASE WHEN d.rule > 0 THEN d.rule END AS rule, s.reason
    FROM (${decided.join(' UNION ALL ')}) d
    JOIN (VALUES ${steps.join(', ')}) AS s(indicator, rule, outcome, reason) ON s.indicator = d.indicator AND s.rule = d.rule`);
}
