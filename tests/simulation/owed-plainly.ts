import {
  addToMonth,
  assert,
  type Day,
  day,
  firstDayOf,
  type Month,
  month,
  type OdsCode,
  quarterOf,
} from '../../src/base/index.ts';
import { goneBy, isClosedOn, type Practice, type PracticeRegister } from '../../src/practices/index.ts';

const APRIL = month('2025-04');

/** A global sum price in pence, from a month of the year on, and the day from which it was known. */
export type KnownPrice = { readonly pence: bigint; readonly from: Month; readonly known: Day };

/** The prices of 2025/26 as the rate table has them. */
export const FIRST_PRICES: readonly KnownPrice[] = [
  { pence: 12179n, from: APRIL, known: day('2025-04-01') },
  { pence: 12334n, from: APRIL, known: day('2025-07-01') },
];

/** The registered list of a practice in a quarter, as it was received. */
export type Lists = (practice: OdsCode, quarter: Month) => number | 'not received';

/** What everything owed rests on. */
export type Facts = {
  readonly register: PracticeRegister;
  readonly prices: readonly KnownPrice[];
  readonly lists: Lists;
  /** The lists by which a practice's month was first paid, in its own name or its successor's; undefined while it was not. */
  readonly paidBy: (practice: OdsCode, month: Month) => Lists | undefined;
};

/** So many parts of a penny are one: a twelfth of a price, less 4.75 %. */
const PARTS = 120_000n;

/**
 * The amounts in pence that a practice's own contract owes for a month, with whoever went into it, worked out in whole numbers
 * by a few lines that share nothing with the contract language. None: nothing is owed.
 */
export function owedPlainly(facts: Facts, code: OdsCode, of: Month): readonly bigint[] {
  const found = facts.register.practice(code);
  assert(found.ok, 'it is a practice of the register');
  const alone = owedAlone(facts, found.value, of);
  if (alone === 'waits') return [];
  const absorbed = facts.register.mergedInto(code, firstDayOf(of)).map((one) => owedAlone(facts, one, of));
  return [...alone, ...absorbed.flatMap((one) => (one === 'waits' ? [] : one))];
}

/** `waits`: a practice without its list waits for everything, and whoever went into it waits with it. */
function owedAlone(facts: Facts, practice: Practice, of: Month): readonly bigint[] | 'waits' {
  const { code } = practice;
  const isListGone =
    goneBy(practice, firstDayOf(of)) !== undefined && unitsIn(facts, practice, of, facts.lists, of) === null;
  const isOpen = (one: Month): boolean =>
    !isClosedOn(practice, firstDayOf(one)) && !(isListGone && one >= quarterOf(of));
  const base = isOpen(of) ? unitsIn(facts, practice, of, facts.lists, of) : undefined;
  if (base === null) return 'waits';
  const now = facts.paidBy(code, of) ?? facts.lists;
  const before = facts.paidBy(code, addToMonth(of, -1)) ?? now;
  let arrears = 0n;
  let areAny = false;
  for (let earlier = APRIL; earlier < of; earlier = addToMonth(earlier, 1)) {
    if (!isOpen(earlier)) continue;
    const is = unitsIn(facts, practice, earlier, now, of);
    const was = unitsIn(facts, practice, earlier, before, addToMonth(of, -1));
    if (is === null || was === null) continue;
    arrears += is - was;
    areAny ||= is !== was;
  }
  return [...(base === undefined ? [] : [rounded(base)]), ...(areAny ? [rounded(arrears)] : [])];
}

/** What a month comes to in parts of a penny, by some lists and by the prices known on the first day of a month; null without a list. */
function unitsIn(
  { prices }: Facts,
  { code, contractType, weightedToRegistered }: Practice,
  of: Month,
  lists: Lists,
  knownIn: Month,
): bigint | null {
  const registered = lists(code, contractType === 'PMS' ? APRIL : quarterOf(of));
  if (registered === 'not received') return null;
  const [whole = '', decimals = ''] = weightedToRegistered.split('.');
  const scale = 10n ** BigInt(decimals.length);
  const weighted = (2n * BigInt(registered) * BigInt(whole + decimals) + scale) / (2n * scale);
  if (contractType === 'APMS') return weighted * 14_000n * 10_000n;
  const known = prices.filter((one) => one.known <= firstDayOf(knownIn) && one.from <= of);
  const price = known.reduce((best, one) => (one.known > best.known ? one : best)).pence * 9_525n;
  return weighted * (contractType === 'GMS' ? price : price + 400n * 10_000n);
}

/** Half a penny away from nought. */
function rounded(parts: bigint): bigint {
  const size = parts < 0n ? -parts : parts;
  const pence = (2n * size + PARTS) / (2n * PARTS);
  return parts < 0n ? -pence : pence;
}
