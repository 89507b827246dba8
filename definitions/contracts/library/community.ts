import { add, type ContractJson, divide, keepBetween, multiply, subtract } from '../../../src/contracts/index.ts';
import { datesOf, FINANCIAL_MONTHS, fixed, given, givenEach, ONE } from './inputs.ts';

/**
 * Community services as a block: the yearly amount in twelve parts by a profile, varied in the year by agreement, and
 * an incentive for quality between two thresholds.
 */
export const communityBlock: ContractJson = {
  id: 'community-block/2014-15',
  title: 'Community services block 2014/15',
  contractType: 'community',
  ...datesOf(2014),
  source:
    'CQUIN 2.5 % of the actual value to 2018/19: HFMA, readkong; what it pays between its thresholds is from memory, unverified. Amounts are put in',
  pays: 'year',
  sets: { month: FINANCIAL_MONTHS },
  inputs: {
    amount: given('block of the year', 'pounds per year'),
    variation: given('variations agreed in the year', 'pounds per year'),
    profile: givenEach('month', 'profile', 'number'),
    'incentive-share': fixed('0.025', 'share'),
    performance: given('performance', 'percent'),
    lower: given('threshold', 'percent'),
    upper: given('full payment', 'percent'),
    none: fixed('0', 'factor'),
    one: ONE,
  },
  terms: [
    { id: 'block', title: 'Block', unit: 'pounds per year', formula: add('amount', 'variation') },
    { id: 'incentive-width', title: 'Width', unit: 'percent', formula: subtract('upper', 'lower') },
    {
      id: 'incentive-earned',
      title: 'Share of the incentive that is earned',
      unit: 'share',
      formula: keepBetween(divide(subtract('performance', 'lower'), 'incentive-width'), 'none', 'one'),
    },
    {
      id: 'incentive',
      title: 'Incentive for quality',
      unit: 'pounds per year',
      formula: multiply('block', 'incentive-share', 'incentive-earned'),
    },
  ],
  lines: [
    { term: 'block', account: 'Community block', share: { among: 'month', by: 'profile', oddPennies: 'cumulative' } },
    { term: 'incentive', account: 'Community CQUIN' },
  ],
};

/**
 * A voluntary-sector provider: a block each quarter in advance, of which at most a tenth waits on how complete the
 * reporting of activity and goals is. What people score for themselves is not among the numbers put in, so that it
 * never sets the price.
 */
export const voluntarySector: ContractJson = {
  id: 'voluntary-sector/2025-26',
  title: 'Voluntary sector: quarterly block 2025/26',
  contractType: 'voluntary sector',
  ...datesOf(2025),
  source: 'Invented for the demonstration',
  pays: 'quarter',
  inputs: {
    amount: given('block of the year', 'pounds per year'),
    'reporting-share': given('share that waits on reporting', 'share'),
    'most-on-reporting': fixed('0.1', 'share'),
    'no-share': fixed('0', 'share'),
    'records-due': given('records of activity and goals that were due', 'items'),
    'records-complete': given('records that came complete', 'items'),
    quarters: fixed('4', 'quarters per year'),
    'nothing-due': fixed('1', 'share'),
    one: ONE,
  },
  terms: [
    {
      id: 'on-reporting',
      title: 'Share that waits on reporting, no more than a tenth',
      unit: 'share',
      formula: keepBetween('reporting-share', 'no-share', 'most-on-reporting'),
    },
    {
      id: 'completeness',
      title: 'Completeness of reporting',
      unit: 'share',
      formula: {
        ifZero: 'records-due',
        use: { ref: 'nothing-due' },
        because: 'nothing was due to be reported',
        otherwise: divide('records-complete', 'records-due'),
      },
    },
    {
      id: 'completeness-paid',
      title: 'Completeness that is paid',
      unit: 'share',
      formula: keepBetween('completeness', 'no-share', 'nothing-due'),
    },
    {
      id: 'advance',
      title: 'Block in advance',
      unit: 'pounds per quarter',
      formula: divide(multiply('amount', subtract('one', 'on-reporting')), 'quarters'),
    },
    {
      id: 'reporting',
      title: 'Completeness of the last quarter’s reporting',
      unit: 'pounds per quarter',
      formula: divide(multiply('amount', 'on-reporting', 'completeness-paid'), 'quarters'),
    },
  ],
  lines: [
    { term: 'advance', account: 'Voluntary sector' },
    { term: 'reporting', account: 'Voluntary sector' },
  ],
};
