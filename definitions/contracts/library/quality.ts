import { type ContractJson, divide, multiply } from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, givenEach, HUNDRED, ONE, rated, yearId, yearLabel } from './inputs.ts';

const YEARS = Array.from({ length: 14 }, (_, past) => 2013 + past);

/**
 * A year's achievement: points between the thresholds × price × list index × prevalence factor where it counts.
 * Nothing is rounded before the pence.
 */
function achievementOf(startYear: number): ContractJson {
  return {
    id: `quality-achievement/${yearId(startYear)}`,
    title: `Quality and Outcomes Framework achievement ${yearLabel(startYear)}`,
    contractType: 'quality',
    ...datesOf(startYear),
    source:
      'Statement of Financial Entitlements; primarycareit, LincsLMC. The list index and prevalence are not rounded',
    pays: 'year',
    inputs: {
      numerator: givenEach('indicator', 'numerator', 'people'),
      denominator: givenEach('indicator', 'denominator less adjustments and exclusions', 'people'),
      lower: givenEach('indicator', 'lower threshold', 'percent'),
      upper: givenEach('indicator', 'upper threshold', 'percent'),
      points: givenEach('indicator', 'points available', 'points'),
      prevalence: givenEach('indicator', 'prevalence in the practice', 'share'),
      'national-prevalence': givenEach('indicator', 'national prevalence', 'share'),
      'prevalence-counts': givenEach('indicator', 'adjusted for prevalence', 'yes or no'),
      'registered-list': given('registered list', 'registered patients'),
      'list-divisor': rated('qof-list-divisor', 'national average list', 'registered patients'),
      'point-price': rated('qof-point-price', 'price of a point', 'pounds per point per year'),
      hundred: HUNDRED,
      one: ONE,
    },
    terms: [
      {
        id: 'achieved',
        title: 'Achieved',
        unit: 'percent',
        each: 'indicator',
        formula: divide(multiply('numerator', 'hundred'), 'denominator'),
      },
      {
        id: 'prevalence-factor',
        title: 'Prevalence factor',
        unit: 'factor',
        each: 'indicator',
        formula: {
          choose: 'prevalence-counts',
          use: divide('prevalence', 'national-prevalence'),
          otherwise: { ref: 'one' },
        },
      },
      {
        id: 'list-index',
        title: 'Contractor population index',
        unit: 'factor',
        formula: divide('registered-list', 'list-divisor'),
      },
      {
        id: 'achievement',
        title: 'Achievement of the year',
        unit: 'pounds per year',
        achievement: {
          achieved: 'achieved',
          lower: 'lower',
          upper: 'upper',
          points: 'points',
          price: 'point-price',
          listIndex: 'list-index',
          prevalence: 'prevalence-factor',
          over: 'indicator',
        },
      },
    ],
    lines: [{ term: 'achievement', account: 'QOF achievement' }],
  };
}

/** Paid on account each month: a share of last year's achievement at this year's price of a point. */
function aspirationOf(startYear: number): ContractJson {
  return {
    id: `quality-aspiration/${yearId(startYear)}`,
    title: `Quality aspiration ${yearLabel(startYear)}`,
    contractType: 'quality',
    ...datesOf(startYear),
    source: 'BMA, Focus on QOF payments; share: nbmedical, Pulse, Somerset LMC',
    inputs: {
      'last-achievement': given('achievement of last year', 'pounds per year'),
      'last-price': given('price of a point last year', 'pounds per point per year'),
      'point-price': rated('qof-point-price', 'price of a point this year', 'pounds per point per year'),
      'aspiration-share': rated('qof-aspiration-share', 'aspiration share', 'share'),
      months: fixed('12', 'months per year'),
    },
    terms: [
      { id: 'uprating', title: 'Uprating', unit: 'factor', formula: divide('point-price', 'last-price') },
      {
        id: 'quality-aspiration',
        title: 'Quality: aspiration',
        unit: 'pounds per month',
        onAccount: { of: 'last-achievement', share: 'aspiration-share', uprating: 'uprating', parts: 'months' },
      },
    ],
    lines: [{ term: 'quality-aspiration', account: 'QOF aspiration' }],
  };
}

/**
 * The one settlement of a year, by 30 June after it: what was earned less what was paid on account. What was accrued
 * beside it says how the year that is closed comes out. A practice is in one quality scheme, so it has one of these.
 */
function settlementOf(startYear: number): ContractJson {
  return {
    id: `quality-settlement/${yearId(startYear)}`,
    title: `Quality settlement of ${yearLabel(startYear)}`,
    contractType: 'quality',
    validFrom: `${startYear + 1}-04-01`,
    validTo: `${startYear + 1}-06-30`,
    source: 'SFE 2026, second hand: paid by the end of June; negative is recovered',
    pays: 'once',
    inputs: {
      scheme: { label: 'scheme', unit: 'choice', choices: ['QOF', 'Quality Outcomes for Health'] },
      earns: {
        label: 'scheme that the practice is in',
        unit: 'choice',
        choices: ['QOF', 'Quality Outcomes for Health'],
      },
      achievement: given('achievement of the year', 'pounds'),
      aspiration: given('paid on account in the year', 'pounds'),
    },
    terms: [
      { id: 'is-qof', title: 'Achievement of QOF', unit: 'yes or no', formula: { isOneOf: 'scheme', of: ['QOF'] } },
      { id: 'in-qof', title: 'In QOF', unit: 'yes or no', formula: { isOneOf: 'earns', of: ['QOF'] } },
      {
        id: 'same-scheme',
        title: 'Achievement is of the practice’s own scheme',
        unit: 'yes or no',
        formula: {
          any: [
            { all: [{ ref: 'is-qof' }, { ref: 'in-qof' }] },
            { all: [{ not: { ref: 'is-qof' } }, { not: { ref: 'in-qof' } }] },
          ],
        },
      },
      {
        id: 'due',
        title: 'Earned less paid on account',
        unit: 'pounds',
        settlement: { earned: 'achievement', onAccount: 'aspiration' },
      },
      {
        id: 'quality-settlement',
        title: 'Quality: settlement',
        unit: 'pounds',
        formula: {
          onlyIf: 'same-scheme',
          use: { ref: 'due' },
          hold: 'a practice is paid by one quality scheme, and this achievement is of the other',
        },
      },
    ],
    lines: [{ term: 'quality-settlement', account: 'QOF achievement' }],
  };
}

export const qualityContracts: readonly ContractJson[] = [
  ...YEARS.map(achievementOf),
  ...YEARS.map(aspirationOf),
  ...YEARS.map(settlementOf),
];
