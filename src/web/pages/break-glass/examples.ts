import { odsCode } from '../../../base/index.ts';
import type { BrokenGlassReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { breakGlassView } from './view.ts';

type Given = BrokenGlassReport & { readonly basis: ReportBasis };

const WAITING = {
  id: '2',
  by: 'Dr Stella Stethoscope',
  practice: odsCode('X00036'),
  person: 'P36-004182',
  reason: 'Collapsed in our waiting room, alone and unable to speak.',
  brokenAt: '2026-04-10T09:10:00.000Z',
  closesAt: '2026-04-10T13:10:00.000Z',
  isOpen: true,
  review: null,
} as const;

const REVIEWER: Given = {
  basis: BASIS,
  glasses: [
    WAITING,
    {
      ...WAITING,
      id: '1',
      isOpen: false,
      review: {
        by: 'Calder Keepsafe',
        verdict: 'justified',
        words: 'An ambulance was called; the record was needed.',
        at: '2026-04-10T12:00:00.000Z',
      },
    },
  ],
  mayReview: true,
  hours: null,
  practices: [],
};
const CLINICIAN: Given = {
  ...REVIEWER,
  mayReview: false,
  hours: 4,
  practices: [{ practice: odsCode('X00036'), name: 'Linden Park Surgery' }],
};

export const examples: readonly PageExample[] = [
  { name: 'broken glass to review', page: () => breakGlassView(REVIEWER) },
  { name: 'broken glass of a clinician', page: () => breakGlassView(CLINICIAN) },
  { name: 'broken glass: none', page: () => breakGlassView({ ...CLINICIAN, glasses: [] }) },
  ...withEachMissing(CLINICIAN, ['practices']).map(({ path, report }) => ({
    name: `broken glass without ${path}`,
    page: () => breakGlassView(report),
  })),
];
