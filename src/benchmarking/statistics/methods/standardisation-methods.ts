import { accepted, type Outcome } from '../../../base/index.ts';
import {
  directRate,
  directRateOfRepeated,
  type RateOptions,
  type StandardisedRate,
  weightsOr,
  yearsOfLifeLost,
} from '../direct-standardisation.ts';
import { indirectRatio } from '../indirect-standardisation.ts';
import {
  CONFIDENCE,
  type Field,
  type Given,
  type Method,
  type MethodResult,
  named,
  number,
  numbers,
} from './method.ts';

const EVENTS = numbers('events in each band, from 0');
const PEOPLE = numbers('people in each band, above 0');
const WEIGHTS = numbers('standard population in each band; the European one of 2013 for nineteen bands', null);
const MULTIPLIER = number('people that the rate is for', 100_000);
const OPTIONS: Readonly<Record<string, Field>> = { multiplier: MULTIPLIER, conf: CONFIDENCE };
const RATE = 'total_count; value, lower, upper for each multiplier people, null below 10 events';

/** A rate at the confidence asked for, and at 95 and 99.8 % beside it. */
function atEach(given: Given, work: (options: RateOptions) => Outcome<StandardisedRate>): Outcome<MethodResult> {
  const at = (confidence: number) => work({ multiplier: given.number('multiplier'), confidence });
  const [own, narrow, wide] = [at(given.number('conf')), at(0.95), at(0.998)];
  if (!own.ok) return own;
  if (!narrow.ok) return narrow;
  if (!wide.ok) return wide;
  return accepted({
    ...fieldsOf(own.value),
    expected95: fieldsOf(narrow.value),
    expected998: fieldsOf(wide.value),
    ...(own.value.value === null ? { reason: 'fewer than 10 events' } : {}),
  });
}

function fieldsOf({ totalCount, value, lower, upper }: StandardisedRate): MethodResult {
  return { total_count: totalCount, value, lower, upper };
}

function weightsOf(given: Given): Outcome<readonly number[]> {
  const weights = given.has('weights') ? given.numbers('weights') : undefined;
  return weightsOr(weights, given.numbers('events').length);
}

function direct(given: Given): Outcome<MethodResult> {
  const weights = weightsOf(given);
  if (!weights.ok) return weights;
  const bands = { events: given.numbers('events'), people: given.numbers('pop'), weights: weights.value };
  return atEach(given, (options) => directRate(bands, options));
}

function repeated(given: Given): Outcome<MethodResult> {
  const weights = weightsOf(given);
  if (!weights.ok) return weights;
  const bands = { events: given.numbers('events'), people: given.numbers('pop'), weights: weights.value };
  const frequencies = given.frequencies('event_frequency_by_band');
  return atEach(given, (options) => directRateOfRepeated(frequencies, bands, options));
}

export const STANDARDISATION_METHODS: readonly Method[] = [
  {
    name: 'dsr_esp2013',
    also: ['dsr'],
    purpose: 'directly standardised rate with Dobson’s interval',
    fields: { events: EVENTS, pop: PEOPLE, weights: WEIGHTS, ...OPTIONS },
    gives: `${RATE}; the same in expected95 and expected998 at 95 and 99.8 %`,
    work: direct,
  },
  {
    name: 'dsr_nonindependent',
    also: ['dsr_repeated'],
    purpose: 'directly standardised rate of events that one person may have more than once',
    fields: {
      event_frequency_by_band: {
        kind: 'frequencies',
        meaning: 'in each band how many persons had one event, two and so on; in CSV 1:4;2:1',
      },
      events: EVENTS,
      pop: PEOPLE,
      weights: WEIGHTS,
      ...OPTIONS,
    },
    gives: `${RATE}; the same in expected95 and expected998 at 95 and 99.8 %`,
    work: repeated,
  },
  {
    name: 'dsr_suppression',
    also: [],
    purpose: 'whether a directly standardised rate may be given: not below 10 events',
    fields: {
      events: EVENTS,
      pop: numbers('people in each band; 1 each when left out', null),
      weights: WEIGHTS,
      ...OPTIONS,
    },
    gives: 'total_count; value, lower, upper, expected: null below 10 events, with a reason',
    work: (given) => {
      const weights = weightsOf(given);
      if (!weights.ok) return weights;
      const events = given.numbers('events');
      const people = given.has('pop') ? given.numbers('pop') : events.map((count) => Math.max(1, count));
      const rate = atEach(given, (options) => directRate({ events, people, weights: weights.value }, options));
      return named(rate, (result) => ({ ...result, expected: result.value ?? null }));
    },
  },
  {
    name: 'indirect_standardisation',
    also: ['isr', 'smr'],
    purpose: 'observed against expected at a reference population’s rates, and the rate that it gives',
    fields: {
      obs: EVENTS,
      pop: numbers('people in each band'),
      ref_events: numbers('the reference population’s events in each band'),
      ref_pop: numbers('the reference population’s people in each band, above 0'),
      ...OPTIONS,
    },
    gives:
      'observed, expected: events; ratio, ratio_lower, ratio_upper; ref_rate, value, lower, upper for each multiplier people',
    work: (given) => {
      const local = { events: given.numbers('obs'), people: given.numbers('pop') };
      const reference = { events: given.numbers('ref_events'), people: given.numbers('ref_pop') };
      const options = { multiplier: given.number('multiplier'), confidence: given.number('conf') };
      return named(indirectRatio(local, reference, options), (found) => ({
        observed: found.observed,
        expected: found.expected,
        ref_rate: found.referenceRate,
        ratio: found.ratio,
        ratio_lower: found.ratioLower,
        ratio_upper: found.ratioUpper,
        value: found.value,
        lower: found.lower,
        upper: found.upper,
      }));
    },
  },
  {
    name: 'pyll',
    also: ['years_of_life_lost'],
    purpose: 'potential years of life lost, directly standardised',
    fields: {
      deaths: numbers('deaths in each band, from 0'),
      life_expectancy: numbers('years that each death in a band takes'),
      pop: PEOPLE,
      weights: numbers('standard population in each band'),
      ...OPTIONS,
    },
    gives: 'total_count: deaths; value, lower95, upper95: years for each multiplier people, null below 10 deaths',
    work: (given) => {
      const bands = {
        events: given.numbers('deaths'),
        people: given.numbers('pop'),
        weights: given.numbers('weights'),
      };
      const options = { multiplier: given.number('multiplier'), confidence: given.number('conf') };
      return named(yearsOfLifeLost(given.numbers('life_expectancy'), bands, options), (rate) => ({
        total_count: rate.totalCount,
        value: rate.value,
        lower95: rate.lower,
        upper95: rate.upper,
      }));
    },
  },
];
