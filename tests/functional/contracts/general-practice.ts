/** Global sum, correction factor, premium and quality: the test vectors GS-1 to GS-6 and, and their like. */
import { multiply, subtract } from '../../../src/contracts/index.ts';
import { type KnownAnswer, oneLine } from './answer.ts';

const NOT_IN_IT = {
  'london-residents': 0,
  'temporary-patients': 0,
  'out-of-hours-opt-out': false,
  'minor-surgery-opt-out': false,
  'correction-factor': 0,
};
const GS_4 = { ...NOT_IN_IT, 'weighted-list': 8000, 'temporary-patients': 2000, 'out-of-hours-opt-out': true };
const HEAD = 'pounds per weighted patient';
const [LIST, PRICE] = ['weighted-list', 'price'];

function correctionFactor(year: string, pounds: number): KnownAnswer {
  const inputs = {
    on: `${year.slice(0, 4)}-04-01`,
    values: { ...NOT_IN_IT, 'weighted-list': 0, 'correction-factor': 70000 },
  };
  const pence = Math.round((pounds * 100) / 12);
  return {
    name: `MPIG: £70,000 in 2013/14 is £${pounds} in ${year}`,
    contract: `gms-global-sum/${year}`,
    inputs,
    pence: { 'correction-factor-payment': pence },
  };
}

export const globalSumAnswers: readonly KnownAnswer[] = [
  {
    name: 'GS-1: 11,300 weighted patients at £99.70',
    contract: 'gms-global-sum/2022-23',
    inputs: { values: { ...NOT_IN_IT, 'weighted-list': 11300 } },
    // A twelfth of £1,126,610.00, rounded once.
    exact: { 'initial-payment': '563305/6' },
    totalPence: 9_388_417,
  },
  {
    name: 'GS-1 over the year',
    contract: oneLine(
      'year',
      { [LIST]: 'weighted patients', [PRICE]: HEAD },
      { capitation: { list: LIST, price: PRICE } },
    ),
    inputs: { values: { 'weighted-list': 11300, price: '99.70' } },
    totalPence: 112_661_000,
  },
  {
    name: 'GS-2: uplift £93.46 → £96.78 with out of hours £4.45 → £4.59',
    contract: oneLine(
      'uplift',
      { [LIST]: 'weighted patients', old: HEAD, new: HEAD, 'old-out-of-hours': HEAD, 'new-out-of-hours': HEAD },
      { formula: multiply(LIST, subtract(subtract('new', 'old'), subtract('new-out-of-hours', 'old-out-of-hours'))) },
    ),
    inputs: {
      values: {
        'weighted-list': 9000,
        old: '93.46',
        new: '96.78',
        'old-out-of-hours': '4.45',
        'new-out-of-hours': '4.59',
      },
    },
    totalPence: 2_862_000,
  },
  {
    name: 'GS-2 before out of hours',
    contract: oneLine(
      'gross',
      { [LIST]: 'weighted patients', old: HEAD, new: HEAD },
      { formula: multiply(LIST, subtract('new', 'old')) },
    ),
    inputs: { values: { 'weighted-list': 9000, old: '93.46', new: '96.78' } },
    totalPence: 2_988_000,
  },
  {
    name: 'GS-3: £73.56 × 5.46 %, which £4.02 over-deducts by £7.25 on 2,000',
    contract: oneLine(
      'over-deducted',
      { [LIST]: 'weighted patients', [PRICE]: HEAD, share: 'share', rounded: HEAD },
      { formula: multiply(LIST, subtract('rounded', multiply('price', 'share'))) },
    ),
    inputs: { values: { 'weighted-list': 2000, price: '73.56', share: '0.0546', rounded: '4.02' } },
    exact: { 'over-deducted': '7.248' },
    totalPence: 725,
  },
  {
    name: 'GS-4: 2026/27, not in London, temporary patients £2,000',
    contract: 'gms-global-sum/2026-27',
    inputs: { values: GS_4 },
    pence: { 'initial-payment': 8_688_000, 'out-of-hours-deduction': -408_336 },
    totalPence: 8_279_664,
  },
  {
    name: 'GS-5: with 7,800 who live in London',
    contract: 'gms-global-sum/2026-27',
    inputs: { values: { ...GS_4, 'london-residents': 7800 } },
    pence: { 'initial-payment': 8_829_700, 'out-of-hours-deduction': -414_996 },
    totalPence: 8_414_704,
  },
  {
    name: 'GS-5: and minor surgery opted out',
    contract: 'gms-global-sum/2026-27',
    inputs: { values: { ...GS_4, 'london-residents': 7800, 'minor-surgery-opt-out': true } },
    totalPence: 8_361_726,
  },
  {
    name: 'GS-6: arrears of April to June 2025',
    contract: oneLine(
      'arrears',
      {
        [LIST]: 'weighted patients',
        paid: `${HEAD} per year`,
        known: `${HEAD} per year`,
        kept: 'share',
        late: 'years',
      },
      { formula: multiply(LIST, subtract('known', 'paid'), 'kept', 'late') },
    ),
    inputs: { values: { 'weighted-list': 8000, paid: '121.79', known: '123.34', kept: '0.9525', late: '3/12' } },
    totalPence: 295_275,
  },
  {
    name: 'GS-6: the month as it was paid, of what was known in June',
    contract: 'gms-global-sum/2025-26',
    inputs: {
      on: '2025-04-01',
      knownOn: '2025-06-30',
      values: { ...NOT_IN_IT, 'weighted-list': 8000, 'out-of-hours-opt-out': true },
    },
    totalPence: 7_733_665,
  },
  {
    name: 'GS-6: the month as it is known since July',
    contract: 'gms-global-sum/2025-26',
    inputs: {
      on: '2025-04-01',
      knownOn: '2025-07-01',
      values: { ...NOT_IN_IT, 'weighted-list': 8000, 'out-of-hours-opt-out': true },
    },
    // £984.25 more, three times: £2,952.75.
    totalPence: 7_832_090,
  },
  ...(
    [
      ['2013-14', 70000],
      ['2014-15', 60000],
      ['2015-16', 50000],
      ['2016-17', 40000],
      ['2017-18', 30000],
      ['2018-19', 20000],
      ['2019-20', 10000],
      ['2020-21', 0],
      ['2026-27', 0],
    ] as const
  ).map(([year, pounds]) => correctionFactor(year, pounds)),
];

