import { odsCode } from '../../../base/index.ts';
import type { PlaceRate, RateEntry, RateReport, RateResult, ReportBasis } from '../../../reports/index.ts';
import {
  BASIS,
  HASH,
  LAST_YEAR_END,
  MANAGEMENT,
  type PageExample,
  PLACE,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { rateView } from './view.ts';

const MARK: RateResult['mark'] = {
  validity: 'limited',
  reliability: 'not judged',
  evidence: [{ about: 'Completeness', words: '50 of 50 practices sent an extract.' }],
};

export const RATE_RESULT: RateResult = {
  indicator: 'QOH301',
  shortTitle: 'Avoidable emergency admissions, composite',
  kind: 'rate',
  level: 'practice',
  area: PLACE.practice,
  name: PLACE.name,
  value: shown('250000/81'),
  unit: 'per 100,000 person-years',
  sums: shown({ numerator: 41, denominator: 484_720 }),
  interval: shown(null),
  words: null,
  sumsIn: { numerator: 'encounters', denominator: 'days registered' },
  populationBasis: null,
  mark: MARK,
  isRanked: false,
  source: null,
  definitionHash: HASH,
};

const NOT_SHOWN: RateResult = {
  ...RATE_RESULT,
  area: 'X00044',
  name: 'Thistledown Surgery',
  value: shown(null, 'management'),
  sums: shown({ numerator: 'not shown', denominator: 'not shown' }, 'management'),
  words: 'Not shown: few people are behind it, or could be worked out from it and others.',
};

const WHOLE: RateResult = { ...RATE_RESULT, level: 'commissioner', area: 'X00', name: 'Westmarch' };

const SURVEY_RESULT: RateResult = {
  ...RATE_RESULT,
  indicator: 'QOH401',
  shortTitle: 'Overall experience of the practice',
  kind: 'survey',
  value: shown('74.5'),
  unit: 'percent',
  sums: shown({ numerator: '83.4', denominator: 112 }),
  interval: shown({ lower: '65.6', upper: '81.6' }),
  words: 'GP Patient Survey, 5 January 2026 to 31 March 2026. Generated for the demonstration.',
  sumsIn: { numerator: 'people who answered', denominator: 'people who answered' },
  populationBasis: 'people who answered',
  source: { file: 'gp-patient-survey-2026.csv', sha256: HASH, row: 12 },
  definitionHash: null,
};

/** Rates as a practice's, a locality's or the borough's page lists them. */
export const PLACE_RATES: readonly PlaceRate[] = [RATE_RESULT, SURVEY_RESULT, NOT_SHOWN].map((result) => ({
  framework: { id: 'quality-outcomes-for-health/2025-26', title: 'Quality Outcomes for Health, 2025/26' },
  periodEnd: YEAR_END,
  result,
}));

export const RATE_ENTRY: RateEntry = {
  framework: { id: 'quality-outcomes-for-health/2025-26', title: 'Quality Outcomes for Health, 2025/26' },
  indicator: 'QOH301',
  shortTitle: 'Avoidable emergency admissions, composite',
  kind: 'rate',
  wording: 'Emergency admissions that good care outside hospital may prevent.',
  facts: [
    { what: 'Among', says: 'people registered in the year' },
    { what: 'What is counted', says: 'emergency admission for asthma, started on or after 1 April of the year' },
    { what: 'Better is', says: 'lower' },
  ],
  codelists: [],
  people: [{ name: 'Admitted twice', record: 'emergency admission, asthma', counts: 'adds 2' }],
  ruleHash: HASH,
};

const EVERYWHERE: RateReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  place: null,
  entry: RATE_ENTRY,
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END, LAST_YEAR_END],
  results: [WHOLE, RATE_RESULT, NOT_SHOWN],
  trend: [
    { periodEnd: YEAR_END, result: WHOLE },
    { periodEnd: LAST_YEAR_END, result: NOT_SHOWN },
  ],
  maySeePeople: false,
};

const AT_PRACTICE = { ...EVERYWHERE, basis: BASIS, place: PLACE, results: [WHOLE, RATE_RESULT], maySeePeople: true };

export const examples: readonly PageExample[] = [
  { name: 'everywhere', page: () => rateView(EVERYWHERE) },
  { name: 'at a practice', page: () => rateView(AT_PRACTICE) },
  { name: 'not shown for single practices', page: () => rateView({ ...AT_PRACTICE, results: [WHOLE] }) },
  {
    name: 'a survey',
    page: () =>
      rateView({
        ...AT_PRACTICE,
        entry: { ...RATE_ENTRY, kind: 'survey', ruleHash: null, people: [] },
        results: [SURVEY_RESULT],
        trend: [{ periodEnd: YEAR_END, result: SURVEY_RESULT }],
        maySeePeople: false,
      }),
  },
  {
    name: 'not received',
    page: () =>
      rateView({
        ...EVERYWHERE,
        results: [{ ...NOT_SHOWN, level: 'commissioner', words: 'Not received: GP Patient Survey.' }],
      }),
  },
  ...withEachMissing(AT_PRACTICE, ['results', 'trend', 'entry.facts']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => rateView(report),
  })),
];
