import type { MeasureReport, ReportBasis, RuleClause } from '../../../reports/index.ts';
import {
  BASIS,
  HASH,
  LAST_YEAR_END,
  MANAGEMENT,
  OCTOBER,
  type PageExample,
  PLACE,
  rate,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { COUNTS } from '../practice/examples.ts';
import { measureView } from './view.ts';

type Given = MeasureReport & { readonly basis: ReportBasis };

export const RULE: readonly RuleClause[] = [
  { part: 'register', ordinal: null, words: 'Has a diagnosis of hypertension that is not resolved.', reason: null },
  { part: 'exclusion', ordinal: 1, words: 'Is aged 80 or over at the end of the period.', reason: 'PAT_AGEO79' },
  {
    part: 'numerator',
    ordinal: 2,
    words: 'The last blood pressure in the 12 months is 140/90 or less, or 135/85 or less if taken at home.',
    reason: null,
  },
  {
    part: 'adjustment',
    ordinal: 3,
    words: 'Is on maximum tolerated treatment, recorded in the 12 months.',
    reason: 'HTMAX',
  },
];

const MEASURE: Given = {
  basis: BASIS,
  place: PLACE,
  indicator: 'HYP008',
  framework: { id: 'spine/2025-26', title: 'Twelve indicators, 2025/26' },
  measure: 'HYP008',
  title: 'Patients aged 79 and under with hypertension in whom the last blood pressure in 12 months is 140/90 or less',
  shortTitle: 'Blood pressure 140/90 or less, 79 and under',
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END, LAST_YEAR_END],
  rule: RULE,
  lowerPercent: 40,
  upperPercent: 77,
  pointsAvailable: 14,
  prevalenceAdjusted: true,
  paid: shown({ ...COUNTS, register: 1692, denominator: 1513, numerator: 1103, missed: 410 }),
  recomputed: shown(COUNTS),
  rate: shown(rate(1103, 1513)),
  walk: shown([
    {
      component: 'numerator',
      reason: null,
      people: 1102,
      notInWarehouse: 1,
      optedOut: 2,
      paid: 1103,
      withinOptedOut: true,
    },
    {
      component: 'adjustment',
      reason: 'HTMAX',
      people: 21,
      notInWarehouse: 4,
      optedOut: 0,
      paid: 25,
      withinOptedOut: false,
    },
  ]),
  pay: shown({
    points: '12.47',
    pointsAvailable: 14,
    pounds: '£3,735.20',
    formulaWithNumbers: '12.47 points × £225.49 × 13,283 ÷ 10,184 × 1.0184',
  }),
  standing: {
    kind: 'verified',
    words:
      'Both calculators agree, and the counts sent differ from those found by no more than the people who opted out.',
  },
  mark: {
    validity: 'questioned',
    reliability: 'good',
    evidence: [
      { about: 'Timeliness', words: 'Received on 9 April 2026, 9 days after 31 March 2026.' },
      { about: 'JUMP_ON_LAST_YEAR', words: 'Achievement moved by more than chance.' },
    ],
  },
  countsFile: {
    sha256: HASH,
    file: 'X00036-counts.csv',
    rows: [
      { component: 'numerator', reason: null, row: 14 },
      { component: 'adjustment', reason: 'HTMAX', row: 15 },
    ],
  },
  trend: [
    { periodEnd: YEAR_END, rate: shown(rate(1103, 1513)), words: '' },
    { periodEnd: LAST_YEAR_END, rate: null, words: 'The counts for this date were not received.' },
  ],
  paidIn: [{ month: OCTOBER, line: 'aspiration', title: 'Quality: payment on account' }],
  paidEarlier: [],
  written: {
    source: 'NHS England, QOF business rules 2025/26, version 50',
    author: 'Dr Iris Bell',
    checker: 'Tom Ode',
    status: 'Checked against the published rule by two people',
    definitionHash: HASH,
    frameworkHash: HASH,
    evidenceSha256: HASH,
  },
  payable: { isPayable: false, words: 'Not payable: nobody has accepted it as it stands.' },
  maySeePeople: true,
  maySeeClinicians: true,
};

const WITHHELD = {
  kind: 'withheld',
  words: 'How counts are made up is shown to those who hold the contract.',
} as const;

const AT_MANAGEMENT: Given = {
  ...MEASURE,
  basis: MANAGEMENT,
  maySeePeople: false,
  paid: shown(
    {
      ...COUNTS,
      numerator: '1 to 7',
      missed: 'not shown',
      adjustments: [{ reason: 'other reasons', kind: 'other', count: 85 }],
      notes: [
        'Reasons for adjustment with few people are put together as other reasons, so that none can be worked out.',
      ],
    },
    'management',
  ),
  recomputed: shown(WITHHELD, 'management'),
  walk: shown(WITHHELD, 'management'),
  pay: shown(WITHHELD, 'management'),
};

const EARLIER: Given['paidEarlier'][number] = {
  months: [OCTOBER],
  counts: shown({ ...COUNTS, numerator: 6, denominator: 7 }),
  file: { sha256: HASH, name: 'X00036-counts.csv' },
  rows: [13, 14],
};

const NOT_RECEIVED: Given = {
  ...MEASURE,
  paid: { kind: 'not received', words: 'The practice has not sent counts at 31 March 2026.' },
  standing: { kind: 'not received', words: 'Without the practice’s counts nothing can be paid on this measure.' },
};

const OPTIONAL = [
  'rate',
  'walk',
  'pay',
  'countsFile',
  'trend',
  'paidIn',
  'rule',
  'periodEnds',
  'trend.0.rate',
  'walk.value',
];

export const examples: readonly PageExample[] = [
  { name: 'measure', page: () => measureView(MEASURE) },
  { name: 'measure at management level', page: () => measureView(AT_MANAGEMENT) },
  {
    name: 'measure whose counts were replaced after they were paid on',
    page: () =>
      measureView({ ...MEASURE, paidEarlier: [EARLIER, { ...EARLIER, counts: shown(WITHHELD, 'management') }] }),
  },
  { name: 'measure not received', page: () => measureView(NOT_RECEIVED) },
  {
    name: 'measure whose rate is none',
    page: () => measureView({ ...MEASURE, rate: shown({ kind: 'none', words: 'nobody is in the denominator' }) }),
  },
  ...withEachMissing(MEASURE, OPTIONAL).map(({ path, report }) => ({
    name: `measure without ${path}`,
    page: () => measureView(report),
  })),
];
