import { accepted, type Outcome, refused } from '../../base/index.ts';

/** A refusal of numbers that a method cannot be used on, in words. */
export function numbersRefused<T = never>(message: string): Outcome<T> {
  return refused({ code: 'input.invalid', message });
}

/** What must hold of the numbers that a method is given, and what is said when it does not. */
export type Requirement = readonly [holds: boolean, otherwise: string];

/** Refuses with the first requirement that does not hold; works the value out when all do. */
export function whenHold<T>(requirements: readonly Requirement[], work: () => T): Outcome<T> {
  const broken = requirements.find(([holds]) => !holds);
  return broken === undefined ? accepted(work()) : numbersRefused(broken[1]);
}

/** How near to 0 and to 1 a confidence may be: the tails of a distribution beyond that are not told apart from nothing. */
const FINEST = 1e-9;

export function isConfidence(confidence: number): Requirement {
  const isWithin = confidence >= FINEST && confidence <= 1 - FINEST;
  return [isWithin, `A confidence is between 0 and 1 (0.000000001 to 0.999999999), not ${confidence}.`];
}

export function isCount(value: number, name: string): Requirement {
  return [Number.isSafeInteger(value) && value >= 0, `${name} is a whole number from 0, not ${value}.`];
}

/** Beyond this a number of people or events is no longer exact, and sums of its squares may be none. */
const MOST = Number.MAX_SAFE_INTEGER;

export function isAbove(value: number, least: number, name: string): Requirement {
  const range = value > MOST ? `at most ${MOST}` : `above ${least}`;
  return [value > least && value <= MOST, `${name} is a number ${range}, not ${value}.`];
}

export function areCounts(values: readonly number[], name: string): Requirement {
  const wrong = values.find((value) => !Number.isSafeInteger(value) || value < 0);
  return [wrong === undefined, `Every ${name} is a whole number from 0, not ${wrong}.`];
}

export function areAbove(values: readonly number[], least: number, name: string): Requirement {
  const wrong = values.find((value) => !isAbove(value, least, name)[0]);
  return wrong === undefined ? [true, ''] : isAbove(wrong, least, `Every ${name}`);
}

export function areFromNought(values: readonly number[], name: string): Requirement {
  const wrong = values.find((value) => !Number.isFinite(value) || value < 0);
  return [wrong === undefined, `Every ${name} is a number from 0, not ${wrong}.`];
}

export function areNumbers(values: readonly number[], name: string): Requirement {
  return [values.every(Number.isFinite), `Every ${name} is a number.`];
}

export function areAsMany(lists: Readonly<Record<string, readonly unknown[]>>, least = 1): Requirement {
  const sizes = Object.entries(lists).map(([name, list]) => `${list.length} of ${name}`);
  const counts = Object.values(lists).map((list) => list.length);
  const isSame = counts.every((count) => count === counts[0] && count >= least);
  return [isSame, `As many are needed of each, at least ${least}: there are ${sizes.join(', ')}.`];
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The mean of one number or more. The second step takes the rounding of the first away: of equal numbers it is that number. */
export function meanOf(values: readonly number[]): number {
  const nearly = sumOf(values) / values.length;
  return nearly + sumOf(values.map((value) => value - nearly)) / values.length;
}

/** One list with another, place by place. Both are of one length. */
export function together<A, B, T>(one: readonly A[], other: readonly B[], make: (a: A, b: B) => T): T[] {
  return one.map((value, index) => make(value, other[index] as B));
}
