import type { Month, OdsCode } from '../base/index.ts';
import { type RunStage, type RunStatement, run, runs, statementsOfPractice } from '../payments/index.ts';
import type { ReportContext } from './context.ts';

const FURTHEST: Readonly<Record<RunStage, number>> = { prepared: 0, certified: 1, released: 2 };

/** Months that have a run, the latest run first. */
export async function runMonths(context: ReportContext): Promise<readonly Month[]> {
  const all = await context.store.read((db) => runs(db));
  return [...new Set(all.map((one) => one.month))];
}

/** The frozen statement that stands for each practice in a month: of the run that has come furthest. */
export async function frozenOfMonth(context: ReportContext, month: Month): Promise<ReadonlyMap<OdsCode, RunStatement>> {
  return context.store.read(async (db) => {
    const ofMonth = await runs(db, { month });
    const standing = new Map<OdsCode, RunStatement>();
    for (const summary of ofMonth.sort((a, b) => FURTHEST[b.stage] - FURTHEST[a.stage])) {
      for (const statement of (await run(db, summary.id))?.statements ?? []) {
        if (!standing.has(statement.practice)) standing.set(statement.practice, statement);
      }
    }
    return standing;
  });
}

/** The frozen statement that stands for each month of a practice. */
export async function frozenOfPractice(
  context: ReportContext,
  practice: OdsCode,
): Promise<ReadonlyMap<Month, RunStatement>> {
  return context.store.read(async (db) => {
    const stages = new Map((await runs(db)).map((one) => [one.id, FURTHEST[one.stage]]));
    const rank = (statement: RunStatement) => stages.get(statement.run) ?? 0;
    const standing = new Map<Month, RunStatement>();
    for (const statement of await statementsOfPractice(db, practice)) {
      const other = standing.get(statement.month);
      if (other === undefined || rank(statement) > rank(other)) standing.set(statement.month, statement);
    }
    return standing;
  });
}
