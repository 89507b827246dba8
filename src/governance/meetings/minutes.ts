import { dayFromIso, dayText } from '../../base/index.ts';
import { type MeetingItem, type MeetingState, referenceOf } from './meeting-state.ts';

/** The minute of an item, drafted from what happened: interests and how they were handled, who voted how, what was decided. */
export function draftMinute(
  state: MeetingState,
  item: MeetingItem,
  nameOf: (seat: string) => string,
): readonly string[] {
  if (item.withdrawn !== null) return [`The item was withdrawn: ${item.withdrawn}.`];
  if (item.live === null) return ['The item was not reached.'];
  return [
    ...item.interests.map((each) => {
      const handled = each.handling === null ? 'The chair recorded nothing' : `The chair recorded: ${each.handling}`;
      const reason = each.handledWords === '' ? '' : ` (${each.handledWords})`;
      return `${nameOf(each.seat)} has an interest: ${each.words}. ${handled}${reason}.`;
    }),
    ...item.guests.map(({ seat, name, from }) => `${name} (${seat.role}, ${from}) joined for the item.`),
    ...(item.panel === null ? [] : [`The panel recommended: ${item.panel.recommendation}. ${item.panel.words}`]),
    ...item.notes.map(({ words }) => words),
    ...motionMinute(state, item, nameOf),
    ...(item.referredTo === null ? [] : [`The item was referred to ${item.referredTo}.`]),
    ...state.actions
      .filter((action) => action.item === item.number)
      .map(({ what, owner, dueOn }) => `Action: ${what} (${owner}, by ${dateText(dueOn)}).`),
  ];
}

/** An ISO date as minutes write it. */
function dateText(iso: string): string {
  const day = dayFromIso(iso);
  return day === undefined ? iso : dayText(day);
}

function motionMinute(state: MeetingState, item: MeetingItem, nameOf: (seat: string) => string): string[] {
  const { motion, live, number, votes } = item;
  if (motion === null || live === null) return [];
  const { proposer, seconder } = motion;
  const { words, conditions, expiresOn } = motion.motion;
  const put = `${nameOf(proposer)} proposed and ${nameOf(seconder)} seconded: ${words}`;
  const subject = conditions.map(({ words: each }) => `Subject to: ${each.replace(/\.$/, '')}.`);
  const ends = expiresOn === null ? [] : [`It holds until ${dateText(expiresOn)}.`];
  if (votes === null) return [put, ...subject, ...ends];
  const { inFavour, against, abstained } = votes;
  const fell = `Votes: ${inFavour} for, ${against} against, ${abstained} abstained.`;
  const outcome = live.stage === 'carried' ? `Decided (${referenceOf(state, number)}).` : 'The motion was lost.';
  return [put, ...subject, ...ends, fell, outcome];
}