/** The published price and out-of-hours share of each year, on a day on which they were known. */
const PRICES: readonly (readonly [day: string, known: string, price: string, share: string])[] = [
  ['2013-04-01', '2013-04-01', '66.25', '6'],
  ['2014-04-01', '2014-04-01', '73.56', '5.46'],
  ['2015-04-01', '2015-04-01', '75.77', '5.39'],
  ['2015-10-01', '2015-10-01', '76.51', '5.34'],
  ['2016-04-01', '2016-04-01', '80.59', '5.15'],
  ['2017-04-01', '2017-04-01', '85.35', '4.92'],
  ['2018-04-01', '2018-04-01', '87.92', '4.87'],
  ['2018-04-01', '2019-03-31', '88.96', '4.87'],
  ['2019-04-01', '2019-04-01', '89.88', '4.82'],
  ['2020-04-01', '2020-04-01', '93.46', '4.76'],
  ['2021-04-01', '2021-04-01', '96.78', '4.75'],
  ['2022-04-01', '2022-04-01', '99.70', '4.75'],
  ['2023-04-01', '2023-04-01', '102.28', '4.75'],
  ['2023-04-01', '2024-03-31', '104.73', '4.75'],
  ['2024-04-01', '2024-04-01', '107.57', '4.75'],
  ['2024-04-01', '2025-03-31', '112.50', '4.75'],
  ['2025-04-01', '2025-04-01', '121.79', '4.75'],
  ['2025-04-01', '2026-03-31', '123.34', '4.75'],
  ['2026-04-01', '2026-04-01', '130.07', '4.70'],
];

