import { day } from '../../../base/index.ts';
import type { PersonMeasure, PersonReport, ReportBasis } from '../../../reports/index.ts';
import { type PageExample, PLACE, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { DIRECT_CARE, ROWS } from '../people/examples.ts';
import { personView } from './view.ts';

type Given = PersonReport & { readonly basis: ReportBasis };

const MISSED: PersonMeasure = {
  indicator: 'HYP008',
  shortTitle: 'Blood pressure 140/90 or less, 79 and under',
  periodEnd: YEAR_END,
  outcome: 'missed',
  reason: 'no reading at or below 140/90',
  clause: 'The last blood pressure, on 12 January 2026, is 152/88: above 140/90.',
  plain: 'You are counted, and this is not recorded for you yet: a blood pressure of 140/90 or less.',
  wouldCount: 'A reading of 140/90 or less on or before 31 March 2026 would have counted.',
  steps: [
    {
      rule: 'register',
      words: 'Has a diagnosis of hypertension that is not resolved.',
      result: 'yes',
      decided: false,
      facts: [{ words: 'Latest diagnosis', value: '3 May 2019', rows: ROWS.slice(0, 1) }],
    },
    {
      rule: '2',
      words: 'The last blood pressure in the 12 months is 140/90 or less.',
      result: 'no',
      decided: true,
      facts: [{ words: 'Last blood pressure', value: '152/88 on 12 January 2026', rows: ROWS }],
    },
    { rule: '3', words: 'Is on maximum tolerated treatment.', result: 'not reached', decided: false, facts: [] },
  ],
  rows: ROWS,
};

const MET: PersonMeasure = {
  ...MISSED,
  indicator: 'SMOK004',
  shortTitle: 'Smokers offered support',
  outcome: 'numerator',
  reason: null,
  clause: 'Support was offered on 2 June 2025.',
  plain: 'You are counted, and this is recorded for you: support to stop smoking.',
  wouldCount: null,
};

const PERSON: Given = {
  basis: DIRECT_CARE,
  place: PLACE,
  person: 'P36-004182',
  periodEnd: YEAR_END,
  about: { ageYears: 67, sex: 'Female', registeredFrom: day('2004-09-13') },
  measures: [MISSED],
  lookedAt: [
    { at: '2026-04-09T15:20:11.000Z', user: 'Dr Gwen Pryce', role: 'general practitioner', purpose: 'direct care' },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'person under one measure', page: () => personView(PERSON) },
  { name: 'person under all measures', page: () => personView({ ...PERSON, measures: [MISSED, MET] }) },
  ...withEachMissing(PERSON, [
    'measures',
    'lookedAt',
    'about.ageYears',
    'about.registeredFrom',
    'measures.0.reason',
    'measures.0.wouldCount',
    'measures.0.rows',
    'measures.0.steps',
  ]).map(({ path, report }) => ({ name: `person without ${path}`, page: () => personView(report) })),
];
