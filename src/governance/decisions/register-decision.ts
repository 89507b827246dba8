import { type Day, dayFromIso, dayText, type Refusal } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import type { Condition, Matter } from '../meetings/meeting-entry.ts';

/** How a conflict was handled, as the register of procurement decisions has to say. */
export type HandledConflict = { readonly who: string; readonly interest: string; readonly handling: string };

/** What was decided. Dates are ISO. */
export type DecisionTaken = {
  readonly committee: string;
  readonly committeeName: string;
  /** The meeting and item; null of an urgent decision, which was taken between meetings. */
  readonly meeting: string | null;
  readonly item: number | null;
  readonly title: string;
  readonly words: string;
  readonly matter: Matter;
  /** The function of commissioning, and the body that holds it; null where none is needed. */
  readonly function: string | null;
  readonly conditions: readonly Condition[];
  readonly decidedOn: string;
  readonly expiresOn: string | null;
  readonly conflicts: readonly HandledConflict[];
  /** Votes for, against and abstained; of an urgent decision who took it. */
  readonly votes: { readonly inFavour: number; readonly against: number; readonly abstained: number };
  readonly urgent: { readonly takenBy: readonly string[]; readonly why: string; readonly ratifyBy: string } | null;
};

/** An entry about one decision. */
export type DecisionEntry =
  | ({ readonly kind: 'taken' } & DecisionTaken)
  | { readonly kind: 'condition met'; readonly condition: number; readonly words: string }
  /** By another decision, whose reference it names. */
  | { readonly kind: 'revoked' | 'ratified' | 'undone'; readonly by: string; readonly words: string }
  /** That something was done by its authority, e.g. `contract pms/2025-26 …`. */
  | { readonly kind: 'used'; readonly what: string };

export type DecisionStanding = 'live' | 'waits for a condition' | 'not ratified' | 'revoked' | 'undone' | 'expired';

/** A decision of the register, with everything that was entered about it. */
export type RegisterDecision = DecisionTaken & {
  /** e.g. `PCCC 2025-10-14 item 5` */
  readonly reference: string;
  /** Conditions that were recorded as met, by number from 0. */
  readonly met: ReadonlyMap<number, string>;
  readonly ended:
    | (Kept<unknown> & { readonly kind: 'revoked' | 'undone'; readonly by: string; readonly words: string })
    | null;
  readonly ratifiedBy: string | null;
  readonly used: readonly string[];
  readonly entries: readonly Kept<DecisionEntry>[];
};

/** A decision from its entries, of which the first is that it was taken. */
export function decisionOf(reference: string, entries: readonly Kept<DecisionEntry>[]): RegisterDecision {
  const [first] = entries;
  if (first?.says.kind !== 'taken') throw new Error(`The entries of ${reference} do not begin with its being taken.`);
  const { kind: _, ...taken } = first.says;
  const met = new Map<number, string>();
  const used: string[] = [];
  let ended: RegisterDecision['ended'] = null;
  let ratifiedBy: string | null = null;
  for (const entry of entries) {
    const { says } = entry;
    if (says.kind === 'condition met') met.set(says.condition, says.words);
    if (says.kind === 'used') used.push(says.what);
    if (says.kind === 'ratified') ratifiedBy = says.by;
    if (says.kind === 'revoked' || says.kind === 'undone') {
      ended = { ...entry, kind: says.kind, by: says.by, words: says.words };
    }
  }
  return { reference, ...taken, met, ended, ratifiedBy, used, entries };
}

/** A decision as it was on a day: what was entered later is left out. */
function asOf(decision: RegisterDecision, on: Day): RegisterDecision {
  const { reference, entries } = decision;
  const [first, ...rest] = entries as readonly [Kept<DecisionEntry>, ...Kept<DecisionEntry>[]];
  const by = rest.filter((entry) => entry.on <= on);
  return by.length === rest.length ? decision : decisionOf(reference, [first, ...by]);
}

/** How a decision stood or stands on a day, whatever was entered after it. Only one that is live allows anything. */
export function standingOn(decision: RegisterDecision, on: Day): DecisionStanding {
  const { ended, expiresOn, urgent, ratifiedBy, conditions, met } = asOf(decision, on);
  if (ended !== null) return ended.kind;
  if (expiresOn !== null && (dayFromIso(expiresOn) as Day) < on) return 'expired';
  if (urgent !== null && ratifiedBy === null && (dayFromIso(urgent.ratifyBy) as Day) < on) return 'not ratified';
  const waits = conditions.some(({ isBefore }, index) => isBefore && !met.has(index));
  return waits ? 'waits for a condition' : 'live';
}

/** Why a decision allows nothing on a day; undefined while it does. */
export function notLive(decision: RegisterDecision, on: Day): Refusal | undefined {
  const standing = standingOn(decision, on);
  if (standing === 'live') return undefined;
  const { reference, ended, expiresOn, urgent } = decision;
  const words: Readonly<Record<Exclude<DecisionStanding, 'live'>, string>> = {
    revoked: `was revoked by ${ended?.by} on ${ended === null ? '' : dayText(ended.on)}`,
    undone: `was not ratified and is undone by ${ended?.by}`,
    expired: `expired after ${expiresOn}`,
    'not ratified': `was urgent and had to be ratified by ${urgent?.ratifyBy}`,
    'waits for a condition': 'waits for a condition that comes before it',
  };
  return {
    code: 'decision.not-live',
    message: `The decision ${reference} ${words[standing]}.`,
    remedy: 'Have it decided anew at a meeting of the committee, or leave what rests on it.',
  };
}
