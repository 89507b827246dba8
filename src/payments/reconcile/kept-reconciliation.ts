import {
  type Actor,
  accepted,
  assert,
  type Day,
  isoOfDay,
  type Outcome,
  type Pence,
  sha256,
} from '../../base/index.ts';
import { type ReadDb, type Store, sql, type WriteDb } from '../../store/index.ts';
import { instructionsOf } from '../instruction.ts';
import { type Finding, type MatchOutcome, match } from './match.ts';
import type { ReturnFileKind } from './paid-item.ts';
import { readReturnFile } from './return-file.ts';

/** A file that was compared with what was instructed. */
export type ReconciliationSummary = {
  /** SHA-256 of the file: its name. */
  readonly sha256: string;
  readonly file: string;
  readonly kind: ReturnFileKind;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly counts: Readonly<Record<MatchOutcome, number>>;
};
export type Reconciliation = ReconciliationSummary & { readonly findings: readonly Finding[] };

export type Reconcile = {
  /** The file's name as it was given, without its folder. */
  readonly file: string;
  readonly text: string;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Compares a file that came back with what was instructed, and keeps what was found. The same file again gives what was
 * found the first time. Refuses `input.invalid` for what is no such file.
 */
export async function reconcile(store: Store, { file, text, by, at }: Reconcile): Promise<Outcome<Reconciliation>> {
  const read = readReturnFile(text);
  if (!read.ok) return read;
  const hash = sha256(text);
  return store.write(async (db) => {
    const before = await reconciliation(db, hash);
    if (before !== undefined) return accepted(before);
    const findings = match(await instructionsOf(db), read.value, await standings(db));
    await sql`insert into payment_reconciliations (sha256, file, kind, user_id, at)
              values (${hash}, ${file}, ${read.value.kind}, ${by.user}, ${at})`.execute(db);
    for (const [position, finding] of findings.entries()) await keep(db, hash, position, finding);
    const kept = await reconciliation(db, hash);
    assert(kept !== undefined, 'what was just reconciled is kept');
    return accepted(kept);
  });
}

async function keep(db: WriteDb, hash: string, position: number, finding: Finding): Promise<void> {
  const { outcome, row, reference, amountPence, on, words } = finding;
  await sql`insert into payment_findings (sha256, position, outcome, file_row, reference, amount_pence, on_day, words)
            values (${hash}, ${position}, ${outcome}, ${row}, ${reference}, ${amountPence}, ${isoOfDay(on)},
                    ${words})`.execute(db);
}

/** What was found of each payment so far: returned where it came back, however often it was matched before. */
export async function standings(db: ReadDb): Promise<ReadonlyMap<string, 'matched' | 'returned'>> {
  const { rows } = await sql<{ reference: string; outcome: 'matched' | 'returned' }>`
    select distinct on (reference) reference, outcome from payment_findings
     where outcome in ('matched', 'returned')
     order by reference, (outcome = 'returned') desc`.execute(db);
  return new Map(rows.map(({ reference, outcome }) => [reference, outcome]));
}

type SummaryRow = {
  sha256: string;
  file: string;
  kind: ReturnFileKind;
  user_id: string;
  at: string;
  matched: number;
  returned: number;
  missing: number;
  unexpected: number;
};

const SUMMARY = sql`
  select r.sha256, r.file, r.kind, r.user_id, r.at,
         count(*) filter (where f.outcome = 'matched')::integer as matched,
         count(*) filter (where f.outcome = 'returned')::integer as returned,
         count(*) filter (where f.outcome = 'missing')::integer as missing,
         count(*) filter (where f.outcome = 'unexpected')::integer as unexpected
    from payment_reconciliations r left join payment_findings f on f.sha256 = r.sha256`;

/** Every file that was compared, the newest first. */
export async function reconciliations(db: ReadDb): Promise<ReconciliationSummary[]> {
  const { rows } = await sql<SummaryRow>`${SUMMARY} group by r.sha256 order by r.position desc`.execute(db);
  return rows.map(summaryFrom);
}

/** What was found in a file, by its SHA-256; undefined when it was not compared. */
export async function reconciliation(db: ReadDb, hash: string): Promise<Reconciliation | undefined> {
  const { rows } = await sql<SummaryRow>`${SUMMARY} where r.sha256 = ${hash} group by r.sha256`.execute(db);
  if (rows[0] === undefined) return undefined;
  const found = await sql<FindingRow>`
    select outcome, file_row, reference, amount_pence, on_day, words from payment_findings
     where sha256 = ${hash} order by position`.execute(db);
  const findings = found.rows.map(({ file_row: row, amount_pence: amountPence, on_day: on, ...rest }) => ({
    ...rest,
    ...{ row, amountPence, on },
  }));
  return { ...summaryFrom(rows[0]), findings };
}

type FindingRow = Pick<Finding, 'outcome' | 'reference' | 'words'> & {
  file_row: number | null;
  amount_pence: Pence;
  on_day: Day;
};

function summaryFrom({ sha256: hash, file, kind, user_id: by, at, ...counts }: SummaryRow): ReconciliationSummary {
  return { sha256: hash, file, kind, by, at, counts };
}
