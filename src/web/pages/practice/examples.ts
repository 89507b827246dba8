import type { PracticeReport, ReportBasis, ShownMeasureCounts } from '../../../reports/index.ts';
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
import { WAITING } from '../answers/examples.ts';
import { PLACE_RATES } from '../rate/examples.ts';
import { practiceView } from './view.ts';

type Given = PracticeReport & { readonly basis: ReportBasis };

export const COUNTS: ShownMeasureCounts = {
  register: 1690,
  denominator: 1511,
  numerator: 1102,
  missed: 409,
  adjustments: [
    { reason: 'HTMAX', kind: 'specific', count: 21 },
    { reason: 'HYPBPINV', kind: 'general', count: 64 },
  ],
  exclusions: [{ reason: 'PAT_AGEO79', kind: 'specific', count: 94 }],
  notes: [],
};

const PRACTICE: Given = {
  basis: BASIS,
  place: PLACE,
  list: {
    kind: 'list',
    quarter: OCTOBER,
    registered: shown(13283),
    weighted: shown(12885),
    file: HASH,
    row: 412,
  },
  deprivationScore: '10.4',
  states: [
    {
      words: 'list closed from 1 May 2026 until 1 November 2026',
      case: 'list-closure-1',
      decision: 'PCCC 2026-04-21 item 2',
    },
    { words: 'Ash Surgery goes into it from 1 May 2026', case: null, decision: 'PCCC 2026-04-21 item 3' },
  ],
  contract: { id: 'gms', title: 'GMS 2025/26', words: 'Opted out of out-of-hours services; not in London' },
  months: [
    { month: SEPTEMBER, payment: { kind: 'none', reason: 'The list size of the quarter was not received.' } },
    { month: OCTOBER, payment: { kind: 'statement', totalPence: pounds('130315.54'), heldLines: 1, isPaid: true } },
  ],
  rates: PLACE_RATES,
  measures: [
    {
      indicator: 'HYP008',
      shortTitle: 'Blood pressure 140/90 or less, 79 and under',
      title: 'Patients aged 79 and under with hypertension whose last blood pressure in 12 months is 140/90 or less',
      periodEnd: YEAR_END,
      counts: shown(COUNTS),
      rate: shown(rate(1102, 1511)),
      boroughRate: shown(rate(28_415, 38_770), 'management'),
      lowerPercent: 40,
      upperPercent: 77,
      points: 14,
    },
    {
      indicator: 'CS005',
      shortTitle: 'Cervical screening, 25 to 49',
      title: 'Women aged 25 to 49 screened in the last 3 years and 6 months',
      periodEnd: YEAR_END,
      counts: { kind: 'not received', words: 'The practice sent no counts for this period end.' },
      rate: null,
      boroughRate: null,
      lowerPercent: 45,
      upperPercent: 80,
      points: 7,
    },
  ],
  maySeePeople: true,
  answers: [WAITING],
  feeds: [
    {
      feed: 'practice-extract',
      receivedOn: '2026-04-03',
      words: '1,071,220 rows read, 3 rejected',
      to: { page: 'feed file', sha256: HASH },
    },
    { feed: 'practice-counts', receivedOn: null, words: 'Expected by 8 April 2026', to: null },
  ],
};

const AT_MANAGEMENT: Given = {
  ...PRACTICE,
  basis: MANAGEMENT,
  maySeePeople: false,
  list: { kind: 'not received', quarter: OCTOBER, words: 'The file of the quarter from October 2025 is late.' },
  months: [
    { month: OCTOBER, payment: { kind: 'not shown', reason: 'Your role does not see what a practice is paid.' } },
  ],
  measures: PRACTICE.measures.slice(0, 1).map((measure) => ({
    ...measure,
    counts: shown({ ...COUNTS, numerator: 1100, denominator: 1510, missed: '1 to 7', exclusions: [] }, 'management'),
    rate: shown({ kind: 'none', words: 'fewer than 8 people' }, 'management'),
  })),
};

export const examples: readonly PageExample[] = [
  { name: 'practice', page: () => practiceView(PRACTICE) },
  { name: 'practice at management level', page: () => practiceView(AT_MANAGEMENT) },
  ...withEachMissing(PRACTICE, [
    'contract',
    'months',
    'measures',
    'rates',
    'feeds',
    'measures.0.rate',
    'measures.0.boroughRate',
  ]).map(({ path, report }) => ({ name: `practice without ${path}`, page: () => practiceView(report) })),
];
