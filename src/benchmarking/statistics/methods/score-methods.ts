import { goalAttainment, pointsAttained, supportedShare, weightedMean } from '../scores.ts';
import { type Method, named, number, numbers } from './method.ts';

export const SCORE_METHODS: readonly Method[] = [
  {
    name: 'goal_attainment_T',
    also: ['goal_attainment'],
    purpose: 'goal attainment T score',
    fields: {
      scores: numbers('score of each goal, −2 to +2'),
      weights: numbers('weight of each goal; all alike when left out', null),
      rho: number('correlation assumed between goals', 0.3),
    },
    gives: 'score (also as expected): 50 is what was hoped for, 10 a standard deviation',
    work: (given) => {
      const scores = given.numbers('scores');
      const weights = given.has('weights') ? given.numbers('weights') : scores.map(() => 1);
      return named(goalAttainment(scores, weights, given.number('rho')), (score) => ({ score, expected: score }));
    },
  },
  {
    name: 'qof_points',
    also: ['points'],
    purpose: 'points of a measure between its thresholds',
    fields: {
      num: number('people who meet it'),
      den: number('people who count; 0 gives null'),
      points: number('points that the measure is worth'),
      lower: number('lower threshold, per cent'),
      upper: number('upper threshold, per cent'),
    },
    gives: 'attained (also as expected): points; null when nobody counts',
    work: (given) => {
      const attained = pointsAttained({
        numerator: given.number('num'),
        denominator: given.number('den'),
        points: given.number('points'),
        lower: given.number('lower'),
        upper: given.number('upper'),
      });
      return named(attained, (points) => ({ attained: points, expected: points }));
    },
  },
  {
    name: 'weighted_mean',
    also: ['hrqol_ltc'],
    purpose: 'mean of answers with weights, such as quality of life',
    fields: { values: numbers('answer of each person'), weights: numbers('weight of each, above 0') },
    gives: 'value: in the unit of the values',
    work: (given) => named(weightedMean(given.numbers('values'), given.numbers('weights')), (value) => ({ value })),
  },
  {
    name: 'supported_ltc',
    also: ['supported'],
    purpose: 'share who feel supported to manage their condition',
    fields: {
      definitely: number('weight of those who say yes, definitely'),
      some: number('weight of those who say yes, to some extent'),
      no: number('weight of those who say no'),
    },
    gives: 'value (also as expected): a share from 0 to 1',
    work: (given) => {
      const share = supportedShare(given.number('definitely'), given.number('some'), given.number('no'));
      return named(share, (value) => ({ value, expected: value }));
    },
  },
];
