/** Enhanced services, networks, blocks, hospital activity, budgets and shares. */
import { type KnownAnswer, oneLine } from './answer.ts';

const NOTHING_DONE = {
  injections: 0,
  excisions: 0,
  'learning-disability-checks': 0,
  vaccinations: 0,
  'childhood-vaccinations': 0,
  'mmr-catch-up': 0,
  'pneumococcal-conjugate': 0,
  'advice-and-guidance': 0,
};

const OF_2018 = Object.fromEntries(
  Object.entries(NOTHING_DONE).filter(([name]) => name !== 'childhood-vaccinations' && name !== 'advice-and-guidance'),
);

const CLAIM = { done: '2025-05-01', claimed: '2025-06-12', 'registered-then': true, 'claimed-before': false };

export const serviceAnswers: readonly KnownAnswer[] = [
  {
    name: '12 injections and 5 excisions',
    contract: 'enhanced-services/2025-26',
    inputs: { values: { ...NOTHING_DONE, injections: 12, excisions: 5 } },
    totalPence: 95_788,
  },
  {
    name: '37 learning disability checks',
    contract: 'enhanced-services/2025-26',
    inputs: { values: { ...NOTHING_DONE, 'learning-disability-checks': 37 } },
    totalPence: 518_000,
  },
  {
    name: 'every fee of 2025/26 once, and a line of nothing for what was not done',
    contract: 'enhanced-services/2025-26',
    inputs: {
      values: {
        ...NOTHING_DONE,
        vaccinations: 1,
        'childhood-vaccinations': 1,
        'mmr-catch-up': 1,
        'pneumococcal-conjugate': 1,
        'advice-and-guidance': 1,
      },
    },
    pence: {
      'vaccinations-payment': 1006,
      'childhood-vaccinations-payment': 1206,
      'mmr-catch-up-payment': 500,
      'pneumococcal-conjugate-payment': 1502,
      'advice-and-guidance-payment': 2000,
      'injections-payment': 0,
    },
  },
  {
    name: 'learning disability checks and vaccinations at the fees of 2018/19',
    contract: 'enhanced-services/2018-19',
    inputs: { values: { ...OF_2018, 'learning-disability-checks': 10, vaccinations: 100 } },
    pence: { 'learning-disability-checks-payment': 140_000, 'vaccinations-payment': 100_600 },
  },
  {
    name: 'weight management up to what the practice may refer',
    contract: 'weight-management/2022-23',
    inputs: { values: { referrals: 31, most: 30 } },
    totalPence: 34_500,
  },
  {
    name: 'extended hours of 8,000 patients',
    contract: 'extended-hours/2018-19',
    inputs: { values: { 'registered-list': 8000 } },
    totalPence: 1_520_000,
  },
  {
    name: 'minor surgery over a cap of 9 for 1,000 patients',
    contract: 'minor-surgery-cap/2025-26',
    inputs: { values: { injections: 90, excisions: 20, 'registered-list': 8000 } },
    pence: { 'injections-payment': 313_488, 'excisions-payment': 174_160 },
  },
  {
    name: 'claims: in the window, a day late, twice, and for somebody not on the list',
    contract: 'enhanced-claims/2025-26',
    inputs: {
      each: {
        claim: {
          a: CLAIM,
          b: { ...CLAIM, claimed: '2025-06-13' },
          c: { ...CLAIM, 'claimed-before': true },
          d: { ...CLAIM, 'registered-then': false },
        },
      },
    },
    pence: { 'claim-payment a': 4354, 'claim-payment b': 0, 'claim-payment c': 0, 'claim-payment d': 0 },
  },
];

const NETWORK = { registered: 40000, adjusted: 39000, weighted: 41000, bed: 250 };