/** 1,200 weighted patients for a month are 100 for a year: the price in whole pence, and the share of it. */
export const pricesOfEveryYear: readonly KnownAnswer[] = PRICES.map(([on, knownOn, price, share]) => {
  const [pence, hundredths] = [Number(price.replace('.', '')), Math.round(Number(share) * 100)];
  const start = Number(on.slice(0, 4));
  return {
    name: `${on} as known on ${knownOn}: £${price}, out of hours ${share} %`,
    contract: `gms-global-sum/${start}-${String(start + 1).slice(2)}`,
    inputs: { on, knownOn, values: { ...NOT_IN_IT, 'weighted-list': 1200, 'out-of-hours-opt-out': true } },
    pence: {
      'initial-payment': pence * 100,
      'out-of-hours-deduction': -Math.round((pence * hundredths) / 100),
      'correction-factor-payment': 0,
    },
  };
});

const PMS = {
  'london-residents': 0,
  'temporary-patients': 0,
  'other-opt-outs': 0,
  'years-passed': 0,
  'taper-years': 4,
  defined: 0,
};

export const premiumAnswers: readonly KnownAnswer[] = [
  {
    // £325 m above what GMS would pay for as many heads as it takes to be £13.52 each.
    name: 'PMS: £325 m of premium is £13.52 a head, £258 m of it for nothing named',
    contract: 'pms-premium/2014-15',
    inputs: {
      values: { ...PMS, baseline: '1996721762.866288', 'weighted-list': 24038462, defined: 67000000 },
      each: { element: {} },
    },
    exact: { premium: '325000000', 'premium-per-head': '162500000/12019231', 'undefined-premium': '258000000' },
  },
  {
    name: 'PMS: the temporary patients adjustment belongs in what GMS would pay',
    contract: 'pms-premium/2014-15',
    inputs: {
      values: { ...PMS, baseline: 200000, 'weighted-list': 2000, 'temporary-patients': 600 },
      each: { element: { premises: { comparable: 20000 }, seniority: { comparable: 4000 } } },
    },
    exact: {
      'revised-baseline': '176000',
      'gms-equivalent': '139687.248',
      premium: '36312.752',
      'premium-per-head': '18.156376',
    },
    totalPence: 1_466_667,
  },
  {
    name: 'PMS: after one year of four a quarter of what is for nothing named is gone',
    contract: 'pms-premium/2015-16',
    inputs: {
      on: '2015-04-01',
      values: { ...PMS, baseline: 176000, 'weighted-list': 2000, defined: 10000, 'years-passed': 1 },
      each: { element: {} },
    },
    exact: { 'gms-equivalent': '143371.994', 'undefined-premium': '22628.006', 'tapered-premium': '16971.0045' },
    totalPence: 1_419_525,
  },
  {
    name: 'PMS: after the taper the floor is what GMS would pay',
    contract: 'pms-premium/2018-19',
    inputs: {
      values: { ...PMS, baseline: 100000, 'weighted-list': 2000, 'years-passed': 4 },
      each: { element: {} },
    },
    exact: { 'yearly-payment': '169255.296' },
    totalPence: 1_410_461,
  },
  {
    name: 'APMS: a guaranteed list in its second year of four, and three of four indicators met',
    contract: 'apms-guarantee/2025-26',
    inputs: {
      values: {
        'weighted-list': 2600,
        'guaranteed-list': 4000,
        'years-passed': 1,
        'guarantee-years': 4,
        price: '140.00',
        'performance-share': '0.1',
        'indicators-met': 3,
        indicators: 4,
      },
    },
    pence: { 'apms-contract': 3_150_000, 'apms-performance': 262_500 },
  },
];

const FULL = {
  numerator: 9,
  denominator: 9,
  lower: 40,
  upper: 90,
  'prevalence-counts': false,
  prevalence: 0,
  'national-prevalence': 1,
};
/** One practice of average list, where a point is a pound. */
const POINT_IS_A_POUND = { 'registered-list': 1, 'list-divisor': 1, 'point-price': 1 };

function pointsAt(name: string, percent: string, measure: object, points: string, pence: number): KnownAnswer {
  const [whole = '', part = ''] = percent.split('.');
  const numerator = Number(`${whole}${part.padEnd(1, '0')}`);
  return {
    name: `${name}: ${percent} % earns ${points} points`,
    contract: 'quality-achievement/2025-26',
    inputs: {
      values: POINT_IS_A_POUND,
      each: { indicator: { M: { ...FULL, ...measure, numerator, denominator: 1000 } } },
    },
    exact: { 'achievement-points': points },
    totalPence: pence,
  };
}

