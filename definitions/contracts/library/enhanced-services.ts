import {
  allOf,
  atLeast,
  type ContractInput,
  type ContractJson,
  choose,
  divide,
  lesserOf,
  multiply,
  not,
  subtract,
  type WrittenTerm,
} from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, givenEach, rated, yearId, yearLabel } from './inputs.ts';

type Service = { readonly id: string; readonly title: string; readonly rate: string; readonly unit: string };

const SERVICES: readonly Service[] = [
  { id: 'injections', title: 'Minor surgery: injections', rate: 'minor-surgery-injection', unit: 'procedure' },
  { id: 'excisions', title: 'Minor surgery: excisions', rate: 'minor-surgery-excision', unit: 'procedure' },
  {
    id: 'learning-disability-checks',
    title: 'Learning disability health checks',
    rate: 'learning-disability-check',
    unit: 'check',
  },
  { id: 'vaccinations', title: 'Vaccinations', rate: 'vaccination-dose', unit: 'dose' },
  {
    id: 'childhood-vaccinations',
    title: 'Routine childhood immunisations',
    rate: 'childhood-vaccination-dose',
    unit: 'dose',
  },
  {
    id: 'pneumococcal-conjugate',
    title: 'Pneumococcal conjugate, older',
    rate: 'pneumococcal-conjugate-dose',
    unit: 'dose',
  },
  { id: 'mmr-catch-up', title: 'MMR catch-up at 10 and 11', rate: 'mmr-catch-up-dose', unit: 'dose' },
];

/** Services that were for some years, and then became part of something else. */
const SHORT_LIVED: Readonly<Record<number, readonly Service[]>> = {
  2025: [
    { id: 'advice-and-guidance', title: 'Advice and guidance', rate: 'advice-and-guidance-request', unit: 'request' },
  ],
};

const PLURALS: Readonly<Record<string, string>> = {
  procedure: 'procedures',
  check: 'checks',
  dose: 'doses',
  request: 'requests',
};

/** Enhanced services by count: what was done × the fee of the year. */
function countedServices(startYear: number): ContractJson {
  const services = [...SERVICES, ...(SHORT_LIVED[startYear] ?? [])].filter(
    ({ id }) => id !== 'childhood-vaccinations' || startYear >= 2025,
  );
  const inputs = services.flatMap(({ id, title, rate, unit }): [string, ContractInput][] => [
    [id, given(title.toLowerCase(), PLURALS[unit] ?? unit)],
    [`${id}-fee`, rated(rate, 'fee', `pounds per ${unit}`)],
  ]);
  const terms = services.map(
    ({ id, title }): WrittenTerm => ({
      id: `${id}-payment`,
      title,
      unit: 'pounds',
      itemOfService: { items: id, fee: `${id}-fee` },
    }),
  );
  return {
    id: `enhanced-services/${yearId(startYear)}`,
    title: `Enhanced services ${yearLabel(startYear)}`,
    contractType: 'enhanced services',
    ...datesOf(startYear),
    source: 'Pulse; BJGP Life 2025; BMA; Hentons; primarycareit. Each fee says its own',
    pays: 'once',
    inputs: Object.fromEntries(inputs),
    terms,
    lines: terms.map(({ id, title }) => ({ term: id, account: title })),
  };
}

/**
 * Claims one by one: each in its window, each once, and of one service no more than so many for 1,000 patients.
 * A claim that is not paid says why.
 */
