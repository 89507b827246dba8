import {
  type Actor,
  accepted,
  type Month,
  type OdsCode,
  type Outcome,
  type Refusal,
  refused,
} from '../../base/index.ts';
import type { Statement } from '../../contracts/index.ts';
import { organisationsHeld } from '../../governance/index.ts';
import {
  changedSince,
  heldUndecided,
  type PaymentRun,
  payableStatements,
  type RunDeed,
  type StatementOfPractice,
  stoppedBy,
  undecidedLines,
} from '../../payments/index.ts';
import type { ActionContext } from '../context.ts';

/** What whoever takes a step of a run says with it. */
export type RunWords = {
  /** Payees, by id, in which they declare an interest and on which they then do not act. Absent or empty: they declare none. */
  readonly interests?: readonly string[];
  readonly comment?: string;
  /** The committee's decision that they rest on, where it is above their own limit. */
  readonly decision?: string;
};

/** The step as payments takes it: what they declare with it, and what their register of interests says of them. */
export async function deedOf(
  { store, clock, businessDate: on }: ActionContext,
  by: Actor,
  words: RunWords,
): Promise<RunDeed> {
  const { interests = [], comment = '', decision } = words;
  const held = await store.read((db) => organisationsHeld(db, by.user, on));
  return { by, at: clock.now(), on, interests, held, comment, decision };
}

/** Statements of a month as they come out now, of the practices that are asked for. */
export async function statementsNow(
  context: ActionContext,
  month: Month,
  practices: readonly OdsCode[],
): Promise<StatementOfPractice[]> {
  const statements: StatementOfPractice[] = [];
  for (const practice of practices) {
    const made = await context.statementOf(practice, month);
    statements.push({ practice, statement: made.ok ? accepted(await decidedOf(context, made.value)) : made });
  }
  return statements;
}

/** What the year that ended before a month still owes a practice, as it comes out now. */
export async function settlementNow(
  { settlementOf }: ActionContext,
  practice: OdsCode,
  month: Month,
): Promise<Outcome<Statement>> {
  if (settlementOf !== undefined) return settlementOf(practice, month);
  return refused({ code: 'statement.no-contract', message: 'Nothing is settled here.' });
}

/** What is not decided any more is held. The store is asked only of a statement that rests on a decision. */
async function decidedOf({ store, businessDate }: ActionContext, statement: Statement): Promise<Statement> {
  const rests = statement.lines.some(({ restsOn }) => restsOn.some(({ kind }) => kind === 'decision'));
  return rests ? store.read((db) => heldUndecided(db, statement, businessDate)) : statement;
}

/** Why a run stops: lines that it pays rest on a decision that is not in force any more. Undefined when none does. */
export async function stoppedRun(
  { store, businessDate }: Pick<ActionContext, 'store' | 'businessDate'>,
  run: string,
): Promise<Refusal | undefined> {
  return store.read(async (db) => {
    const lines = (await payableStatements(db, run)).flatMap(({ due }) => due);
    return stoppedBy(await undecidedLines(db, lines, businessDate));
  });
}

/** Practices of a run whose inputs have changed since it was prepared. */
export async function changedInputs(context: ActionContext, run: PaymentRun): Promise<readonly OdsCode[]> {
  const frozen = await context.store.read((db) => payableStatements(db, run.id));
  const now: StatementOfPractice[] = [];
  for (const { statement, due } of frozen) {
    const { practice } = statement;
    const isSettlement = due.some(({ restsOn }) => restsOn.some(({ kind }) => kind === 'settlement'));
    const again = isSettlement ? settlementNow(context, practice, run.month) : context.statementOf(practice, run.month);
    now.push({ practice, statement: await again });
  }
  return changedSince(context.payments, frozen, now, { on: context.businessDate });
}
