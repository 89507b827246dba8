import type { Matter } from '../meetings/meeting-entry.ts';
import type { Meeting, MeetingItem } from '../meetings/meeting-state.ts';
import { amountOfCase } from './case-payment.ts';
import { type Case, caseHash } from './case-state.ts';
import { stepsFrom } from './case-step.ts';

/** What an agenda item would have to decide for a case to go on, exactly as it stands; undefined where nothing is to be decided now. */
export function matterOfCase({ id, state }: Case): (Matter & { readonly contentHash: string }) | undefined {
  const kind = stepsFrom(state).find(({ decision }) => decision !== undefined)?.decision;
  if (kind === undefined) return undefined;
  const amount = amountOfCase(state);
  return {
    ...{ kind, contract: state.contract, subject: id, contentHash: caseHash(state) },
    amountPence: amount === undefined ? null : Number(amount),
  };
}

/** An agenda item that is about a case. */
export type CaseItem = { readonly meeting: Meeting; readonly item: MeetingItem };

/** The items of meetings that are about a case, in the order of the meetings. */
export function itemsAbout(meetings: readonly Meeting[], id: string): readonly CaseItem[] {
  return meetings.flatMap((meeting) =>
    meeting.state.items.filter(({ agenda }) => agenda.matter?.subject === id).map((item) => ({ meeting, item })),
  );
}

/** Whether an item waits to be decided: neither withdrawn nor dealt with. */
export function isToCome({ meeting, item }: CaseItem): boolean {
  return meeting.state.stage !== 'closed' && item.withdrawn === null && item.endedAt === null;
}
