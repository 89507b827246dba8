import { accepted, type Outcome } from '../../../base/index.ts';
import {
  errorsFromLimits,
  type Groups,
  type Inequality,
  inequality,
  inequalityInterval,
  type Scale,
} from '../inequality.ts';
import { nearestPeers, zScores } from '../peers.ts';
import { plausibility } from '../plausibility.ts';
import { quantileGroups } from '../quantile-groups.ts';
import {
  type Reliability,
  reliabilityOfProportions,
  reliabilityOfRatios,
  reliabilityOfValues,
} from '../reliability.ts';
import { CONFIDENCE, type Given, type Method, type MethodResult, named, number, numbers, word } from './method.ts';

const KINDS: Readonly<Record<string, Scale>> = {
  value: 'none',
  'rate, log transform': 'log',
  'proportion, logit transform': 'logit',
};

function inequalityFields({ sii, rii, intercept, slope, ranks }: Inequality): MethodResult {
  return { sii, rii, intercept, b: ranks, slope };
}

function slopeIndices(given: Given): Outcome<MethodResult> {
  const scale = KINDS[given.word('kind')] ?? 'none';
  const groups: Groups = {
    people: given.numbers('pop'),
    values: given.numbers('value'),
    scale,
    multiplier: given.number('multiplier'),
  };
  if (!given.has('lower') || !given.has('upper')) return named(inequality(groups), inequalityFields);
  const errors = errorsFromLimits(scale, given.numbers('lower'), given.numbers('upper'));
  const options = { confidence: given.number('conf'), draws: given.number('draws'), seed: given.number('seed') };
  return named(inequalityInterval(groups, errors, options), (found) => ({
    ...inequalityFields(found),
    sii_lower: found.siiLower,
    sii_upper: found.siiUpper,
    rii_lower: found.riiLower,
    rii_upper: found.riiUpper,
  }));
}

function reliabilityFields(found: Reliability): MethodResult {
  return {
    mean: found.mean,
    between_variance: found.betweenVariance,
    measure: found.measure,
    measure_is_reliable: found.isMeasureReliable,
    practices: found.practices,
    practice_is_reliable: found.isReliable,
  };
}

const RELIABILITY =
  'mean, between_variance; practices: share of signal of each, 0 to 1; measure: their median; whether each reaches 0.7';

function plausible(given: Given): Outcome<MethodResult> {
  const [x, n] = [given.numbers('x'), given.numbers('n')];
  const lists = given.has('list') ? given.numbers('list') : [];
  const last = given.has('last_share') ? given.numbers('last_share') : [];
  const values = x.map((numerator, at) => ({
    numerator,
    denominator: n[at] ?? Number.NaN,
    list: lists[at] ?? null,
    lastShare: last[at] ?? null,
  }));
  const limits = { fences: given.number('fences'), greatestJump: given.number('greatest_jump') };
  return named(plausibility(values, limits), (reasons) => ({
    reasons,
    stopped: reasons.map((each) => each.length > 0),
  }));
}

/** Practices' variables are columns; of each practice its peers. */
function peersOfEach(given: Given): Outcome<MethodResult> {
  const columns = Object.keys(PEER_VARIABLES).filter((name) => given.has(name));
  const rows = given.numbers('v1').map((_, at) => columns.map((name) => given.numbers(name)[at] ?? Number.NaN));
  const peers: number[][] = [];
  for (const place of rows.keys()) {
    const found = nearestPeers(rows, place, given.number('peers'));
    if (!found.ok) return found;
    peers.push(found.value.map((peer) => peer.place));
  }
  return accepted({ nearest: peers });
}

const PEER_VARIABLES = {
  v1: numbers('first variable, one number a practice'),
  v2: numbers('second variable', null),
  v3: numbers('third variable', null),
  v4: numbers('fourth variable', null),
  v5: numbers('fifth variable', null),
  v6: numbers('sixth variable', null),
};

