import type { Outcome } from '../../base/index.ts';
import { isAbove, isConfidence, isCount, whenHold } from './checked-numbers.ts';
import { gammaQuantile } from './gamma.ts';
import { deviateOf } from './normal.ts';

/** The limits of a two-sided interval. A limit that a method does not give is null. */
export type Limits = { readonly lower: number | null; readonly upper: number };

/** Counts below this have an exact interval under OHID's rule, and Byar's from it. */
const FEWEST_FOR_BYAR = 10;

/** Byar's limits of a count, for those who have checked it; the lower is below nought for the smallest counts. */
export function byarLimits(count: number, confidence: number): { lower: number; upper: number } {
  const z = deviateOf(confidence);
  const more = count + 1;
  return {
    lower: count === 0 ? -1 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3,
    upper: more * (1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))) ** 3,
  };
}

/** The exact limits of a count, for those who have checked it. */
export function poissonLimits(count: number, confidence: number): { lower: number; upper: number } {
  const tail = (1 - confidence) / 2;
  return {
    lower: count === 0 ? 0 : gammaQuantile(tail, count),
    upper: gammaQuantile(1 - tail, count + 1),
  };
}

/** Limits of a count by OHID's rule: exact below 10 events, Byar's from 10. For those who have checked it. */
export function countLimits(count: number, confidence: number): { lower: number; upper: number } {
  return count < FEWEST_FOR_BYAR ? poissonLimits(count, confidence) : byarLimits(count, confidence);
}

/**
 * Byar's approximate interval of a Poisson count, in events.
 * Source: Breslow NE, Day NE, Statistical Methods in Cancer Research, volume II, IARC 1987, page 69.
 * The lower limit of the smallest counts would lie below nought and is null. Refuses what is no count from 0.
 */
export function byar(count: number, confidence: number): Outcome<Limits> {
  return whenHold([isCount(count, 'A count'), isConfidence(confidence)], () => {
    const { lower, upper } = byarLimits(count, confidence);
    return { lower: lower < 0 ? null : lower, upper };
  });
}

/**
 * The exact interval of a Poisson count, in events, by its tie to the chi-square distribution; from 0 for no event.
 * Source: Garwood F, Biometrika 1936;28:437-442. Refuses what is no count from 0.
 */
export function exactPoisson(count: number, confidence: number): Outcome<Limits> {
  return whenHold([isCount(count, 'A count'), isConfidence(confidence)], () => poissonLimits(count, confidence));
}

/**
 * The interval of a count as OHID gives it: exact below 10 events, Byar's from 10.
 * Source: OHID Fingertips technical guidance on confidence intervals. Refuses what is no count from 0.
 */
export function countInterval(count: number, confidence: number): Outcome<Limits> {
  return whenHold([isCount(count, 'A count'), isConfidence(confidence)], () => countLimits(count, confidence));
}

export type RateInterval = { readonly value: number; readonly lower: number; readonly upper: number };

/**
 * Events for each `multiplier` people, with the interval of their count.
 * Source: as `countInterval`; the people are taken as known. Refuses nobody at risk.
 * @param people people or person-years at risk, above 0
 */
export function crudeRate(
  events: number,
  people: number,
  multiplier: number,
  confidence: number,
): Outcome<RateInterval> {
  const requirements = [
    isCount(events, 'A count of events'),
    isAbove(people, 0, 'The number of people'),
    isAbove(multiplier, 0, 'The multiplier'),
    isConfidence(confidence),
  ];
  return whenHold(requirements, () => {
    const { lower, upper } = countLimits(events, confidence);
    const each = multiplier / people;
    return { value: events * each, lower: lower * each, upper: upper * each };
  });
}
