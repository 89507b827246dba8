import type { Action } from '../../access/index.ts';
import { type Actor, accepted, type Day, dayFromIso } from '../../base/index.ts';
import {
  DECISION_KINDS,
  decisionOn,
  decisionsKept,
  FUNCTION_CONTRACTS,
  type Governance,
  governanceKnown,
  isAmong,
  proposalsOf,
  type RegisterDecision,
  seatsOf,
  standingOn,
  type TermsOfReference,
  URGENT_DECISION,
  type UrgentDecisionJson,
} from '../../governance/index.ts';
import { definitionByHash } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A decision that two members would take between meetings. */
export type ShownUrgent = Pick<UrgentDecisionJson, 'title' | 'words' | 'why' | 'matter' | 'committee'> & {
  readonly subject: string;
  readonly committeeName: string;
  readonly proposedBy: string;
  readonly proposedOn: string;
  /** Whether the reader proposed it, and so does not take it. */
  readonly isOwn: boolean;
  readonly isTaken: boolean;
};
/** One that was taken, and by when it has to be ratified. */
export type TakenUrgent = {
  readonly reference: string;
  readonly title: string;
  readonly ratifyBy: Day;
  readonly standing: string;
};

export type UrgentReport = {
  readonly proposed: readonly ShownUrgent[];
  readonly taken: readonly TakenUrgent[];
  /** Committees between whose meetings the reader may decide together with somebody else. */
  readonly committees: readonly { readonly id: string; readonly name: string; readonly who: string }[];
  readonly kinds: readonly string[];
  readonly contracts: readonly string[];
};

/** Who may open them: who takes part in meetings, or keeps them. */
export const URGENT_READERS = ['see meetings', 'keep meetings'] as const satisfies readonly Action[];

/** Urgent decisions that were proposed, and those that were taken. For who takes part in meetings or keeps them. */
export function urgentReport(context: ReportContext, reader: Actor): Report<UrgentReport> {
  const what = {
    actions: ['see meetings', 'keep meetings'] as const,
    verb: 'read urgent decisions',
    subject: 'urgent decisions',
  };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const known = await governanceKnown(db, context.businessDate);
      if (!known.ok) return known;
      const proposed: ShownUrgent[] = [];
      for (const { id, subject, contentHash, proposedBy } of await proposalsOf(db, URGENT_DECISION)) {
        const json = (await definitionByHash(db, contentHash))?.json as unknown as UrgentDecisionJson;
        const { title, words, why, matter, committee, proposedOn } = json;
        const committeeName = known.value.committees.find((terms) => terms.id === committee)?.name ?? committee;
        const isTaken = (await decisionOn(db, id)) !== undefined;
        const whose = { proposedBy: nameOf(context, proposedBy), isOwn: proposedBy === reader.user, isTaken };
        proposed.push({ ...{ title, words, why, matter, committee, committeeName, subject, proposedOn }, ...whose });
      }
      const taken = (await decisionsKept(db)).flatMap((one) => takenOf(context, one));
      return accepted({
        ...{ proposed, taken, kinds: Object.keys(DECISION_KINDS), contracts: FUNCTION_CONTRACTS },
        committees: known.value.committees.flatMap((terms) =>
          ownPart(known.value, terms, reader, context.businessDate),
        ),
      });
    }),
  );
}

function ownPart(
  { members }: Governance,
  { id, name, seats, urgent }: TermsOfReference,
  { user }: Actor,
  on: Day,
): UrgentReport['committees'] {
  const own = seatsOf(members, user, on).filter(({ committee }) => committee === id);
  const held = seats.find((seat) => own.some((each) => each.seat === seat.id));
  const isTheirs = held !== undefined && urgent?.together.some((group) => isAmong(held, group)) === true;
  return isTheirs ? [{ id, name, who: urgent.together.join(' and ') }] : [];
}

function takenOf({ businessDate }: ReportContext, decision: RegisterDecision): TakenUrgent[] {
  const { reference, title, urgent } = decision;
  if (urgent === null) return [];
  const ratifyBy = dayFromIso(urgent.ratifyBy) ?? businessDate;
  return [{ reference, title, ratifyBy, standing: standingOn(decision, businessDate) }];
}
