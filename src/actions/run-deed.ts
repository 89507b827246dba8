import type { Actor, Month, OdsCode } from '../base/index.ts';
import {
  changedSince,
  type PaymentRun,
  payableStatements,
  type RunDeed,
  type StatementOfPractice,
} from '../payments/index.ts';
import type { ActionContext } from './context.ts';

/** What whoever takes a step of a run says with it. */
export type RunWords = {
  /** Payees, by id, in which they declare an interest and on which they then do not act. Absent or empty: they declare none. */
  readonly interests?: readonly string[];
  readonly comment?: string;
  /** The committee's decision that they rest on, where it is above their own limit. */
  readonly decision?: string;
};

/** The step as payments takes it. */
export function deedOf({ clock, businessDate: on }: ActionContext, by: Actor, words: RunWords): RunDeed {
  const { interests = [], comment = '', decision } = words;
  return { by, at: clock.now(), on, interests, comment, decision };
}

/** Statements of a month as they come out now, of the practices that are asked for. */
export async function statementsNow(
  context: ActionContext,
  month: Month,
  practices: readonly OdsCode[],
): Promise<StatementOfPractice[]> {
  const statements: StatementOfPractice[] = [];
  for (const practice of practices)
    statements.push({ practice, statement: await context.statementOf(practice, month) });
  return statements;
}

/** Practices of a run whose inputs have changed since it was prepared. */
export async function changedInputs(context: ActionContext, run: PaymentRun): Promise<readonly OdsCode[]> {
  const frozen = await context.store.read((db) => payableStatements(db, run.id));
  const now = await statementsNow(
    context,
    run.month,
    frozen.map(({ statement }) => statement.practice),
  );
  return changedSince(context.payments, frozen, now, { on: context.businessDate });
}