const DM003 = { lower: 38, upper: 78, points: 10 };

export const qualityAnswers: readonly KnownAnswer[] = [
  {
    name: 'Q-1: list index and prevalence are not rounded',
    contract: 'quality-achievement/2022-23',
    inputs: {
      values: { 'registered-list': 16000 },
      each: {
        indicator: {
          AF: { ...FULL, points: 29, 'prevalence-counts': true, prevalence: '0.0305', 'national-prevalence': '0.021' },
        },
      },
    },
    totalPence: 1_492_166,
  },
  {
    name: 'Q-1 as it was published, both rounded first',
    contract: oneLine(
      'published',
      { points: 'points', price: 'pounds per point', index: 'factor', prevalence: 'factor' },
      { formula: multiply('points', 'price', 'index', 'prevalence') },
    ),
    inputs: { values: { points: 29, price: '207.56', index: '1.71', prevalence: '1.45' } },
    totalPence: 1_492_471,
  },
  {
    name: 'Q-2: 74 points without prevalence in an average practice',
    contract: 'quality-achievement/2021-22',
    inputs: { values: { 'registered-list': 9085 }, each: { indicator: { QI: { ...FULL, points: 74 } } } },
    totalPence: 1_488_584,
  },
  pointsAt('Q-3', '65', DM003, '6.75', 675),
  pointsAt('Q-4', '38.0', DM003, '0', 0),
  pointsAt('Q-4', '37.9', DM003, '0', 0),
  pointsAt('Q-4', '78', DM003, '10', 1000),
  pointsAt('Q-4', '90', DM003, '10', 1000),
  pointsAt('Q-5', '52.5', { lower: 40, upper: 75, points: 6 }, '15/7', 214),
  pointsAt('Q-6', '60', { lower: 35, upper: 75, points: 17 }, '10.625', 1063),
  {
    name: 'Q-8: aspiration a month on £120,000',
    contract: 'quality-aspiration/2026-27',
    inputs: { values: { 'last-achievement': 120000, 'last-price': '225.49' } },
    totalPence: 808_728,
  },
  {
    name: 'Q-9: list index of 15,326 against 9,962',
    contract: 'quality-achievement/2024-25',
    inputs: {
      values: { 'registered-list': 15326, 'list-divisor': 9962 },
      each: { indicator: { M: { ...FULL, points: 1 } } },
    },
    // 1.538446
    exact: { 'list-index': '7663/4981' },
    totalPence: 33_941,
  },
  {
    name: 'Accrual at month 6',
    contract: 'achievement-accrual/2025-26',
    inputs: { values: { forecast: 120000, 'monthly-aspiration': 7800, 'months-passed': 6 } },
    totalPence: 1_320_000,
  },
  {
    name: 'Accrual at month 12',
    contract: 'achievement-accrual/2025-26',
    inputs: { values: { forecast: 120000, 'monthly-aspiration': 7800, 'months-passed': 12 } },
    totalPence: 2_640_000,
  },
  {
    name: 'June: £118,500 achieved less twelve times £7,800',
    contract: 'quality-settlement/2025-26',
    inputs: { values: { achievement: 118500, aspiration: 93600, scheme: 'QOF', earns: 'QOF' } },
    totalPence: 2_490_000,
  },
  {
    name: 'June: what was accrued and is not paid is the prior year’s benefit',
    contract: oneLine(
      'benefit',
      { accrued: 'pounds', paid: 'pounds' },
      { settlement: { earned: 'accrued', onAccount: 'paid' } },
    ),
    inputs: { values: { accrued: 26400, paid: 24900 } },
    totalPence: 150_000,
  },
  {
    name: 'June: more on account than was earned is recovered',
    contract: 'quality-settlement/2025-26',
    inputs: { values: { achievement: 90000, aspiration: 93600, scheme: 'QOF', earns: 'QOF' } },
    totalPence: -360_000,
  },
  {
    name: 'June: an achievement of the other scheme waits',
    contract: 'quality-settlement/2025-26',
    inputs: { values: { achievement: 90000, aspiration: 0, scheme: 'QOF', earns: 'Quality Outcomes for Health' } },
    held: { 'quality-settlement': /paid by one quality scheme/ },
    totalPence: 0,
  },
];
