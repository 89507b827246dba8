import {
  allOf,
  atLeast,
  type ContractJson,
  choose,
  divide,
  lesserOf,
  multiply,
  not,
  onlyIf,
  subtract,
} from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, givenEach, MONTHS, ONE, rated, yearId, yearLabel } from './inputs.ts';

/**
 * Rent: leased premises at the lesser of the lease and the market rent, owned ones at the notional rent, less what an
 * abatement takes after public capital; rates, water and waste as they cost. A rent that was not reviewed for three
 * years waits.
 */
const rent: ContractJson = {
  id: 'rent/2025-26',
  title: 'Rent reimbursement 2025/26',
  contractType: 'reimbursement',
  ...datesOf(2025),
  source:
    'Premises Costs Directions 2024: managementinpractice, Doncaster LMC, gpsurveyors; running costs from memory, unverified',
  inputs: {
    tenure: { label: 'tenure', unit: 'choice', choices: ['leased', 'owned'] },
    'lease-rent': given('rent of the lease', 'pounds per year'),
    'market-rent': given('current market rent', 'pounds per year'),
    'abated-share': given('share abated after public capital', 'share'),
    'reviewed-on': given('day of the last review', 'date'),
    on: given('day of payment', 'date'),
    rates: given('rates', 'pounds per month'),
    'water-and-waste': given('water and clinical waste', 'pounds per month'),
    'review-days': fixed('1096', 'days'),
    one: ONE,
    months: MONTHS,
  },
  terms: [
    { id: 'is-leased', title: 'Leased', unit: 'yes or no', formula: { isOneOf: 'tenure', of: ['leased'] } },
    {
      id: 'leased-rent',
      title: 'Rent of leased premises',
      unit: 'pounds per year',
      reimbursement: { cost: 'lease-rent', limits: ['market-rent'] },
    },
    {
      id: 'rent-due',
      title: 'Rent that is reimbursed',
      unit: 'pounds per year',
      formula: choose('is-leased', 'leased-rent', 'market-rent'),
    },
    {
      id: 'is-reviewed',
      title: 'Reviewed within three years',
      unit: 'yes or no',
      formula: atLeast('review-days', subtract('on', 'reviewed-on')),
    },
    {
      id: 'rent',
      title: 'Rent',
      unit: 'pounds per month',
      formula: onlyIf(
        'is-reviewed',
        divide(multiply('rent-due', subtract('one', 'abated-share')), 'months'),
        'the rent has not been reviewed for three years',
      ),
    },
    { id: 'rates-payment', title: 'Rates', unit: 'pounds per month', formula: { ref: 'rates' } },
    {
      id: 'water-payment',
      title: 'Water and clinical waste',
      unit: 'pounds per month',
      formula: { ref: 'water-and-waste' },
    },
  ],
  lines: [
    { term: 'rent', account: 'Premises: rent' },
    { term: 'rates-payment', account: 'Premises: rates' },
    { term: 'water-payment', account: 'Premises: water and waste' },
  ],
};

const COVER_INPUTS = {
  invoice: givenEach('week', 'invoice of the week', 'pounds'),
  number: givenEach('week', 'number of the week', 'weeks'),
  'month-end': givenEach('week', 'last day of the month', 'date'),
  claimed: givenEach('week', 'day it was claimed', 'date'),
  upper: rated('locum-cover-later-weeks', 'most for a later week', 'pounds per week'),
  week: fixed('1', 'weeks'),
  'most-weeks': fixed('26', 'weeks'),
  window: fixed('14', 'days'),
  nothing: fixed('0', 'pounds'),
} as const;

/** Claimed in time and within the weeks that are covered. */
const COVERED = {
  id: 'is-covered',
  title: 'Within the weeks that are covered, and claimed within 14 days of the month',
  unit: 'yes or no',
  each: 'week',
  formula: allOf(atLeast('most-weeks', 'number'), atLeast('window', subtract('claimed', 'month-end'))),
} as const;

const LATE = 'it is beyond 26 weeks, or was claimed more than 14 days after the month';

/** Cover of a parent away: the lesser of the invoice and the cap, which is lower for the first two weeks. */
function parentalCover(startYear: number): ContractJson {
  return {
    id: `locum-cover-parental/${yearId(startYear)}`,
    title: `Locum cover, parental leave ${yearLabel(startYear)}`,
    contractType: 'reimbursement',
    ...datesOf(startYear),
    source: 'BMA; SSLMCs. Not reduced for part-time; most weeks: policy',
    pays: 'once',
    sets: { week: { label: 'weeks' } },
    inputs: {
      ...COVER_INPUTS,
      lower: rated('locum-cover-first-weeks', 'most for weeks 1 and 2', 'pounds per week'),
      'early-weeks': fixed('2', 'weeks'),
    },
    terms: [
      COVERED,
      {
        id: 'is-early',
        title: 'One of the first two weeks',
        unit: 'yes or no',
        each: 'week',
        formula: atLeast('early-weeks', 'number'),
      },
      {
        id: 'cap',
        title: 'Most that is paid',
        unit: 'pounds',
        each: 'week',
        formula: multiply(choose('is-early', 'lower', 'upper'), 'week'),
      },
      {
        id: 'locum-cover',
        title: 'Locum cover',
        unit: 'pounds',
        each: 'week',
        formula: choose('is-covered', lesserOf('invoice', 'cap'), 'nothing', LATE),
      },
    ],
    lines: [{ term: 'locum-cover', account: 'Locum cover' }],
  };
}

/** Cover of illness: from the third week. */
function sicknessCover(startYear: number): ContractJson {
  return {
    id: `locum-cover-sickness/${yearId(startYear)}`,
    title: `Locum cover, sickness ${yearLabel(startYear)}`,
    contractType: 'reimbursement',
    ...datesOf(startYear),
    source: 'BMA: the upper cap, from week 3',
    pays: 'once',
    sets: { week: { label: 'weeks' } },
    inputs: { ...COVER_INPUTS, 'waiting-weeks': fixed('2', 'weeks') },
    terms: [
      COVERED,
      {
        id: 'is-waiting',
        title: 'One of the first two weeks',
        unit: 'yes or no',
        each: 'week',
        formula: atLeast('waiting-weeks', 'number'),
      },
      { id: 'is-due', title: 'From the third week', unit: 'yes or no', each: 'week', formula: not('is-waiting') },
      { id: 'cap', title: 'Most that is paid', unit: 'pounds', each: 'week', formula: multiply('upper', 'week') },
      {
        id: 'in-time',
        title: 'Cover claimed in time',
        unit: 'pounds',
        each: 'week',
        formula: choose('is-covered', lesserOf('invoice', 'cap'), 'nothing', LATE),
      },
      {
        id: 'locum-cover',
        title: 'Locum cover',
        unit: 'pounds',
        each: 'week',
        formula: choose('is-due', 'in-time', 'nothing', 'the first two weeks of an illness are not covered'),
      },
    ],
    lines: [{ term: 'locum-cover', account: 'Locum cover' }],
  };
}

const COVER_YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

export const reimbursements: readonly ContractJson[] = [
  rent,
  ...COVER_YEARS.map(parentalCover),
  ...COVER_YEARS.map(sicknessCover),
];