export const networkAnswers: readonly KnownAnswer[] = [
  {
    name: 'network 2025/26',
    contract: 'network/2025-26',
    inputs: { values: { ...NETWORK, 'roles-cost': 1200000, 'improvement-domains': 2 } },
    sums: {
      // Core £119,227.00 in two parts.
      'core-registered': 9_064_000,
      'core-adjusted': 2_858_700,
      'enhanced-access': 32_865_300,
      'care-home-premium': 3_256_325,
      'capacity-support': 8_759_400,
      'access-improvement': 3_751_800,
      'additional-roles': 109_187_100,
      participation: 7_220_100,
    },
  },
  {
    name: 'additional roles 2025/26, cost above the most for two posts',
    contract: 'additional-roles/2025-26',
    inputs: { values: { cost: '11842.60', posts: 2, 'most-for-one': 69000, weighted: 41000 } },
    // The lesser of £11,842.60 and 2 × £69,000 ÷ 12.
    sums: { 'additional-role': 1_150_000 },
  },
  {
    name: 'additional roles 2025/26, cost below it',
    contract: 'additional-roles/2025-26',
    inputs: { values: { cost: '3310', posts: 1, 'most-for-one': 43000, weighted: 41000 } },
    sums: { 'additional-role': 331_000 },
  },
  {
    name: 'network 2024/25',
    contract: 'network/2024-25',
    inputs: { values: NETWORK },
    // Core £115,942.00 in two parts; enhanced access £299,286.00; £120 a bed.
    sums: {
      'core-registered': 8_872_000,
      'core-adjusted': 2_722_200,
      'enhanced-access': 29_928_600,
      'care-home-premium': 3_000_000,
    },
  },
  {
    name: 'network 2023/24',
    contract: 'network/2023-24',
    inputs: { values: NETWORK },
    sums: {
      core: 6_000_000,
      'clinical-director': 2_916_000,
      leadership: 2_667_600,
      'enhanced-access': 29_554_200,
      'capacity-support': 10_783_500,
    },
  },
];

const MONTHS = [
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  'January',
  'February',
  'March',
];
const INJECTION = {
  site: 'knee',
  exception: 'none',
  'assessed-there': true,
  'referred-back': false,
  'approved-before': false,
  'given-on': '2019-10-01',
  'injection-tariff': '172.00',
};
const POLICY = { 'policy-signed': true, 'policy-from': '2019-10-01' };

function hospital(name: string, values: object, injections: object, expected: Partial<KnownAnswer>): KnownAnswer {
  const each = { activity: { outpatient: { count: 3, tariff: '65.10' } }, injection: injections };
  return {
    name,
    contract: 'hospital-activity/2019-20',
    inputs: { values: { ...POLICY, ...values }, each },
    ...expected,
  };
}

export const communityAnswers: readonly KnownAnswer[] = [
  {
    name: 'community block of £44,226,619, its profile heavier in winter, to the penny in twelve parts',
    contract: 'community-block/2014-15',
    inputs: {
      values: { amount: 44226619, variation: 0, performance: 85, lower: 70, upper: 90 },
      each: { month: Object.fromEntries(MONTHS.map((month, at) => [month, { profile: at < 7 ? 1 : '1.1' }])) },
    },
    // 2.5 % of the block, of which three quarters are earned.
    sums: { block: 4_422_661_900, incentive: 82_924_911 },
  },
  {
    name: 'voluntary sector: nine tenths in advance, a tenth on complete reporting',
    contract: 'voluntary-sector/2025-26',
    inputs: { values: { amount: 48000, 'reporting-share': '0.25', 'records-due': 120, 'records-complete': 90 } },
    pence: { advance: 1_080_000, reporting: 90_000 },
  },
  hospital(
    'injections: a knee of a GP’s is repriced; a hip, one referred back and one before the policy are not',
    {},
    {
      a: INJECTION,
      b: { ...INJECTION, site: 'hip, guided' },
      c: { ...INJECTION, 'referred-back': true },
      d: { ...INJECTION, 'given-on': '2019-09-30' },
      e: { ...INJECTION, 'assessed-there': false },
      f: { ...INJECTION, site: 'back', 'approved-before': true },
    },
    {
      pence: {
        activity: 19_530,
        'injection-payment a': 4354,
        'injection-payment b': 17_200,
        'injection-payment c': 17_200,
        'injection-payment d': 17_200,
        'injection-payment e': 17_200,
        'injection-payment f': 17_200,
      },
    },
  ),
  hospital(
    'injections: an exception and a back without approval wait for a clinician, and are never repriced',
    {},
    { a: { ...INJECTION, exception: 'nerve conduction studies' }, b: { ...INJECTION, site: 'back' } },
    {
      held: { 'injection-payment a': /clinician/, 'injection-payment b': /clinician/ },
      totalPence: 19_530,
    },
  ),
  hospital(
    'injections: a contract that does not carry the policy reprices nothing',
    { 'policy-signed': false },
    { a: INJECTION },
    {
      pence: { 'injection-payment a': 17_200 },
    },
  ),
];