export const COMPARISON_METHODS: readonly Method[] = [
  {
    name: 'sii',
    also: ['rii', 'inequality'],
    purpose: 'slope and relative index of inequality',
    fields: {
      kind: word('what the values are, and the scale of the line', Object.keys(KINDS), 'value'),
      pop: numbers('people in each group, the most deprived first; 5 to 100 groups'),
      value: numbers('the value of each group'),
      multiplier: number('the indices are for each of these; negative turns them round', 1),
      lower: numbers('lower 95 % limit of each value, for intervals by simulation', null),
      upper: numbers('upper 95 % limit of each value', null),
      conf: CONFIDENCE,
      draws: number('draws of the simulation', 10_000),
      seed: number('seed of the simulation: the same seed gives the same interval', 1),
    },
    gives:
      'sii, rii, intercept, b (middle of each group’s place), slope; sii_lower, sii_upper, rii_lower, rii_upper when limits are given',
    work: slopeIndices,
  },
  {
    name: 'quantiles_phe',
    also: ['quantiles'],
    purpose: 'groups of equal size by rank; equal values share a group',
    fields: {
      values: numbers('values to be put into groups'),
      nq: number('how many groups, 2 to 100'),
      highest_is_1: { kind: 'yes or no', meaning: 'whether group 1 holds the highest', otherwise: true },
    },
    gives:
      'quantiles (also as expected): the group of each value; null for all when there are fewer values than groups',
    work: (given) => {
      const groups = quantileGroups(given.numbers('values'), given.number('nq'), given.isYes('highest_is_1'));
      return named(groups, (quantiles) => ({ quantiles, expected: quantiles }));
    },
  },
  {
    name: 'reliability',
    also: ['reliability_proportion', 'beta_binomial'],
    purpose: 'share of the variation in proportions that is not chance (beta-binomial)',
    fields: { x: numbers('people who meet it, for each practice'), n: numbers('people who count, above 0') },
    gives: `${RELIABILITY}; alpha, beta of the practices’ true shares`,
    work: (given) =>
      named(reliabilityOfProportions(given.numbers('x'), given.numbers('n')), (found) => ({
        ...reliabilityFields(found),
        alpha: found.alpha,
        beta: found.beta,
      })),
  },
  {
    name: 'reliability_ratio',
    also: [],
    purpose: 'share of the variation in observed ÷ expected that is not chance (gamma-Poisson)',
    fields: { obs: numbers('observed events, for each practice'), exp: numbers('expected events, above 0') },
    gives: RELIABILITY,
    work: (given) => named(reliabilityOfRatios(given.numbers('obs'), given.numbers('exp')), reliabilityFields),
  },
  {
    name: 'reliability_value',
    also: [],
    purpose: 'share of the variation in values with known standard errors that is not chance',
    fields: { value: numbers('the value of each practice'), se: numbers('its standard error, above 0') },
    gives: RELIABILITY,
    work: (given) => named(reliabilityOfValues(given.numbers('value'), given.numbers('se')), reliabilityFields),
  },
  {
    name: 'plausibility',
    also: [],
    purpose: 'values that cannot be or can hardly be, stopped with a reason',
    fields: {
      x: numbers('people who meet it, for each practice'),
      n: numbers('people who count'),
      list: numbers('registered list, for each practice', null),
      last_share: numbers('last year’s share, 0 to 1', null),
      fences: number('interquartile ranges beyond the quartiles, on log odds', 3),
      greatest_jump: number('the greatest change of a share in a year that is not doubted', 0.2),
    },
    gives: 'reasons: a list for each practice, empty when plausible; stopped: true or false',
    work: plausible,
  },
  {
    name: 'z_score',
    also: ['z'],
    purpose: 'standard deviations that each value lies from the mean of them all',
    fields: { values: numbers('the value of each practice') },
    gives: 'z: standard deviations',
    work: (given) => named(zScores(given.numbers('values')), (z) => ({ z })),
  },
  {
    name: 'nearest_peers',
    also: ['peers'],
    purpose: 'the practices most like each other by up to six variables',
    fields: { ...PEER_VARIABLES, peers: number('how many peers', 10) },
    gives: 'nearest: for each practice the places (from 0) of its peers, the nearest first',
    work: peersOfEach,
  },
];
