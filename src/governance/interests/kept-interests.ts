import { accepted, type Day, dayFromIso, dayText, type Outcome, refused } from '../../base/index.ts';
import type { ReadDb, WriteDb } from '../../store/index.ts';
import { addEntry, type Doing, entriesAbout, entriesOf, type Kept } from '../kept/entry.ts';
import type { GovernanceRules } from '../kept/governance-policy.ts';
import { giftFault } from './gift-rules.ts';
import {
  GIFT_KINDS,
  type GiftOffered,
  INTEREST_TYPES,
  type Interest,
  type InterestDetails,
  type InterestEntry,
  isHeldOn,
  type PersonRegister,
  registerOf,
} from './interest.ts';

/** One person's register as it stands. */
export async function personRegister(db: ReadDb, user: string): Promise<PersonRegister> {
  return registerOf(user, await entriesAbout<InterestEntry>(db, 'interests', user));
}

/** Everybody's who ever declared something. */
export async function personRegisters(db: ReadDb): Promise<readonly PersonRegister[]> {
  const byUser = await entriesOf<InterestEntry>(db, 'interests');
  return [...byUser].map(([user, entries]) => registerOf(user, entries));
}

/** The codes of the organisations in which somebody holds a declared interest on a day. */
export async function organisationsHeld(db: ReadDb, user: string, on: Day): Promise<ReadonlySet<string>> {
  const { interests } = await personRegister(db, user);
  const held = interests.filter((interest) => isHeldOn(interest, on));
  return new Set(held.flatMap(({ details }) => details.organisation ?? []));
}

/** What somebody asks to enter in a register; a new interest gets the next number. */
export type InterestAsk =
  | Exclude<InterestEntry, { readonly kind: 'declared' }>
  | { readonly kind: 'declared'; readonly details: InterestDetails };

/** Adds an entry to a person's register. Refuses `input.invalid`, saying what is wrong with it. */
export async function enterInterest(
  db: WriteDb,
  user: string,
  ask: InterestAsk,
  rules: GovernanceRules,
  doing: Doing,
): Promise<Outcome<Kept<InterestEntry>>> {
  const register = await personRegister(db, user);
  const entry: InterestEntry =
    ask.kind === 'declared' ? { ...ask, interest: register.interests.length + 1 } : (ask as InterestEntry);
  const fault = faultIn(entry, register, rules, doing.on);
  if (fault !== undefined) return refused({ code: 'input.invalid', message: fault });
  return accepted(await addEntry(db, { book: 'interests', subject: user, after: register.entries }, entry, doing));
}

function faultIn(entry: InterestEntry, register: PersonRegister, rules: GovernanceRules, on: Day): string | undefined {
  if (entry.kind === 'confirmed') return undefined;
  if (entry.kind === 'denied') return short(entry.words, 'why there is no interest');
  if (entry.kind === 'offered') return giftWrong(entry.gift, register, rules, on);
  if (entry.kind === 'declared') return detailsWrong(entry.details, on);
  const standing = register.interests[entry.interest - 1];
  if (standing === undefined) return `There is no interest ${register.user}/${entry.interest}.`;
  if (entry.kind === 'corrected') return detailsWrong(entry.details, on);
  if (entry.kind === 'withheld') return short(entry.ground, 'the lawful ground');
  if (entry.kind === 'shown again') return standing.withheld === null ? 'It is published already.' : undefined;
  return entry.kind === 'ended' ? endWrong(entry.to, standing, on) : undefined;
}

function endWrong(iso: string, standing: Interest, on: Day): string | undefined {
  const to = dayFromIso(iso);
  if (standing.to !== null) return `It ended on ${dayText(standing.to)} already.`;
  if (to === undefined || to < standing.from || to > on)
    return 'An interest ends on a day between its first and today.';
  return undefined;
}

const LONGEST = 2000;

function detailsWrong(details: InterestDetails, on: Day): string | undefined {
  const [from, to] = [dayFromIso(details.from), details.to === null ? null : dayFromIso(details.to)];
  if (!INTEREST_TYPES.includes(details.type)) return `An interest is one of: ${INTEREST_TYPES.join(', ')}.`;
  if (from === undefined || from > on) return 'Say from which day it was held, not later than today.';
  if (to === undefined || (to !== null && to < from)) return 'It cannot end before it began.';
  if ((details.type === 'indirect') !== (details.through !== null)) {
    return 'An indirect interest names the close association through which it is held, and no other does.';
  }
  return short(details.organisationName, 'the organisation') ?? short(details.nature, 'the nature of the interest');
}

function giftWrong(gift: GiftOffered, register: PersonRegister, rules: GovernanceRules, on: Day): string | undefined {
  const offered = dayFromIso(gift.offeredOn);
  if (!GIFT_KINDS.includes(gift.what)) return `What was offered is one of: ${GIFT_KINDS.join(', ')}.`;
  if (offered === undefined || offered > on) return 'Say on which day it was offered, not later than today.';
  if (!Number.isSafeInteger(gift.valuePence) || gift.valuePence <= 0) return 'Say what it is worth.';
  const wrong = short(gift.from, 'who offered it') ?? short(gift.description, 'what it was');
  if (wrong !== undefined) return wrong;
  const fault = giftFault(
    gift,
    register.gifts.map(({ says }) => says),
    rules,
  );
  return fault === undefined ? undefined : `It cannot be accepted so: ${fault}.`;
}

function short(words: string, what: string): string | undefined {
  const { length } = words.trim();
  return length < 2 || length > LONGEST ? `Write ${what}, in 2 to ${LONGEST} characters.` : undefined;
}

/** A breach of the rules on interests, told so that nobody is named. */
export type Breach = {
  /** ISO. */
  readonly happenedOn: string;
  readonly what: string;
  readonly handling: string;
  readonly lesson: string;
};

const BREACHES = { book: 'breaches', subject: 'breaches' } as const;

export async function breachesKept(db: ReadDb): Promise<readonly Kept<Breach>[]> {
  return entriesAbout<Breach>(db, BREACHES.book, BREACHES.subject);
}

/** Records a breach. Refuses `input.invalid`. */
export async function enterBreach(db: WriteDb, breach: Breach, doing: Doing): Promise<Outcome<Kept<Breach>>> {
  const happened = dayFromIso(breach.happenedOn);
  const wrong =
    happened === undefined || happened > doing.on
      ? 'Say on which day it happened, not later than today.'
      : (short(breach.what, 'what happened') ?? short(breach.handling, 'how it was handled'));
  if (wrong !== undefined) return refused({ code: 'input.invalid', message: wrong });
  const { length: after } = await breachesKept(db);
  return accepted(await addEntry(db, { ...BREACHES, after }, breach, doing));
}
