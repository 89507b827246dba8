import { cusum, cusumOfShares } from '../cusum.ts';
import { DIRECTIONS, type Direction, xmr } from '../xmr.ts';
import { type Method, named, number, numbers, word } from './method.ts';

export const TIME_METHODS: readonly Method[] = [
  {
    name: 'spc_xmr',
    also: ['xmr', 'spc'],
    purpose: 'XmR chart with the four Making Data Count rules, variation and assurance',
    fields: {
      y: numbers('values in order of time, one unit'),
      direction: word('which way is better', DIRECTIONS, 'increase'),
      target: number('what is to be reached, in the unit of the values', null),
      screen_outliers: { kind: 'yes or no', meaning: 'leave great moving ranges out of their mean', otherwise: true },
      rebase_at: numbers('places, from 0, at which limits begin anew', []),
    },
    gives: 'mean, upl, lpl, amr of the last stretch; labels and point_types of each point; variation; assurance',
    work: (given) => {
      const options = {
        direction: given.word('direction') as Direction,
        isScreened: given.isYes('screen_outliers'),
        rebaseAt: given.numbers('rebase_at'),
        ...(given.has('target') ? { target: given.number('target') } : {}),
      };
      return named(xmr(given.numbers('y'), options), ({ mean, upl, lpl, amr, ...chart }) => ({
        mean,
        upl,
        lpl,
        amr,
        labels: chart.labels,
        point_types: chart.pointTypes,
        variation: chart.variation,
        assurance: chart.assurance,
      }));
    },
  },
  {
    name: 'cusum',
    also: [],
    purpose: 'cumulative sums for slow change in values',
    fields: {
      y: numbers('values in order of time, one unit'),
      target: number('what the process should be at'),
      sd: number('its standard deviation, above 0'),
      slack: number('half the shift to be found, in standard deviations', 0.5),
      limit: number('above this there is a signal, in standard deviations', 5),
    },
    gives: 'high, low: sums in standard deviations; signals: high, low or null; first_signal: place from 0, or null',
    work: (given) => {
      const [target, sd] = [given.number('target'), given.number('sd')];
      const options = { target, sd, slack: given.number('slack'), limit: given.number('limit') };
      return named(cusum(given.numbers('y'), options), ({ high, low, signals, firstSignal }) => ({
        high,
        low,
        signals,
        first_signal: firstSignal,
      }));
    },
  },
  {
    name: 'cusum_proportion',
    also: [],
    purpose: 'cumulative sums of the log likelihood ratio for slow change in a share',
    fields: {
      x: numbers('people who meet it in each period'),
      n: numbers('people who count in each period'),
      usual: number('the share at which the process should be'),
      changed: number('the share to be found'),
      limit: number('above this there is a signal', 4.5),
    },
    gives: 'high: sums; signals: true or false; first_signal: place from 0, or null',
    work: (given) => {
      const options = {
        usual: given.number('usual'),
        changed: given.number('changed'),
        limit: given.number('limit'),
      };
      return named(cusumOfShares(given.numbers('x'), given.numbers('n'), options), (found) => ({
        high: found.high,
        signals: found.signals,
        first_signal: found.firstSignal,
      }));
    },
  },
];
