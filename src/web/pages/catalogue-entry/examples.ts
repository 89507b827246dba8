import { day, odsCode, type SnomedCode } from '../../../base/index.ts';
import type { CatalogueEntryReport, IndicatorEntry, ReportBasis } from '../../../reports/index.ts';
import {
  HASH,
  LAST_YEAR_END,
  MANAGEMENT,
  type PageExample,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { AREA_MEASURES } from '../borough/examples.ts';
import { catalogueEntryView } from './view.ts';

const OTHER = HASH.replace('3f1c', 'a0a0');

export const ENTRY: IndicatorEntry = {
  framework: { id: 'spine/2025-26', title: 'Twelve indicators, 2025/26', year: '2025/26' },
  indicator: 'HYP008',
  rule: 'HYP008',
  shortTitle: 'Blood pressure 140/90 or less, 79 and under',
  title: 'Blood pressure at 140/90 or less, aged 79 or under',
  wording: 'The percentage of patients aged 79 years or under with hypertension whose last blood pressure is 140/90.',
  reason: 'Lower blood pressure prevents strokes.',
  source: 'Business rules version 46',
  year: '2025/26',
  author: 'Ruth Ellery',
  checker: 'Dr Tomas Adeyemi',
  reviewBy: '2026-09-30',
  verification: 'published order',
  people: [{ name: '80 this month', record: 'born 1946-03-31', counts: 'excluded by 1' }],
  notes: ['The first invitation follows the failing reading.'],
  points: 38,
  lowerPercent: 40,
  upperPercent: 85,
  prevalenceAdjusted: true,
  pointsSource: 'QOF 2025/26',
  register: { id: 'HYP', title: 'Hypertension', wording: 'Unresolved hypertension.', source: 'Business rules' },
  registerSteps: [
    { n: 1, decides: 'is on the register', code: null, words: 'unresolved hypertension', test: 'HYP_COD is recorded' },
  ],
  steps: [
    { n: 1, decides: 'is left out', code: 'PAT_AGEO79', words: 'aged over 79', test: 'aged over 79' },
    { n: 2, decides: 'counts as met', code: null, words: 'at target', test: 'latest reading is at or below 140/90' },
  ],
  codelists: [
    {
      name: 'HYP_COD',
      title: 'Hypertension',
      status: 'published',
      source: 'PCD refset',
      version: '2025-04',
      codes: ['38341003' as SnomedCode],
    },
  ],
  ruleHash: HASH,
};

const GIVEN: CatalogueEntryReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  payable: { isPayable: true, words: 'Payable: published order.' },
  mayAccept: false,
  entry: ENTRY,
  results: AREA_MEASURES,
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  versions: [
    {
      hash: HASH,
      knownFrom: YEAR_END,
      author: 'Verity Funnel',
      checker: 'Laurence Layman',
      changed: [{ what: 'Paid from', before: '40%', after: '50%' }],
    },
    { hash: OTHER, knownFrom: day('2023-04-01'), author: 'Ruth Ellery', checker: 'Dr Tomas Adeyemi', changed: null },
  ],
  compared: {
    from: OTHER,
    to: HASH,
    differences: [
      { what: 'Paid from', before: '40%', after: '50%' },
      { what: 'Step 3', before: null, after: 'is left out: aged over 74' },
    ],
  },
};

const UNACCEPTED = {
  ...GIVEN,
  payable: { isPayable: false, words: 'Not payable: nobody has accepted it as it stands.' },
  mayAccept: true,
};

export const examples: readonly PageExample[] = [
  { name: 'to accept for payment', page: () => catalogueEntryView(UNACCEPTED) },
  { name: 'compared', page: () => catalogueEntryView(GIVEN) },
  {
    name: 'one version',
    page: () => catalogueEntryView({ ...GIVEN, versions: GIVEN.versions.slice(1), compared: null }),
  },
  {
    name: 'counted last year',
    page: () =>
      catalogueEntryView({ ...GIVEN, results: AREA_MEASURES.map((one) => ({ ...one, periodEnd: LAST_YEAR_END })) }),
  },
  ...withEachMissing(GIVEN, ['results', 'compared', 'versions', 'entry.notes', 'entry.codelists', 'entry.people']).map(
    ({ path, report }) => ({
      name: `without ${path}`,
      page: () => catalogueEntryView({ ...report, ...(path === 'versions' ? { compared: null } : {}) }),
    }),
  ),
];
