import type { Exact, FinancialYear, Pence } from '../../base/index.ts';
import {
  type CaseFindingJson,
  composite,
  equalSpread,
  farFromOthers,
  findingScores,
  type Score,
  Z_95,
} from '../../benchmarking/index.ts';
import { LEFT_OUT, leftOut, poundsEach } from '../funding/funding-practice.ts';
import { EVERYBODY, type PublishedFinding, type PublishedPractice } from './published-value-data.ts';
import type { ValueChoice } from './value-choice.ts';

/** What a practice is in no figure for, in words. */
export type NotPlaced = { readonly practice: PublishedPractice; readonly reason: string };

/** A practice on both axes. */
export type Placed = {
  readonly practice: PublishedPractice;
  /** By condition, in the definition's order; null where it was not received and weighs nothing. */
  readonly scores: readonly (Score | null)[];
  /** Recorded against expected, on the logarithmic scale on which England is 0, or in standard deviations. */
  readonly quality: Score;
  /** Exactly, and as a number to draw and rank by. */
  readonly pounds: Exact;
  readonly payment: number;
};

export type ValueMap = {
  readonly placed: readonly Placed[];
  readonly notPlaced: readonly NotPlaced[];
  /** England's recorded ÷ expected of each condition, in the definition's order; null where nobody has it. */
  readonly overall: readonly (number | null)[];
};

/** 95 % interval ÷ this is a standard error on the logarithmic scale. */
const INTERVAL_WIDTH = 2 * Z_95;

/**
 * Puts practices on the map: who cannot be placed is named with the reason, first what was not received, then what cannot
 * be, then what is too far from all others to be believed; scores are worked out again without those.
 */
export function valueMap(
  all: readonly PublishedPractice[],
  year: FinancialYear,
  definition: CaseFindingJson,
  choice: ValueChoice,
): ValueMap {
  const reasons = new Map<PublishedPractice, string>();
  const keep = (from: readonly PublishedPractice[], why: (one: PublishedPractice) => string | undefined) =>
    from.filter((one) => {
      const reason = why(one);
      if (reason !== undefined) reasons.set(one, reason);
      return reason === undefined;
    });
  const received = keep(
    keep(all, (one) => whyNotPaid(one, year)),
    (one) => whyNotFound(one, definition, choice),
  );
  const believed = keep(received, farFrom(received, definition, choice));
  const { scores, overall } = scoresOf(believed, definition, choice);
  const weights = definition.conditions.map(({ id }) => choice.weights.get(id) ?? 0);
  const placed = believed.flatMap((practice, at): Placed[] => {
    const own = scores.map((condition) => condition[at] ?? null);
    const quality = composite(own, weights);
    const pounds = poundsOf(practice, choice);
    return quality === null || pounds === null
      ? []
      : [{ practice, scores: own, quality, pounds, payment: pounds.valueOf() }];
  });
  return { placed, overall, notPlaced: [...reasons].map(([practice, reason]) => ({ practice, reason })) };
}

function whyNotPaid({ paid }: PublishedPractice, year: FinancialYear): string | undefined {
  const reason = leftOut(paid, year);
  return reason === undefined ? undefined : LEFT_OUT[reason];
}

function whyNotFound(
  practice: PublishedPractice,
  { conditions, listsApartPercent }: CaseFindingJson,
  { weights, basis }: ValueChoice,
): string | undefined {
  const { paid, findings, ages } = practice;
  if (findings.size === 0) return 'it is not in the file of expected prevalence';
  const weighing = conditions.filter(({ id }) => (weights.get(id) ?? 0) > 0);
  for (const { id, name } of weighing) {
    const { recorded = null, list = null, expected = null } = findings.get(id) ?? {};
    if (recorded === null || list === null) return 'what it recorded of a condition was not received';
    if (expected === null || expected === 0) return 'what is expected of a condition was not received';
    if (recorded > list) return `more people with ${name.toLowerCase()} than on its list`;
  }
  if (basis === 'ages' && ages.size === 0) return 'its list by age was not received';
  if (basis === 'ages' && !hasAges(practice, { conditions: weighing }))
    return 'nobody on its list is of the ages that an estimate is about';
  const [one] = findings.values();
  const [list, registered] = [one?.list ?? 0, paid.registered?.valueOf() ?? 0];
  const apart = Math.abs(list - registered) / Math.max(list, registered);
  return 100 * apart > listsApartPercent
    ? `its lists in the two files differ by more than ${listsApartPercent} per cent`
    : undefined;
}

