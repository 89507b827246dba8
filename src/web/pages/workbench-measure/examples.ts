import { accepted, odsCode, pence, refused } from '../../../base/index.ts';
import type { MeasureDesignReport, ProposalReport, ProposedPractice, ReportBasis } from '../../../reports/index.ts';
import { HASH, MANAGEMENT, type PageExample, shown, YEAR_END } from '../../examples/example.ts';
import { RULE } from '../measure/examples.ts';
import { workbenchMeasureView } from './view.ts';

type Measure = MeasureDesignReport['measure'];

const MEASURE: Measure = {
  id: 'HYP008',
  rule: 'HYP008',
  points: 38,
  lowerPercent: 40,
  upperPercent: 85,
  prevalenceAdjusted: true,
  shortTitle: 'Blood pressure 140/90 or less, 79 and under',
  source: 'QOF 2025/26',
};

const DESIGN: MeasureDesignReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  framework: { id: 'spine/2025-26', title: 'Twelve indicators, 2025/26' },
  measure: MEASURE,
  title: 'Blood pressure at 140/90 or less, aged 79 or under',
  periodEnd: YEAR_END,
  rule: RULE,
  steps: [
    { n: 1, kind: 'exclusion', words: 'aged over 79' },
    { n: 2, kind: 'success', words: 'latest blood pressure of the 12 months at 140/90 or less' },
    { n: 3, kind: 'adjustment', words: 'on maximal tolerated blood pressure treatment' },
  ],
  numbers: [
    { step: 1, kind: 'age', number: '79' },
    { step: 2, kind: 'months', number: '12' },
    { step: 2, kind: 'blood pressure', number: '140/90' },
    { step: 3, kind: 'months', number: '12' },
  ],
  mayPropose: true,
};

const COUNTS = { register: 1700, denominator: 1500, numerator: 1100 };

const PRACTICE: ProposedPractice = {
  practice: odsCode('X00036'),
  name: 'Linden Park Surgery',
  locality: 'West',
  isReaders: false,
  people: shown(
    {
      before: COUNTS,
      after: { ...COUNTS, denominator: 1400 },
      peopleIn: 0,
      peopleOut: 100,
      newlyMet: 0,
      noLongerMet: 70,
      note: '',
    },
    'management',
  ),
  earned: shown({
    before: { points: '28.15', pence: pence(612_345n) },
    after: { points: '29.02', pence: pence(631_200n) },
  }),
  maySeePounds: true,
  pointValue: { before: '223.80', after: '220.12' },
};

const HIDDEN: ProposedPractice = {
  ...PRACTICE,
  practice: odsCode('X00044'),
  name: 'Alder Street Surgery',
  isReaders: true,
  people: shown(
    {
      before: COUNTS,
      after: 'not shown',
      peopleIn: 0,
      peopleOut: '1 to 7',
      newlyMet: 0,
      noLongerMet: '1 to 7',
      note: 'Fewer than 8 people move, so the figures after the change are not shown.',
    },
    'management',
  ),
  earned: shown({ before: { points: '28.15', pence: pence(612_345n) }, after: 'not shown' }),
  maySeePounds: false,
  pointValue: null,
};

/** What a change of the example's age limit moves. */
export const MOVED: ProposalReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  framework: DESIGN.framework,
  indicator: 'HYP008',
  shortTitle: MEASURE.shortTitle,
  periodEnd: YEAR_END,
  before: MEASURE,
  after: MEASURE,
  words: ['step 1 “aged over 79” is now “aged over 74”'],
  rule: RULE,
  changedRule: RULE,
  practices: [PRACTICE, HIDDEN],
  moves: [
    {
      from: { outcome: 'missed', reason: null },
      to: { outcome: 'excluded', reason: 'PAT_AGEO79' },
      people: shown(30, 'management'),
    },
  ],
  notWorkedOut: [
    { practice: odsCode('X00050'), name: 'Canalside Medical Centre', reason: 'Counts were not received.' },
  ],
  change: { framework: 'spine/2025-26', frameworkHash: HASH, measure: 'HYP008', clauses: [{ step: 1, age: 74 }] },
};

const asked = (name: string): string | undefined => (name === 's1-age-79' ? '74' : undefined);
const nothing = (): undefined => undefined;
const REFUSED = refused<never>({
  code: 'definition.invalid',
  message: 'measure HYP008: the lower threshold is not below the upper',
  remedy: 'Ask for a change with which the measure still holds together.',
});
const NOT_SHOWN = { ...MOVED, practices: [HIDDEN], moves: [], notWorkedOut: [] };

export const examples: readonly PageExample[] = [
  { name: 'as it is', page: () => workbenchMeasureView(DESIGN, nothing, undefined) },
  { name: 'changed', page: () => workbenchMeasureView(DESIGN, asked, accepted(MOVED)) },
  { name: 'too few people', page: () => workbenchMeasureView(DESIGN, asked, accepted(NOT_SHOWN)) },
  { name: 'nobody', page: () => workbenchMeasureView(DESIGN, asked, accepted({ ...NOT_SHOWN, practices: [] })) },
  { name: 'impossible', page: () => workbenchMeasureView({ ...DESIGN, mayPropose: false }, asked, REFUSED) },
];
