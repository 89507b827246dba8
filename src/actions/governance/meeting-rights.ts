import type { Action } from '../../access/index.ts';
import type { Actor } from '../../base/index.ts';
import { type EntryKind, holderOf, type Meeting, type MeetingEntry, type MeetingItem } from '../../governance/index.ts';

/** What members enter themselves; everything else the secretary enters, but for what the chair alone says. */
const MEMBERS: readonly EntryKind[] = ['declared', 'voted'];

/** What has to be permitted for an entry: to keep meetings, or to take part in them. */
export function actionFor(meeting: Meeting, actor: Actor, entry: MeetingEntry): Action {
  if (entry.kind === 'handled') return 'take part in meetings';
  const isOwn = MEMBERS.includes(entry.kind) && 'seat' in entry && holderOf(meeting.state, entry.seat) === actor.user;
  return isOwn ? 'take part in meetings' : 'keep meetings';
}

/**
 * Why this person may not enter this; undefined when they may. How an interest is handled is recorded by whoever presides on the
 * item: the chair, or the vice-chair where the chair is away or has an interest in it.
 */
export function notTheirs(meeting: Meeting, actor: Actor, entry: MeetingEntry): string | undefined {
  if (entry.kind !== 'handled') return undefined;
  const item = meeting.state.items[entry.item - 1];
  const seat = item === undefined ? undefined : presidingSeat(meeting, item);
  if (seat === undefined) return 'Neither the chair nor the vice-chair is free of interest in the item.';
  if (holderOf(meeting.state, seat) === actor.user) return undefined;
  return `How an interest is handled is recorded by the ${seat}, who presides on the item.`;
}

/** Before the meeting opens nobody is there: then only an interest keeps the chair from presiding. */
function presidingSeat({ state }: Meeting, item: MeetingItem): string | undefined {
  const offices = ['chair', 'vice-chair'].flatMap((office) =>
    state.called.terms.seats.filter((seat) => seat.office === office).map(({ id }) => id),
  );
  return offices.find((seat) => {
    const isThere = state.stage !== 'open' || state.present.has(seat);
    return isThere && !item.interests.some((each) => each.seat === seat);
  });
}
