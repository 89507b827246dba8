import type { Action } from '../access/index.ts';
import { type Actor, accepted, type Day, dayFromIso } from '../base/index.ts';
import {
  committeesKnown,
  DECISION_KINDS,
  decisionOn,
  decisionsKept,
  FUNCTION_CONTRACTS,
  proposalsOf,
  type RegisterDecision,
  standingOn,
  URGENT_DECISION,
  type UrgentDecisionJson,
} from '../governance/index.ts';
import { definitionByHash } from '../store/index.ts';
import type { ReportContext } from './context.ts';
import { nameOf } from './line-posting.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';

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
  /** Committees whose terms let some of them decide between meetings, to whoever takes part in meetings. */
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
      const known = await committeesKnown(db, context.businessDate);
      if (!known.ok) return known;
      const proposed: ShownUrgent[] = [];
      for (const { id, subject, contentHash, proposedBy } of await proposalsOf(db, URGENT_DECISION)) {
        const json = (await definitionByHash(db, contentHash))?.json as unknown as UrgentDecisionJson;
        const { title, words, why, matter, committee, proposedOn } = json;
        const committeeName = known.value.find((terms) => terms.id === committee)?.name ?? committee;
        const isTaken = (await decisionOn(db, id)) !== undefined;
        const whose = { proposedBy: nameOf(context, proposedBy), isOwn: proposedBy === reader.user, isTaken };
        proposed.push({ ...{ title, words, why, matter, committee, committeeName, subject, proposedOn }, ...whose });
      }
      const taken = (await decisionsKept(db)).flatMap((one) => takenOf(context, one));
      const mayPropose = context.rules.may(reader, 'take part in meetings', {}).ok;
      return accepted({
        ...{ proposed, taken, kinds: Object.keys(DECISION_KINDS), contracts: FUNCTION_CONTRACTS },
        committees: (mayPropose ? known.value : []).flatMap(({ id, name, urgent }) => {
          return urgent === undefined ? [] : [{ id, name, who: urgent.together.join(' and ') }];
        }),
      });
    }),
  );
}

function takenOf({ businessDate }: ReportContext, decision: RegisterDecision): TakenUrgent[] {
  const { reference, title, urgent } = decision;
  if (urgent === null) return [];
  const ratifyBy = dayFromIso(urgent.ratifyBy) ?? businessDate;
  return [{ reference, title, ratifyBy, standing: standingOn(decision, businessDate) }];
}