/** What was paid, without what is left out, for a head; null where nothing is above nought. */
export function poundsOf(practice: PublishedPractice, { per, qof }: Pick<ValueChoice, 'per' | 'qof'>): Exact | null {
  const pence = paidPence(practice, qof);
  if (pence === null || pence <= 0n) return null;
  return poundsEach(pence, per === 'weighted' ? practice.paid.weighted : practice.paid.registered);
}

/** The total less each part that is left out and was received. */
export function paidPence({ paid, components, qof }: PublishedPractice, choice: ValueChoice['qof']): Pence | null {
  if (paid.total === null) return null;
  const left = [...components.values(), choice === 'without' ? qof : null];
  return left.reduce<bigint>((sum, part) => sum - (part ?? 0n), paid.total) as Pence;
}

/** Why a practice's figure is not believed, given everybody's. */
function farFrom(
  practices: readonly PublishedPractice[],
  definition: CaseFindingJson,
  choice: ValueChoice,
): (practice: PublishedPractice) => string | undefined {
  const reasons = new Map<PublishedPractice, string>();
  const { scores } = scoresOf(practices, definition, { ...choice, spread: 'index' });
  for (const [index, { id, name }] of definition.conditions.entries()) {
    if ((choice.weights.get(id) ?? 0) === 0) continue;
    const own = practices.flatMap((practice, at) => {
      const score = scores[index]?.[at] ?? null;
      return score === null ? [] : [{ practice, score }];
    });
    const isFar = farFromOthers(
      own.map(({ score }) => score),
      definition.fences,
      Z_95,
    );
    for (const [at, { practice }] of own.entries()) {
      if (isFar[at]) reasons.set(practice, `what it recorded of ${name.toLowerCase()} is too far from all others`);
    }
  }
  const paid = practices.map((practice) => ({ practice, pounds: poundsOf(practice, choice) }));
  const known = paid.flatMap(({ practice, pounds }) =>
    pounds === null ? [] : [{ practice, pounds: pounds.valueOf() }],
  );
  const isFar = farFromOthers(
    known.map(({ pounds }) => ({ value: Math.log(pounds), error: 0 })),
    definition.fences,
    Z_95,
  );
  for (const [at, { practice }] of known.entries()) {
    if (isFar[at]) reasons.set(practice, 'its payment for a head is too far from all others');
  }
  for (const { practice, pounds } of paid) {
    if (pounds === null) reasons.set(practice, 'nothing is left of its payment');
  }
  return (practice) => reasons.get(practice);
}

type Scored = Pick<ValueMap, 'overall'> & { readonly scores: readonly (readonly (Score | null)[])[] };

/** By condition, every practice's score; a condition that weighs nothing has none. */
export function scoresOf(
  practices: readonly PublishedPractice[],
  { conditions }: CaseFindingJson,
  { weights, basis, spread }: ValueChoice,
): Scored {
  const found = conditions.map((condition) => {
    if ((weights.get(condition.id) ?? 0) === 0) return { overall: null, scores: practices.map(() => null) };
    const made = findingScores(
      practices.map((practice) => {
        const finding = practice.findings.get(condition.id) as PublishedFinding;
        const share = basis === 'ages' ? shareOfAges(practice, condition.ages) : 1;
        return {
          observed: finding.recorded ?? 0,
          expected: ((finding.list ?? 0) * share * (finding.expected ?? 0)) / 100,
          expectedError: errorOf(finding),
        };
      }),
    );
    if (!made.ok) return { overall: null, scores: practices.map(() => null) };
    const { overall, scores } = made.value;
    return { overall, scores: spread === 'equal' ? equalSpread(scores) : scores };
  });
  return { overall: found.map(({ overall }) => overall), scores: found.map(({ scores }) => scores) };
}

/** Whether anybody on its list is of the ages that each condition's estimate is about. */
export function hasAges(practice: PublishedPractice, { conditions }: Pick<CaseFindingJson, 'conditions'>): boolean {
  return practice.ages.size > 0 && conditions.every(({ ages }) => shareOfAges(practice, ages) > 0);
}

/** The share of a practice's list that is of some ages, by its list of the year's last quarter. */
export function shareOfAges({ ages }: PublishedPractice, bands: readonly string[] | undefined): number {
  if (bands === undefined) return 1;
  const people = bands.reduce((sum, band) => sum + (ages.get(band) ?? 0), 0);
  const all = ages.get(EVERYBODY) ?? 0;
  return all > 0 ? people / all : 0;
}

function errorOf({ low, high }: PublishedFinding): number {
  return low === null || high === null || low <= 0 ? 0 : (Math.log(high) - Math.log(low)) / INTERVAL_WIDTH;
}
