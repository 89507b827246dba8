import { accepted, type Day, type Outcome, refused } from '../base/index.ts';
import {
  type AgendaItem,
  DECISION_KINDS,
  decisionNamed,
  type Governance,
  governanceKnown,
  type Matter,
  matrixKept,
  meetingNamed,
  type TermsOfReference,
} from '../governance/index.ts';
import type { ReadDb } from '../store/index.ts';
import type { ActionContext } from './context.ts';

/**
 * That a committee may decide an item today: it holds the function for that contract on the date, or was referred the item by the
 * committee that does. Revoking or ratifying asks for the function of the decision that it is about.
 * Refuses `function.not-held`, and `decision.needed` for an unknown decision.
 */
export async function mayDecide(
  context: ActionContext,
  db: ReadDb,
  terms: TermsOfReference,
  { matter, referredFrom }: AgendaItem,
): Promise<Outcome<undefined>> {
  if (matter === null) return accepted(undefined);
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  const isReferred = referredFrom !== null && (await wasReferred(db, referredFrom, terms.id));
  const body = isReferred ? COMMISSIONER : inASentence(terms.name);
  const ended = matter.kind === 'revocation' || matter.kind === 'ratification';
  const about = ended ? (await decisionNamed(db, matter.subject))?.matter : matter;
  if (about !== undefined) return holdsFunction(governance.value, body, about, context.businessDate);
  return refused({ code: 'decision.needed', message: `The register has no decision ${matter.subject}.` });
}

const COMMISSIONER = 'the commissioner';

async function wasReferred(
  db: ReadDb,
  { meeting, item }: NonNullable<AgendaItem['referredFrom']>,
  committee: string,
): Promise<boolean> {
  const earlier = await meetingNamed(db, meeting);
  return earlier.ok && earlier.value.state.items[item - 1]?.referredTo === committee;
}

function inASentence(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function holdsFunction({ matrix }: Governance, body: string, { kind, contract }: Matter, on: Day): Outcome<undefined> {
  const asked = DECISION_KINDS[kind];
  if (asked === null) return accepted(undefined);
  const held = matrix.mayAct(body, { function: asked, contract, on });
  return held.ok ? accepted(undefined) : held;
}

/** That the commissioner itself holds a function on the business date. Refuses `function.not-held`, naming who does. */
export async function commissionerHolds(
  { businessDate: on }: Pick<ActionContext, 'businessDate'>,
  db: ReadDb,
  asked: { readonly function: string; readonly contract: Matter['contract'] },
): Promise<Outcome<undefined>> {
  const matrix = await matrixKept(db);
  if (!matrix.ok) return matrix;
  const held = matrix.value.mayAct(COMMISSIONER, { ...asked, on });
  return held.ok ? accepted(undefined) : held;
}
