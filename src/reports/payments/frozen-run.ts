import type { Month, OdsCode } from '../../base/index.ts';
import {
  type RunStage,
  type RunStatement,
  type RunSummary,
  run,
  runs,
  statementsOfPractice,
} from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';

const FURTHEST: Readonly<Record<RunStage, number>> = { withdrawn: 0, prepared: 0, certified: 1, released: 2 };

/** Months that have a run, the latest run first. */
export async function runMonths(context: ReportContext): Promise<readonly Month[]> {
  const all = await context.store.read((db) => runs(db));
  return [...new Set(all.map((one) => one.month))];
}

/** What was paid and taken back, or waits, has come no further than what was prepared. */
function rankOf(statement: RunStatement, stage: RunStage | undefined): number {
  return statement.isReversed || statement.isWaiting || stage === undefined ? 0 : FURTHEST[stage];
}

/** Of the statements of each key, the latest first, that of the run that has come furthest. */
function furthest<K>(
  statements: readonly RunStatement[],
  all: readonly RunSummary[],
  keyOf: (statement: RunStatement) => K,
): ReadonlyMap<K, RunStatement> {
  const stages = new Map(all.map((one) => [one.id, one.stage]));
  const rank = (statement: RunStatement) => rankOf(statement, stages.get(statement.run));
  const standing = new Map<K, RunStatement>();
  for (const statement of statements) {
    if (stages.get(statement.run) === 'withdrawn') continue;
    const other = standing.get(keyOf(statement));
    if (other === undefined || rank(statement) > rank(other)) standing.set(keyOf(statement), statement);
  }
  return standing;
}

/** The frozen statement that stands for each practice in a month. */
export async function frozenOfMonth(context: ReportContext, month: Month): Promise<ReadonlyMap<OdsCode, RunStatement>> {
  return context.store.read(async (db) => {
    const ofMonth = await runs(db, { month });
    const statements: RunStatement[] = [];
    for (const { id } of ofMonth) statements.push(...((await run(db, id))?.statements ?? []));
    return furthest(statements, ofMonth, (statement) => statement.practice);
  });
}

/** The frozen statement that stands for each month of a practice. */
export async function frozenOfPractice(
  context: ReportContext,
  practice: OdsCode,
): Promise<ReadonlyMap<Month, RunStatement>> {
  return context.store.read(async (db) =>
    furthest(await statementsOfPractice(db, practice), await runs(db), (statement) => statement.month),
  );
}
