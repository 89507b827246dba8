import { accepted, type Day, type Outcome, refused } from '../base/index.ts';
import {
  type AgendaItem,
  bodyOf,
  COMMISSIONER,
  caseHash,
  caseNamed,
  type DecisionKind,
  decisionFault,
  decisionNamed,
  EVERY_PRACTICE,
  governanceKnown,
  holdsMatter,
  type Matter,
  matrixKept,
  meetingNamed,
  notReady,
  partiesOf,
  type TermsOfReference,
} from '../governance/index.ts';
import type { ReadDb } from '../store/index.ts';
import type { ActionContext } from './context.ts';

/**
 * That a committee may decide an item today: it holds the function for that contract on the date, or was referred the item by the
 * committee that does. Revoking or ratifying asks for the function of the decision that it is about.
 * Refuses `function.not-held`, `decision.needed` for an unknown decision, `decision.not-live` for one that cannot be revoked or
 * ratified any more, and `case.refused` for a case that is not ready.
 */
export async function mayDecide(
  context: ActionContext,
  db: ReadDb,
  terms: TermsOfReference,
  agenda: AgendaItem,
): Promise<Outcome<undefined>> {
  const { matter, referredFrom } = agenda;
  if (matter === null) return accepted(undefined);
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  const isReferred = referredFrom !== null && (await wasReferred(db, referredFrom, terms.id));
  const body = isReferred ? COMMISSIONER : bodyOf(terms);
  const unready = await caseUnready(db, agenda, context.businessDate);
  if (unready !== undefined) return refused({ code: 'case.refused', message: unready });
  const ending = matter.kind === 'revocation' ? 'revoked' : matter.kind === 'ratification' ? 'ratified' : null;
  const earlier = ending === null ? undefined : await decisionNamed(db, matter.subject);
  const about = ending === null ? matter : earlier?.matter;
  if (ending !== null && earlier !== undefined) {
    const fault = decisionFault(earlier, { kind: ending, by: terms.name, words: agenda.title }, context.businessDate);
    if (fault !== undefined) return refused({ code: 'decision.not-live', message: fault });
  }
  if (about !== undefined) return holdsMatter(governance.value.matrix, body, about, context.businessDate);
  return refused({ code: 'decision.needed', message: `The register has no decision ${matter.subject}.` });
}

/** What is decided on a case or not at all. */
const BY_CASE: readonly DecisionKind[] = [
  'merger',
  'practice closure',
  'branch closure',
  'list closure',
  'contract notice',
  'contract sanction',
];

/**
 * Why a matter cannot be put to a decision as a case; undefined where it can, or is none. A case is put with everything shown that
 * has to be, exactly as it stands, and with whom it is about named, so that interests in them are found.
 */
async function caseUnready(db: ReadDb, { matter, names }: AgendaItem, on: Day): Promise<string | undefined> {
  if (matter === null) return undefined;
  const found = await caseNamed(db, matter.subject);
  if (!found.ok)
    return BY_CASE.includes(matter.kind)
      ? `A ${matter.kind} is decided on a case. ${found.refusal.message}`
      : undefined;
  const { id, state } = found.value;
  const unnamed = partiesOf(state).find((code) => !names.includes(code) && !names.includes(EVERY_PRACTICE));
  if (unnamed !== undefined) return `${id} is about ${unnamed}, which the item does not name.`;
  if (matter.contentHash !== caseHash(state))
    return `${id} stands otherwise than the item says: its content is ${caseHash(state)}.`;
  return notReady(state, matter.kind, on);
}

async function wasReferred(
  db: ReadDb,
  { meeting, item }: NonNullable<AgendaItem['referredFrom']>,
  committee: string,
): Promise<boolean> {
  const earlier = await meetingNamed(db, meeting);
  return earlier.ok && earlier.value.state.items[item - 1]?.referredTo === committee;
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
