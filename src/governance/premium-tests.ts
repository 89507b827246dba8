import type { OdsCode } from '../base/index.ts';

/** The kind under which the tests of a premium are kept: each that is recorded is another version, and none is lost. */
export const PREMIUM_TESTS = 'premium tests';

/** The five tests for keeping a PMS premium: NHS England, Review of PMS contracts, February 2014 (Gateway 01091). */
export const FIVE_TESTS = {
  plan: 'It reflects the joint strategic plan for primary care.',
  beyond: 'It secures services or outcomes beyond what core contracts ask for, or helps with premises.',
  inequalities: 'It helps to reduce health inequalities.',
  opportunity: 'Every practice has an equal opportunity to provide it.',
  fairness: 'It supports fairer distribution of money between local practices.',
} as const;
export type PremiumTestId = keyof typeof FIVE_TESTS;

/** One test as somebody recorded it. */
export type PremiumTest = {
  readonly test: PremiumTestId;
  readonly isMet: boolean;
  /** What shows it, in words. */
  readonly evidence: string;
  /** A user's id, and the ISO date. */
  readonly by: string;
  readonly on: string;
};

/** Every test of a practice's premium in a year, in the order of recording; a later one of a test replaces an earlier. */
export type PremiumTestsJson = {
  readonly practice: OdsCode;
  /** 2025/26 */
  readonly year: string;
  readonly recorded: readonly PremiumTest[];
};

export function premiumTestsId(practice: OdsCode, year: string): string {
  return `${practice}/${year}`;
}

/** Each test as it was recorded last. */
export function latestTests(recorded: readonly PremiumTest[]): ReadonlyMap<PremiumTestId, PremiumTest> {
  return new Map(recorded.map((one) => [one.test, one]));
}

/** A premium is kept when every one of the five tests was recorded last as met. */
export function isPremiumKept(recorded: readonly PremiumTest[]): boolean {
  const latest = latestTests(recorded);
  return (Object.keys(FIVE_TESTS) as PremiumTestId[]).every((test) => latest.get(test)?.isMet === true);
}
