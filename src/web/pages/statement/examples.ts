import { day, month } from '../../../base/index.ts';
import type { StatementReport } from '../../../reports/index.ts';
import {
  BASIS,
  HASH,
  MANAGEMENT,
  OCTOBER,
  type PageExample,
  PLACE,
  pounds,
  rate,
  SEPTEMBER,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { statementView } from './view.ts';

type Given = Parameters<typeof statementView>[0];

/** What waits beside a forecast: a practice that takes part in a scheme, of which one measure is held. */
const PARTS = {
  framework: { id: 'quality-outcomes-for-health/2025-26', title: 'Quality Outcomes for Health' },
  settlement: shown({ points: '101.40', pointsAvailable: '148', amountPence: pounds('31790.12') }),
  pointValue: 'A point of Quality Outcomes for Health is worth £223.80 a year: the pot of £117,718.00 over 526 points.',
  held: [
    {
      measures: [{ indicator: 'QOH406', shortTitle: 'Access improvement' }],
      reason: 'Nobody has recorded whether QOH406 was met.',
      remedy: 'Record the answer with the paper that shows it.',
    },
    {
      measures: [
        { indicator: 'QOH104', shortTitle: 'Stroke risk assessed' },
        { indicator: 'QOH106', shortTitle: 'Blood pressure' },
      ],
      reason: 'There are no verified counts for them.',
      remedy: '',
    },
  ],
};

const LINES: StatementReport['lines'] = [
  {
    id: 'global-sum',
    term: 'global-sum',
    title: 'Global sum',
    formula: 'weighted list × price a year × (1 − out-of-hours share) ÷ 12',
    formulaWithNumbers: '12,885 × £123.34 × (1 − 4.75%) ÷ 12 = £126,145.18',
    amountPence: pounds('126145.18'),
    inputs: [],
  },
  {
    id: 'aspiration',
    term: 'aspiration',
    title: 'Quality: payment on account',
    formula: '80% of last year’s achievement, at this year’s value of a point, ÷ 12',
    formulaWithNumbers: '80% × £61,204.37 × £225.49 ÷ £220.62 ÷ 12 = £4,170.36',
    amountPence: pounds('4170.36'),
    inputs: [],
  },
];

export const STATEMENT: Given = {
  basis: BASIS,
  place: PLACE,
  month: OCTOBER,
  knownOn: day('2025-10-01'),
  contractType: 'GMS',
  standing: {
    kind: 'in a run',
    run: '2025-10',
    stage: 'certified',
    isPaid: false,
    words: 'Frozen in the payment run for October 2025, which is certified and not yet released.',
  },
  lines: LINES,
  held: [
    {
      term: 'premises',
      title: 'Premises reimbursement',
      reason: 'The rent review of 1 April 2025 has not been received.',
      remedy: 'The practice sends the signed review.',
      dealtWithBy: 'Carol Venn, contract manager',
    },
  ],
  totalPence: pounds('130315.54'),
  contentHash: HASH,
  ledgerHead: { entry: '412', hash: HASH },
  pins: [
    { what: 'contract GMS 2025/26', hash: HASH },
    { what: 'rates', hash: HASH },
  ],
  forecast: {
    kind: 'forecast',
    periodEnd: YEAR_END,
    settledBy: day('2026-06-30'),
    words: 'What the practice would earn for the year if nothing more were recorded.',
    achievement: shown({ points: '121.40', pointsAvailable: '148', amountPence: pounds('35790.12') }),
    ...PARTS,
    measures: [
      {
        indicator: 'HYP008',
        shortTitle: 'Blood pressure 140/90 or less, 79 and under',
        rate: shown(rate(1102, 1511)),
        achievement: shown({ points: '12.67', pointsAvailable: '14', amountPence: pounds('3735.20') }),
        answer: null,
        note: null,
      },
    ],
  },
  previous: {
    kind: 'compared',
    month: SEPTEMBER,
    totalPence: pounds('129987.02'),
    differences: [
      {
        title: 'Global sum',
        term: 'global-sum',
        beforePence: pounds('125816.66'),
        nowPence: pounds('126145.18'),
        differencePence: pounds('328.52'),
        cause: 'Weighted list 12,851 → 12,885 from 1 October 2025',
      },
      {
        title: 'Arrears of the price',
        term: 'arrears',
        beforePence: pounds('412.10'),
        nowPence: null,
        differencePence: pounds('-412.10'),
        cause: 'Paid once, in September 2025',
      },
    ],
  },
  lastYear: {
    kind: 'none',
    month: month('2024-10'),
    words: 'October 2024: not received. No contract is held that was in force then.',
  },
  neighbours: { before: SEPTEMBER, after: null },
  contact: { name: 'Farid Lowe', role: 'finance lead', reachedAt: '020 7946 0199' },
};

const TWELVE = ['HYP008', 'HYP009', 'DM020', 'DM036', 'AF008', 'COPD010', 'AST007', 'CHD005', 'SMOK004', 'DEM004'];

/** As long as a statement of the demonstration gets: it still prints on two sides. */
const LONGEST: Given = {
  ...STATEMENT,
  lines: [
    ...LINES,
    {
      id: 'arrears',
      term: 'arrears',
      title: 'Arrears of the global sum price from 1 April 2025',
      formula: 'weighted list × (new price − old price) × (1 − out-of-hours share) ÷ 12, for each month already paid',
      formulaWithNumbers: '12,885 × (£123.34 − £121.79) × (1 − 4.75%) ÷ 12 × 3 = £4,755.77',
      amountPence: pounds('4755.77'),
      inputs: [],
    },
  ],
  forecast: {
    kind: 'forecast',
    periodEnd: YEAR_END,
    settledBy: day('2026-06-30'),
    words: 'What the practice would earn for the year if nothing more were recorded.',
    achievement: shown({ points: '121.40', pointsAvailable: '148', amountPence: pounds('35790.12') }),
    ...PARTS,
    measures: [...TWELVE, 'IND265', 'CS005'].map((indicator) => ({
      indicator,
      shortTitle: 'Blood pressure 140/90 or less (or equivalent home reading), aged 79 and under',
      rate: shown(rate(1102, 1511)),
      achievement: shown({ points: '12.67', pointsAvailable: '14', amountPence: pounds('3735.20') }),
      answer: null,
      note: null,
    })),
  },
};

const WITHHELD = { kind: 'withheld', words: 'Points are shown to those who hold the contract.' } as const;

const AT_MANAGEMENT: Given = {
  ...STATEMENT,
  basis: MANAGEMENT,
  standing: { kind: 'worked out now', words: 'Worked out now from the data in service; it is in no payment run yet.' },
  held: [],
  previous: { kind: 'none', month: SEPTEMBER, words: 'The contract began this month, so there is no month before.' },
  forecast: {
    kind: 'forecast',
    periodEnd: YEAR_END,
    settledBy: day('2026-06-30'),
    words: 'What the practice would earn for the year if nothing more were recorded.',
    achievement: shown(WITHHELD, 'management'),
    ...PARTS,
    settlement: shown(WITHHELD, 'management'),
    measures: [
      {
        indicator: 'DEM004',
        shortTitle: 'Dementia care plan reviewed',
        rate: shown({ kind: 'none', words: 'fewer than 8 people' }, 'management'),
        achievement: shown(WITHHELD, 'management'),
        answer: null,
        note: 'Queried since 10 April 2026; the last accepted value, at 31 March 2025, is counted.',
      },
    ],
  },
};

export const examples: readonly PageExample[] = [
  { name: 'statement', page: () => statementView(STATEMENT) },
  { name: 'statement, the longest', page: () => statementView(LONGEST) },
  { name: 'statement at management level', page: () => statementView(AT_MANAGEMENT) },
  {
    name: 'statement as known on another day',
    page: () =>
      statementView({
        ...STATEMENT,
        standing: { kind: 'as known then', words: 'Worked out again from what was known on 30 June 2025.' },
      }),
  },
  {
    name: 'statement without a forecast',
    page: () => statementView({ ...STATEMENT, forecast: { kind: 'none', words: 'This contract pays no quality.' } }),
  },
  {
    name: 'statement compared with last year',
    page: () => statementView({ ...STATEMENT, lastYear: { ...STATEMENT.previous, month: month('2024-10') } }),
  },
  ...withEachMissing(STATEMENT, [
    'lines',
    'held',
    'pins',
    'ledgerHead',
    'basis.snapshot',
    'forecast.measures',
    'previous.differences',
    'neighbours.before',
  ]).map(({ path, report }) => ({ name: `statement without ${path}`, page: () => statementView(report) })),
];