const claimedServices: ContractJson = {
  id: 'enhanced-claims/2025-26',
  title: 'Enhanced services by claim 2025/26',
  contractType: 'enhanced services',
  ...datesOf(2025),
  source: 'Invented: the usual conditions of a local scheme; fee: Pulse, BJGP Life 2025',
  pays: 'once',
  sets: { claim: { label: 'claims' } },
  inputs: {
    done: givenEach('claim', 'day it was done', 'date'),
    claimed: givenEach('claim', 'day it was claimed', 'date'),
    'registered-then': givenEach('claim', 'patient was registered on the day', 'yes or no'),
    'claimed-before': givenEach('claim', 'claimed before', 'yes or no'),
    window: fixed('42', 'days'),
    fee: rated('minor-surgery-injection', 'fee', 'pounds per procedure'),
    item: fixed('1', 'procedures'),
    nothing: fixed('0', 'pounds'),
  },
  terms: [
    {
      id: 'in-window',
      title: 'Claimed within the window',
      unit: 'yes or no',
      each: 'claim',
      formula: allOf(atLeast('window', subtract('claimed', 'done')), atLeast('claimed', 'done')),
    },
    { id: 'first-claim', title: 'Claimed once', unit: 'yes or no', each: 'claim', formula: not('claimed-before') },
    {
      id: 'of-the-list',
      title: 'Fee where the patient was on the list',
      unit: 'pounds',
      each: 'claim',
      formula: choose(
        'registered-then',
        multiply('item', 'fee'),
        'nothing',
        'the patient was not registered on the day',
      ),
    },
    {
      id: 'of-first-claim',
      title: 'Fee of a first claim',
      unit: 'pounds',
      each: 'claim',
      formula: choose('first-claim', 'of-the-list', 'nothing', 'it was claimed before'),
    },
    {
      id: 'claim-payment',
      title: 'Minor surgery claim',
      unit: 'pounds',
      each: 'claim',
      formula: choose('in-window', 'of-first-claim', 'nothing', 'it was not claimed within 42 days'),
    },
  ],
  lines: [{ term: 'claim-payment', account: 'Minor surgery' }],
};

/** Items up to a cap that goes with the list: so many for 1,000 patients a year. */
const cappedService: ContractJson = {
  id: 'minor-surgery-cap/2025-26',
  title: 'Minor surgery with a local cap 2025/26',
  contractType: 'enhanced services',
  ...datesOf(2025),
  source: 'Some commissioners cap at 9 and 9 for 1,000 patients a year: Pulse',
  pays: 'once',
  inputs: {
    injections: given('injections', 'procedures'),
    excisions: given('excisions', 'procedures'),
    'registered-list': given('registered list', 'registered patients'),
    'most-in-a-thousand': fixed('9', 'procedures'),
    thousand: fixed('1000', 'registered patients'),
    'injection-fee': rated('minor-surgery-injection', 'fee', 'pounds per procedure'),
    'excision-fee': rated('minor-surgery-excision', 'fee', 'pounds per procedure'),
  },
  terms: [
    {
      id: 'most',
      title: 'Most that is paid',
      unit: 'procedures',
      formula: divide(multiply('registered-list', 'most-in-a-thousand'), 'thousand'),
    },
    {
      id: 'injections-payment',
      title: 'Injections',
      unit: 'pounds',
      itemOfService: { items: 'injections', fee: 'injection-fee', cap: 'most' },
    },
    {
      id: 'excisions-payment',
      title: 'Excisions',
      unit: 'pounds',
      formula: multiply(lesserOf('excisions', 'most'), 'excision-fee'),
    },
  ],
  lines: [
    { term: 'injections-payment', account: 'Minor surgery' },
    { term: 'excisions-payment', account: 'Minor surgery' },
  ],
};

/** Referrals up to what a practice may make. */
const weightManagement: ContractJson = {
  id: 'weight-management/2022-23',
  title: 'Weight management 2022/23',
  contractType: 'enhanced services',
  ...datesOf(2022),
  source: 'Fee found; capped for each practice',
  pays: 'once',
  inputs: {
    referrals: given('referrals', 'referrals'),
    most: given('most referrals of the practice', 'referrals'),
    fee: rated('weight-management-referral', 'fee', 'pounds per referral'),
  },
  terms: [
    {
      id: 'weight-management',
      title: 'Weight management',
      unit: 'pounds',
      itemOfService: { items: 'referrals', fee: 'fee', cap: 'most' },
    },
  ],
  lines: [{ term: 'weight-management', account: 'Weight management' }],
};

/** So much a head for opening longer. */
const extendedHours: ContractJson = {
  id: 'extended-hours/2018-19',
  title: 'Extended hours 2018/19',
  contractType: 'enhanced services',
  ...datesOf(2018),
  source: 'From memory, unverified',
  pays: 'year',
  inputs: {
    'registered-list': given('registered list', 'registered patients'),
    price: rated('extended-hours', 'price', 'pounds per registered patient per year'),
  },
  terms: [
    {
      id: 'extended-hours',
      title: 'Extended hours',
      unit: 'pounds per year',
      capitation: { list: 'registered-list', price: 'price' },
    },
  ],
  lines: [{ term: 'extended-hours', account: 'Extended hours' }],
};

/** Years for which every fee is known. */
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

export const enhancedServices: readonly ContractJson[] = [
  ...YEARS.map(countedServices),
  claimedServices,
  cappedService,
  weightManagement,
  extendedHours,
];
