import {
  add,
  type ContractJson,
  divide,
  greaterOf,
  multiply,
  subtract,
  type WrittenTerm,
} from '../../../src/contracts/index.ts';
import { datesOf, given, givenEach, MONTHS, ONE, rated, yearId, yearLabel } from './inputs.ts';

/** The years of the national review's transition, and of the demonstration. */
const YEARS = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2025];

const TERMS: readonly WrittenTerm[] = [
  {
    id: 'comparable-element',
    title: 'Element',
    unit: 'pounds per year',
    each: 'element',
    formula: { ref: 'comparable' },
  },
  {
    id: 'revised-baseline',
    title: 'Baseline without what GMS pays apart',
    unit: 'pounds per year',
    formula: subtract('baseline', { sum: 'comparable-element' }),
  },
  {
    id: 'gms-equivalent',
    title: 'What GMS would pay',
    unit: 'pounds per year',
    formula: add(
      multiply('weighted-list', 'price', subtract(subtract('one', 'out-of-hours-share'), 'other-opt-outs')),
      'temporary-patients',
      multiply('london-residents', 'london'),
    ),
  },
  {
    id: 'premium',
    title: 'Premium over GMS',
    unit: 'pounds per year',
    formula: subtract('revised-baseline', 'gms-equivalent'),
  },
  {
    id: 'premium-per-head',
    title: 'Premium for a weighted patient',
    unit: 'pounds per weighted patient per year',
    formula: divide('premium', 'weighted-list'),
  },
  {
    id: 'undefined-premium',
    title: 'Part of the premium for nothing named',
    unit: 'pounds per year',
    formula: subtract(multiply('premium-per-head', 'weighted-list'), 'defined'),
  },
  {
    id: 'tapered-premium',
    title: 'Part for nothing named that is left',
    unit: 'pounds per year',
    taper: { amount: 'undefined-premium', elapsed: 'years-passed', length: 'taper-years' },
  },
  {
    id: 'yearly-payment',
    title: 'Baseline of the year',
    unit: 'pounds per year',
    formula: greaterOf(add('gms-equivalent', 'defined', 'tapered-premium'), 'gms-equivalent'),
  },
  {
    id: 'pms-baseline',
    title: 'PMS baseline',
    unit: 'pounds per month',
    formula: divide('yearly-payment', 'months'),
  },
];

/**
 * A PMS baseline under review: what GMS would pay, the premium above it, the part that pays for something named, and
 * the rest going down in equal steps. Never a global sum line. What is freed is the same commissioner's to reinvest.
 */
function pmsOf(startYear: number): ContractJson {
  return {
    id: `pms-premium/${yearId(startYear)}`,
    title: `PMS baseline and premium ${yearLabel(startYear)}`,
    contractType: 'PMS',
    ...datesOf(startYear),
    source:
      'NHS England, Review of PMS contracts, February 2014 (Gateway 01091); taper of four to seven years: GPonline',
    sets: { element: { label: 'elements that GMS pays apart' } },
    inputs: {
      baseline: given('PMS baseline', 'pounds per year'),
      comparable: givenEach('element', 'element that GMS pays apart', 'pounds per year'),
      'weighted-list': given('weighted list', 'weighted patients'),
      'london-residents': given('registered patients who live in London', 'London residents'),
      'temporary-patients': given('temporary patients adjustment', 'pounds per year'),
      'other-opt-outs': given('share of other opt-outs', 'share'),
      defined: given('part of the premium for named services', 'pounds per year'),
      'years-passed': given('years since the taper began', 'years'),
      'taper-years': given('years of the taper', 'years'),
      price: rated('global-sum-price', 'price per weighted patient', 'pounds per weighted patient per year'),
      london: rated('london-adjustment', 'London adjustment', 'pounds per London resident per year'),
      'out-of-hours-share': rated('out-of-hours-share', 'out-of-hours share', 'share'),
      one: ONE,
      months: MONTHS,
    },
    terms: TERMS,
    lines: [{ term: 'pms-baseline', account: 'PMS baseline' }],
  };
}

export const pmsPremiums: readonly ContractJson[] = YEARS.map(pmsOf);
