import type { Seat } from '../committees/committee-role.ts';
import type { Conflict, Handling } from '../committees/handling.ts';
import type { ItemState } from '../committees/item-state.ts';
import { membersCounted, presiding } from '../committees/item-step.ts';
import { missingFrom } from '../committees/quorum.ts';
import type { Kept } from '../kept/entry.ts';
import type { AgendaItem, Called, Cover, EntryOf, MeetingEntry, Motion, PaperNamed } from './meeting-entry.ts';

/** A member's interest in an item, and what the chair recorded; `handling` null: nothing yet. */
export type ItemInterest = {
  readonly seat: string;
  readonly conflict: Exclude<Conflict, 'none'>;
  readonly interest: string | null;
  readonly words: string;
  readonly handling: Handling | null;
  readonly handledWords: string;
};

/** Who joined one item from outside, and the seat that they were given. */
export type SeatedGuest = { readonly seat: Seat; readonly name: string; readonly from: string };

/** One item of a meeting. */
export type MeetingItem = {
  /** From 1. */
  readonly number: number;
  readonly agenda: AgendaItem;
  readonly withdrawn: string | null;
  readonly cover: Cover | null;
  readonly papers: readonly PaperNamed[];
  readonly interests: readonly ItemInterest[];
  readonly guests: readonly SeatedGuest[];
  readonly panel: Pick<EntryOf<'panel'>, 'recommendation' | 'words'> | null;
  /** From when it is begun. */
  readonly live: ItemState | null;
  readonly begunAt: string | null;
  readonly motion: (Pick<EntryOf<'moved'>, 'proposer' | 'seconder' | 'at'> & { readonly motion: Motion }) | null;
  /** As they fell when the vote was closed: what comes to light later changes nothing that was voted. */
  readonly votes: Tally | null;
  readonly endedAt: string | null;
  readonly referredTo: string | null;
  readonly notes: readonly { readonly at: string; readonly words: string }[];
  /** The edited minute; null: as drafted. */
  readonly minute: string | null;
};

export type MeetingAction = Pick<EntryOf<'action'>, 'item' | 'what' | 'owner' | 'dueOn'> & {
  /** From 1. */
  readonly number: number;
  /** How it was done; null: it is open. */
  readonly done: string | null;
};

export const MEETING_STAGES = ['planned', 'published', 'open', 'closed'] as const;
export type MeetingStage = (typeof MEETING_STAGES)[number];

/** A meeting as its entries leave it. */
export type MeetingState = {
  readonly called: Called;
  readonly stage: MeetingStage;
  readonly lateReason: string | null;
  readonly items: readonly MeetingItem[];
  /** Seats of who is there. */
  readonly present: ReadonlySet<string>;
  readonly attendance: readonly { readonly seat: string; readonly at: string; readonly what: 'came' | 'left' }[];
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** The last minute at which something happened: time does not go back. */
  readonly minute: string | null;
  /** The item that is before the meeting. */
  readonly current: number | null;
  readonly actions: readonly MeetingAction[];
  readonly questions: readonly Pick<EntryOf<'question'>, 'words' | 'answer'>[];
  /** The later meeting that approved the minutes; null: they are a draft. */
  readonly minutesApprovedAt: string | null;
};

/** A meeting as it is kept: what it came to, and each entry that it came to it by. */
export type Meeting = {
  /** `<committee>-<day>` */
  readonly id: string;
  readonly state: MeetingState;
  readonly entries: readonly Kept<MeetingEntry>[];
};

/** The live count of an item, as it stands on the chair's screen. */
export type LiveCount = {
  readonly present: number;
  /** Voting members who are there and may take part. */
  readonly counted: number;
  /** Votes that carry a motion if everybody who counts votes. */
  readonly majority: number;
  readonly presiding: string | null;
  /** What of the quorum is missing, in words; none when it is met. */
  readonly missing: readonly string[];
};

export function liveCount({ called: { terms } }: MeetingState, live: ItemState): LiveCount {
  const counted = membersCounted(live);
  return {
    present: live.members.filter(({ isPresent }) => isPresent).length,
    counted: counted.length,
    majority: Math.floor(counted.length / 2) + 1,
    presiding: presiding(live)?.seat.id ?? null,
    missing: missingFrom(
      terms.quorum,
      counted.map(({ seat }) => seat),
    ),
  };
}

export type Tally = { readonly inFavour: number; readonly against: number; readonly abstained: number };

/** How the votes of an item fell, of those that count. */
export function tallyOf(live: ItemState): Tally {
  const votes = membersCounted(live).map(({ vote }) => vote);
  const number = (what: string) => votes.filter((vote) => vote === what).length;
  return { inFavour: number('for'), against: number('against'), abstained: number('abstain') };
}

/** Who holds a seat, as they sign in; a guest has none. */
export function holderOf({ called }: MeetingState, seat: string): string | undefined {
  return called.sitting[seat];
}

/** The seat of a user at a meeting; undefined when they do not sit on it. */
export function seatOf({ called }: MeetingState, user: string): string | undefined {
  return Object.entries(called.sitting).find(([, holder]) => holder === user)?.[0];
}

/** The committee by its initials, as its minutes and decisions name it: PCCC. */
export function initialsOf({ name }: { readonly name: string }): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** How the register names what an item decides: `PCCC 2025-10-14 item 5`. */
export function referenceOf({ called }: MeetingState, item: number): string {
  return `${initialsOf(called.terms)} ${called.on} item ${item}`;
}
