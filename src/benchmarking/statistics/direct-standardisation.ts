import { accepted, type Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areCounts,
  isAbove,
  isConfidence,
  numbersRefused,
  type Requirement,
  sumOf,
  together,
  whenHold,
} from './checked-numbers.ts';
import { byarLimits } from './count-interval.ts';

/** The European Standard Population 2013, by five years from 0 to 4 to 90 and over; it adds to 100,000. */
const EUROPEAN_2013: readonly number[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
];

/** Below this many events a standardised rate is not given. */
const FEWEST_EVENTS = 10;

/** Events and people by band (age, or age and sex), and the standard population's people in each. */
export type Bands = {
  readonly events: readonly number[];
  /** People, or person-years, at risk: above 0 in every band. */
  readonly people: readonly number[];
  readonly weights: readonly number[];
};

export type StandardisedRate = {
  readonly totalCount: number;
  /** For each `multiplier` people; null with both limits when there are fewer than 10 events. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

export type RateOptions = { readonly multiplier: number; readonly confidence: number };

/**
 * A directly standardised rate with Dobson's interval.
 * Source: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J, Statistics in Medicine 1991;10:457-462; OHID gives none below
 * 10 events. Refuses bands of which not as many are given, and a band of nobody.
 */
export function directRate(bands: Bands, options: RateOptions): Outcome<StandardisedRate> {
  return whenHold(requirementsOf(bands, options), () => {
    const variance = together(bands.events, standardShares(bands), (events, each) => events * each * each);
    return standardised(bands, sumOf(variance), options);
  });
}

/** How many people had one event, two, and so on, in a band. */
export type Frequencies = ReadonlyMap<number, number>;

/**
 * A directly standardised rate of events that one person may have more than once: the variance adds each person's
 * events squared, so that repeated admissions do not pass for many people's. The interval is scaled by all events.
 * Source: OHID PHEindicatormethods (DSR of non-independent events), after Dobson. Refuses frequencies that do not add
 * to the band's events when those are given, and as `directRate`.
 */
export function directRateOfRepeated(
  frequencies: readonly Frequencies[],
  bands: Bands,
  options: RateOptions,
): Outcome<StandardisedRate> {
  const added = frequencies.map((band) => sumOf([...band].map(([times, persons]) => times * persons)));
  const places = together(added, bands.events, (found, events) => found === events);
  const apart = places.indexOf(false);
  const requirements: Requirement[] = [
    ...requirementsOf(bands, options),
    areAsMany({ 'event frequencies': frequencies, events: bands.events }),
    [apart === -1, `The frequencies of band ${apart + 1} add to ${added[apart]} events, not ${bands.events[apart]}.`],
  ];
  return whenHold(requirements, () => {
    const squares = frequencies.map((band) => sumOf([...band].map(([times, persons]) => times * times * persons)));
    const variance = together(squares, standardShares(bands), (square, each) => square * each * each);
    return standardised(bands, sumOf(variance), options);
  });
}

/**
 * Potential years of life lost, directly standardised: each death counts the years that were still to be expected.
 * Source: NHS Outcomes Framework 1a; interval by Dobson, scaled by the number of deaths. Refuses as `directRate`.
 * @param yearsEach years that a death in a band takes
 */
export function yearsOfLifeLost(
  yearsEach: readonly number[],
  bands: Bands,
  options: RateOptions,
): Outcome<StandardisedRate> {
  const requirements = [...requirementsOf(bands, options), areAsMany({ years: yearsEach, events: bands.events })];
  return whenHold(requirements, () => {
    const years = together(bands.events, yearsEach, (deaths, each) => deaths * each);
    const squares = together(bands.events, yearsEach, (deaths, each) => deaths * each * each);
    const variance = together(squares, standardShares(bands), (square, each) => square * each * each);
    return standardised(bands, sumOf(variance), options, years);
  });
}

function requirementsOf({ events, people, weights }: Bands, { multiplier, confidence }: RateOptions): Requirement[] {
  return [
    areAsMany({ events, people, weights }),
    areCounts(events, 'number of events'),
    areAbove(people, 0, 'number of people'),
    areAbove(weights, 0, 'weight'),
    isAbove(multiplier, 0, 'The multiplier'),
    isConfidence(confidence),
  ];
}

/** What one event of a band adds to the rate for one person. */
function standardShares({ people, weights }: Bands): number[] {
  const total = sumOf(weights);
  return together(people, weights, (people, weight) => weight / people / total);
}

function standardised(
  bands: Bands,
  variance: number,
  { multiplier, confidence }: RateOptions,
  amounts: readonly number[] = bands.events,
): StandardisedRate {
  const count = sumOf(bands.events);
  if (count < FEWEST_EVENTS) return { totalCount: count, value: null, lower: null, upper: null };
  const value = sumOf(together(amounts, standardShares(bands), (amount, each) => amount * each));
  const { lower, upper } = byarLimits(count, confidence);
  const scale = Math.sqrt(variance / count);
  return {
    totalCount: count,
    value: value * multiplier,
    lower: (value + scale * (lower - count)) * multiplier,
    upper: (value + scale * (upper - count)) * multiplier,
  };
}

/** The standard population's weights: those given, or the European ones of 2013 for nineteen bands. */
export function weightsOr(weights: readonly number[] | undefined, bands: number): Outcome<readonly number[]> {
  if (weights !== undefined) return accepted(weights);
  if (bands === EUROPEAN_2013.length) return accepted(EUROPEAN_2013);
  return numbersRefused(`The European Standard Population has 19 bands and there are ${bands}: give the weights.`);
}