const TERMS_OF_SHARE = { 'first-end': '0.02', 'second-end': '0.04', cap: 1, collar: 1, quality: 1, baseline: 10000000 };
const PUBLISHED = { ...TERMS_OF_SHARE, 'first-share': 1, 'second-share': '0.5', 'rest-share': '0.2' };

function lossOf(pounds: number, contractorPence: number): KnownAnswer {
  return {
    name: `loss of £${pounds} on £10 m: the contractor bears 100 % of the first 2 %, 50 % of the next, 20 % above 4 %`,
    contract: 'acute-gain-share/2019-20',
    inputs: { values: { ...PUBLISHED, actual: 10000000 + pounds }, each: { party: { contractor: { budget: 1 } } } },
    pence: { 'gain-share contractor': -contractorPence },
  };
}

export const budgetAnswers: readonly KnownAnswer[] = [
  lossOf(150000, 15_000_000),
  lossOf(200000, 20_000_000),
  lossOf(300000, 25_000_000),
  lossOf(400000, 30_000_000),
  lossOf(500000, 32_000_000),
  {
    name: 'no share within 2 %, then 95 % to one side: a dead band, and three parties by their budgets',
    contract: 'acute-gain-share/2019-20',
    inputs: {
      values: {
        ...TERMS_OF_SHARE,
        'second-end': '0.5',
        'first-share': 0,
        'second-share': '0.95',
        'rest-share': 0,
        actual: 9700000,
      },
      each: { party: { practices: { budget: 1 }, community: { budget: 1 }, council: { budget: 1 } } },
    },
    // 95 % of £100,000, in thirds: the odd penny falls to one of them.
    totalPence: 9_500_000,
  },
  {
    name: 'a gain within its cap and times quality; nothing is taken off a loss for quality',
    contract: 'acute-gain-share/2019-20',
    inputs: {
      values: { ...PUBLISHED, cap: '0.03', quality: '0.5', actual: 9500000 },
      each: { party: { provider: { budget: 1 } } },
    },
    totalPence: 15_000_000,
  },
  {
    name: 'whole population budget in twelve parts, and outcomes',
    contract: 'whole-population-budget/2019-20',
    inputs: {
      values: { 'registered-list': 317000, unregistered: 1200, price: '765.43', 'growth-factor': '1.0227' },
      each: { outcome: { 'at home after 91 days': { 'improvement-value': 250000, 'improvement-share': '0.8' } } },
    },
    sums: { budget: 24_908_863_405, improvement: 20_000_000 },
  },
  {
    name: 'Quality Premium: £5 a head of 226,000, three eighths of it local',
    contract: 'quality-premium/2013-14',
    inputs: { values: { population: 226000, 'national-reached': 1, 'local-reached': 1, 'gateways-open': true } },
    exact: { most: '1130000' },
    pence: { local: 42_375_000 },
    totalPence: 113_000_000,
  },
  {
    name: 'Quality Premium: nothing where a gateway is shut',
    contract: 'quality-premium/2013-14',
    inputs: { values: { population: 226000, 'national-reached': 1, 'local-reached': 1, 'gateways-open': false } },
    totalPence: 0,
  },
  {
    name: 'CQUIN: 1.25 % of £30 m, five indicators, of which one is half way',
    contract: oneLine(
      'incentive',
      { value: 'pounds', share: 'share', reached: 'share' },
      { formula: { multiply: [{ ref: 'value' }, { ref: 'share' }, { ref: 'reached' }] } },
    ),
    inputs: { values: { value: 30000000, share: '0.0125', reached: '0.9' } },
    totalPence: 33_750_000,
  },
];
