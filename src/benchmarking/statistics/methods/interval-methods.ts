import { byar, countInterval, crudeRate, exactPoisson } from '../count-interval.ts';
import { meanInterval } from '../mean-interval.ts';
import { clopperPearson, wilsonInterval } from '../proportion-interval.ts';
import { CONFIDENCE, type Field, type Method, named, number, numbers } from './method.ts';

const EVENTS = number('number of events, from 0');
const PROPORTION: Readonly<Record<string, Field>> = {
  x: number('people who meet it, from 0 to n'),
  n: number('people who count, above 0'),
  conf: CONFIDENCE,
};
const OF_PROPORTION = 'value, lower, upper: shares from 0 to 1';
const OF_COUNT = 'lower, upper: numbers of events; lower is null where it would be below 0';

export const INTERVAL_METHODS: readonly Method[] = [
  {
    name: 'byar',
    also: [],
    purpose: 'Byar’s interval of a count',
    fields: { x: EVENTS, conf: CONFIDENCE },
    gives: OF_COUNT,
    work: (given) => named(byar(given.number('x'), given.number('conf')), (limits) => limits),
  },
  {
    name: 'exact_poisson',
    also: ['poisson'],
    purpose: 'exact interval of a count',
    fields: { x: EVENTS, conf: CONFIDENCE },
    gives: OF_COUNT,
    work: (given) => named(exactPoisson(given.number('x'), given.number('conf')), (limits) => limits),
  },
  {
    name: 'count_ci_rule_exact_below_10_else_byar',
    also: ['count'],
    purpose: 'interval of a count: exact below 10 events, Byar’s from 10',
    fields: { x: EVENTS, conf: CONFIDENCE },
    gives: OF_COUNT,
    work: (given) => named(countInterval(given.number('x'), given.number('conf')), (limits) => limits),
  },
  {
    name: 'wilson',
    also: [],
    purpose: 'Wilson’s interval of a proportion',
    fields: PROPORTION,
    gives: OF_PROPORTION,
    work: (given) =>
      named(wilsonInterval(given.number('x'), given.number('n'), given.number('conf')), (interval) => interval),
  },
  {
    name: 'clopper_pearson',
    also: ['exact_proportion'],
    purpose: 'exact interval of a proportion',
    fields: PROPORTION,
    gives: OF_PROPORTION,
    work: (given) =>
      named(clopperPearson(given.number('x'), given.number('n'), given.number('conf')), (interval) => interval),
  },
  {
    name: 'crude_rate_per_100000',
    also: ['crude_rate'],
    purpose: 'events for each 100,000 people, with the interval of the count',
    fields: {
      x: EVENTS,
      n: number('people or person-years at risk, above 0'),
      multiplier: number('people that the rate is for', 100_000),
      conf: CONFIDENCE,
    },
    gives: 'value, lower, upper: events for each multiplier people',
    work: (given) =>
      named(
        crudeRate(given.number('x'), given.number('n'), given.number('multiplier'), given.number('conf')),
        (rate) => rate,
      ),
  },
  {
    name: 'mean_ci_t',
    also: ['mean'],
    purpose: 'mean of measurements with Student’s interval',
    fields: { values: numbers('measurements, two or more, one unit'), conf: CONFIDENCE },
    gives: 'mean, lower95, upper95, sd: in the unit of the values (lower95 and upper95 at the confidence asked for)',
    work: (given) =>
      named(meanInterval(given.numbers('values'), given.number('conf')), ({ mean, lower, upper, sd }) => ({
        mean,
        lower95: lower,
        upper95: upper,
        sd,
      })),
  },
];
