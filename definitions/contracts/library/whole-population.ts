import { add, type ContractJson, multiply } from '../../../src/contracts/index.ts';
import { datesOf, FINANCIAL_MONTHS, fixed, given, givenEach, IN_TWELVE_PARTS } from './inputs.ts';

/**
 * An integrated provider's budget for the whole population: the registered list and an estimate of people who are on
 * none, at a price for a head, with what is paid for contracted outcomes, in twelve parts.
 */
export const wholePopulationBudget: ContractJson = {
  id: 'whole-population-budget/2019-20',
  title: 'Whole population budget 2019/20',
  contractType: 'integrated provider',
  ...datesOf(2019),
  source: 'NHS England, MCP financial strategy; GPonline 2016. Prices and shares are those of the signed contract',
  pays: 'year',
  sets: { month: FINANCIAL_MONTHS, outcome: { label: 'outcomes' } },
  inputs: {
    'registered-list': given('registered list', 'people'),
    unregistered: given('estimate of people on no list', 'people'),
    price: given('price of a head', 'pounds per person per year'),
    'growth-factor': given('growth in line with the allocation', 'factor'),
    'improvement-value': givenEach('outcome', 'value of the outcome', 'pounds per year'),
    'improvement-share': givenEach('outcome', 'share of it reached', 'share'),
  },
  terms: [
    { id: 'population', title: 'Population', unit: 'people', formula: add('registered-list', 'unregistered') },
    {
      id: 'budget',
      title: 'Whole population budget',
      unit: 'pounds per year',
      formula: multiply('population', 'price', 'growth-factor'),
    },
    {
      id: 'improvement-of-one',
      title: 'Paid for an outcome',
      unit: 'pounds per year',
      each: 'outcome',
      formula: multiply('improvement-value', 'improvement-share'),
    },
    {
      id: 'improvement',
      title: 'Improvement payment',
      unit: 'pounds per year',
      formula: { sum: 'improvement-of-one' },
    },
  ],
  lines: [
    { term: 'budget', account: 'Integrated provider', share: IN_TWELVE_PARTS },
    { term: 'improvement', account: 'Integrated provider: improvement' },
  ],
};

const SHARES = { 'first-share': 'share of band 1', 'second-share': 'share of band 2', 'rest-share': 'share beyond' };
const ENDS = { 'first-end': 'end of band 1', 'second-end': 'end of band 2' };

function shares(labels: Readonly<Record<string, string>>): ContractJson['inputs'] {
  return Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, given(label, 'share')]));
}

const BANDS = [
  { upTo: 'first-end', share: 'first-share' },
  { upTo: 'second-end', share: 'second-share' },
  { share: 'rest-share' },
];

/**
 * The share of what the acute contract was spent below or above its baseline, in bands of which the first can be
 * dead, within cap and collar, a gain times quality, and distributed among the parties by their budgets.
 */
export const acuteGainShare: ContractJson = {
  id: 'acute-gain-share/2019-20',
  title: 'Gain and loss share against the acute contract 2019/20',
  contractType: 'integrated provider',
  ...datesOf(2019),
  source: 'Monitor 2015; NW London WSIC toolkit, chapter 10; bands: a published United States contract (lawinsider)',
  pays: 'once',
  sets: { party: { label: 'parties' } },
  inputs: {
    baseline: given('expected spend on the acute contract', 'pounds'),
    actual: given('spend on the acute contract', 'pounds'),
    ...shares(ENDS),
    ...shares(SHARES),
    cap: given('most of a gain', 'share'),
    collar: given('most of a loss', 'share'),
    quality: given('quality', 'factor'),
    budget: givenEach('party', 'budget', 'pounds'),
  },
  terms: [
    {
      id: 'gain-share',
      title: 'Gain or loss of the provider',
      unit: 'pounds',
      gainLossShare: {
        baseline: 'baseline',
        actual: 'actual',
        bands: BANDS,
        cap: 'cap',
        collar: 'collar',
        quality: 'quality',
      },
    },
  ],
  lines: [
    {
      term: 'gain-share',
      account: 'Gain and loss share',
      share: { among: 'party', by: 'budget', oddPennies: 'largest remainder' },
    },
  ],
};

/** The commissioner's own award: so much a head, a set share of it for local measures, and nothing if a gateway is shut. */
export const qualityPremium: ContractJson = {
  id: 'quality-premium/2013-14',
  title: 'Quality Premium 2013/14',
  contractType: 'quality',
  ...datesOf(2013),
  source: 'Pulse: up to £5 a head; national measures 62.5 %, local 37.5 %; nil after a serious failure or overspending',
  pays: 'year',
  inputs: {
    population: given('population', 'people'),
    'a-head': fixed('5', 'pounds per person per year'),
    'national-share': fixed('0.625', 'share'),
    'local-share': fixed('0.375', 'share'),
    'national-reached': given('share of the national measures reached', 'share'),
    'local-reached': given('share of the local measures reached', 'share'),
    'gateways-open': given('no serious failure and no overspending', 'yes or no'),
    nothing: fixed('0', 'pounds per year'),
  },
  terms: [
    { id: 'most', title: 'Most that is paid', unit: 'pounds per year', formula: multiply('population', 'a-head') },
    {
      id: 'national',
      title: 'National measures',
      unit: 'pounds per year',
      formula: {
        choose: 'gateways-open',
        use: multiply('most', 'national-share', 'national-reached'),
        otherwise: { ref: 'nothing' },
        because: 'a gateway is shut',
      },
    },
    {
      id: 'local',
      title: 'Local measures',
      unit: 'pounds per year',
      formula: {
        choose: 'gateways-open',
        use: multiply('most', 'local-share', 'local-reached'),
        otherwise: { ref: 'nothing' },
        because: 'a gateway is shut',
      },
    },
  ],
  lines: [
    { term: 'national', account: 'Quality Premium' },
    { term: 'local', account: 'Quality Premium' },
  ],
};

/** What the achievement of a year is accrued at, month by month, beside what is paid on account. */
export const achievementAccrual: ContractJson = {
  id: 'achievement-accrual/2025-26',
  title: 'Accrual of achievement 2025/26',
  contractType: 'quality',
  ...datesOf(2025),
  source: 'Method from memory, unverified; parameters found',
  pays: 'once',
  inputs: {
    forecast: given('forecast achievement of the year', 'pounds'),
    'monthly-aspiration': given('paid on account each month', 'pounds per month'),
    'months-passed': given('months that have passed', 'months'),
    'months-in-year': fixed('12', 'months'),
  },
  terms: [
    {
      id: 'cost-so-far',
      title: 'Cost of the year so far',
      unit: 'pounds',
      formula: { divide: multiply('forecast', 'months-passed'), by: 'months-in-year' },
    },
    {
      id: 'paid-so-far',
      title: 'Paid on account so far',
      unit: 'pounds',
      formula: multiply('monthly-aspiration', 'months-passed'),
    },
    {
      id: 'accrual',
      title: 'Accrual',
      unit: 'pounds',
      settlement: { earned: 'cost-so-far', onAccount: 'paid-so-far' },
    },
  ],
  lines: [{ term: 'accrual', account: 'QOF accrual' }],
};
