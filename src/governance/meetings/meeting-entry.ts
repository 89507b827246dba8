import type { Seat } from '../committees/committee-role.ts';
import type { Conflict, Handling } from '../committees/handling.ts';
import type { Vote } from '../committees/item-state.ts';
import type { TermsOfReference } from '../committees/terms-of-reference.ts';
import type { FunctionContract } from '../committees/who-decides.ts';
import type { DecisionKind } from '../decisions/decision-kind.ts';

export const PURPOSES = ['decision', 'assurance', 'information'] as const;

/** Stands in an item's names for every practice of the commissioner. */
export const EVERY_PRACTICE = 'every practice';

/** What an item would decide. */
export type Matter = {
  readonly kind: DecisionKind;
  readonly contract: FunctionContract;
  /** Our id of what is decided about: a proposal's subject, a journal's reference, a month, a contract, a decision. */
  readonly subject: string;
  /** SHA-256 of exactly what is approved; null where the subject is enough. */
  readonly contentHash: string | null;
  /** The most that it allows, in pence; null: no amount is part of it. */
  readonly amountPence: number | null;
};

export type AgendaItem = {
  readonly title: string;
  readonly purpose: (typeof PURPOSES)[number];
  /** Null where nothing is to be decided. */
  readonly matter: Matter | null;
  /** Codes of the practices, payees and suppliers that it is about, or `every practice`. */
  readonly names: readonly string[];
  /** On what ground it is taken in private; null: in public. */
  readonly privateGround: string | null;
  /** The item of another committee's meeting that was referred to this one; null: of none. */
  readonly referredFrom: { readonly meeting: string; readonly item: number } | null;
};

/** The one-page cover of an item's papers. */
export type Cover = {
  readonly decisionSought: string;
  readonly money: string;
  readonly conflicts: string;
  readonly involvement: string;
  readonly equality: string;
  readonly risk: string;
};
export const COVER_PARTS = ['decisionSought', 'money', 'conflicts', 'involvement', 'equality', 'risk'] as const;

/** A paper, frozen by the hash of its bytes. */
export type PaperNamed = {
  readonly name: string;
  readonly sha256: string;
  /** Which report it was made from, e.g. `measure proposal …`; null: it was uploaded. */
  readonly madeFrom: string | null;
};

/** A condition of a decision. One that comes before holds the decision until it is recorded as met. */
export type Condition = { readonly words: string; readonly isBefore: boolean };

/** What is put to the vote. */
export type Motion = {
  readonly words: string;
  readonly conditions: readonly Condition[];
  /** The last day on which the decision allows anything (ISO); null: until it is revoked. */
  readonly expiresOn: string | null;
};

/** Somebody from outside who sits on one item, with a voice and a vote. */
export type Guest = Pick<Seat, 'role'> & { readonly name: string; readonly from: string };
export const RECOMMENDATIONS = ['accept', 'reject', 'accept with handling'] as const;

/** That a meeting is called: where, when, by which terms, and who sits on it. */
export type Called = {
  readonly terms: TermsOfReference;
  /** User by seat; a seat that nobody holds is left out. */
  readonly sitting: Readonly<Record<string, string>>;
  /** ISO. */
  readonly on: string;
  /** HH:MM, both. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  /** The committee of another commissioner with which it meets in common; null: it meets alone. */
  readonly inCommonWith: string | null;
};

/** What happens with a meeting, in order. `at` is the minute, HH:MM, on the day of the meeting. */
export type MeetingEntry =
  | ({ readonly kind: 'called' } & Called)
  | { readonly kind: 'item'; readonly agenda: AgendaItem }
  | { readonly kind: 'withdrawn'; readonly item: number; readonly reason: string }
  | { readonly kind: 'cover'; readonly item: number; readonly cover: Cover }
  | { readonly kind: 'paper'; readonly item: number; readonly paper: PaperNamed }
  | { readonly kind: 'published'; readonly lateReason: string | null }
  | {
      readonly kind: 'declared';
      readonly item: number;
      readonly seat: string;
      readonly conflict: Exclude<Conflict, 'none'>;
      /** The interest in the register; null: said at the meeting, or found and not declared. */
      readonly interest: string | null;
      readonly words: string;
    }
  | {
      readonly kind: 'handled';
      readonly item: number;
      readonly seat: string;
      readonly handling: Handling;
      readonly words: string;
    }
  | { readonly kind: 'opened' | 'closed'; readonly at: string }
  | { readonly kind: 'came' | 'left'; readonly seat: string; readonly at: string }
  | { readonly kind: 'begun'; readonly item: number; readonly at: string }
  | { readonly kind: 'invited'; readonly item: number; readonly at: string; readonly guest: Guest }
  | {
      readonly kind: 'panel';
      readonly item: number;
      readonly at: string;
      readonly members: readonly Guest[];
      readonly recommendation: (typeof RECOMMENDATIONS)[number];
      readonly words: string;
    }
  | {
      readonly kind: 'moved';
      readonly item: number;
      readonly at: string;
      readonly proposer: string;
      readonly seconder: string;
      readonly motion: Motion;
    }
  | { readonly kind: 'voted'; readonly item: number; readonly seat: string; readonly vote: Vote }
  | { readonly kind: 'vote closed'; readonly item: number; readonly at: string }
  | { readonly kind: 'referred'; readonly item: number; readonly at: string; readonly to: string }
  | { readonly kind: 'noted'; readonly item: number; readonly at: string; readonly words: string }
  | {
      readonly kind: 'action';
      readonly item: number;
      readonly what: string;
      readonly owner: string;
      /** ISO. */
      readonly dueOn: string;
    }
  | { readonly kind: 'action done'; readonly action: number; readonly words: string }
  | { readonly kind: 'question'; readonly words: string; readonly answer: string }
  /** A correction or addition to the drafted minute of an item. */
  | { readonly kind: 'minuted'; readonly item: number; readonly words: string }
  /** By the committee's later meeting with this id. */
  | { readonly kind: 'minutes approved'; readonly at: string };

export type EntryKind = MeetingEntry['kind'];
export type EntryOf<K extends EntryKind> = Extract<MeetingEntry, { readonly kind: K }>;
