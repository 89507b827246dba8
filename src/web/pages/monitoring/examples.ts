import { day, odsCode } from '../../../base/index.ts';
import type { MonitoringReport, QualityCaseSummary, ReportBasis, ShownIntelligence } from '../../../reports/index.ts';
import { BASIS, MANAGEMENT, type PageExample, withEachMissing } from '../../examples/example.ts';
import { monitoringView } from './view.ts';

type Given = MonitoringReport & { readonly basis: ReportBasis };

export const SUMMARY: QualityCaseSummary = {
  id: 'QM-0a1b2c3d4e',
  practice: odsCode('X00036'),
  name: 'Linden Park Surgery',
  title: 'Waiting on the telephone',
  stage: 'triaged',
  openedOn: day('2026-03-10'),
  lead: 'Verity Funnel',
  priority: 'soon',
  next: { words: 'The practice’s own account', on: day('2026-04-24'), isLate: false },
  isRestricted: false,
};

export const TOLD: ShownIntelligence = {
  id: 'SI-0a1b2c3d4e',
  practice: odsCode('X00036'),
  name: 'Linden Park Surgery',
  source: 'Healthwatch',
  standing: 'allegation',
  sensitivity: 'ordinary',
  keptUntil: day('2027-02-28'),
  qualityCase: 'QM-0a1b2c3d4e',
  corrects: null,
  on: day('2026-02-20'),
  at: '2026-02-20T10:00:00.000Z',
  words: 'Nobody answers in the first hour',
  isSensitive: false,
  correctedBy: null,
};

const GIVEN: Given = {
  cases: [
    SUMMARY,
    {
      ...SUMMARY,
      id: 'QM-1',
      stage: 'opened',
      lead: null,
      priority: null,
      next: { words: 'To be triaged', on: null, isLate: false },
    },
    {
      ...SUMMARY,
      id: 'QM-2',
      stage: 'escalated',
      isRestricted: true,
      next: { words: 'Review', on: day('2026-02-10'), isLate: true },
    },
    { ...SUMMARY, id: 'QM-3', stage: 'closed', next: null },
  ],
  signals: [
    {
      ...{
        kind: 'result',
        practice: odsCode('X00010'),
        name: 'Juniper Health',
        words: 'HYP008 at 31 March 2026: 41%.',
      },
      reference: 'result X00010 HYP008 2026-03-31',
    },
    { kind: 'late', practice: odsCode('X00010'), name: 'Juniper Health', words: 'A plan is late.', reference: null },
  ],
  intelligence: [
    TOLD,
    {
      ...{ ...TOLD, id: 'SI-2', sensitivity: 'whistleblowing', words: null, isSensitive: true, qualityCase: null },
      ...{ standing: 'fact', corrects: 'SI-1', correctedBy: 'SI-3' },
    },
    { ...TOLD, id: 'SI-4', words: null },
  ],
  group: {
    name: 'Joint primary care quality monitoring group',
    everyMonths: 2,
    lastMetOn: day('2026-03-10'),
    next: { on: day('2026-05-12'), meeting: 'quality-monitoring-2026-05-12', isLate: true },
  },
  owed: [
    {
      committee: 'quality-and-safety',
      name: 'Quality and safety committee',
      isPublic: false,
      lastToldOn: null,
      cases: [SUMMARY],
    },
    {
      ...{ committee: 'primary-care-commissioning', name: 'Primary care commissioning committee', isPublic: true },
      ...{ lastToldOn: day('2026-03-10'), cases: [] },
    },
  ],
  may: { keep: true, enter: true },
  practices: [{ practice: odsCode('X00036'), name: 'Linden Park Surgery' }],
  people: [{ user: 'nurse', name: 'Florence Rounds' }],
  basis: MANAGEMENT,
};

/** What a practice sees of it. */
const OWN: Given = {
  ...GIVEN,
  cases: [SUMMARY],
  signals: null,
  owed: null,
  may: { keep: false, enter: false },
  people: [],
  basis: BASIS,
};
const FILTER = { which: 'all', sort: 'next', practice: '' } as const;

export const examples: readonly PageExample[] = [
  { name: 'the group', page: () => monitoringView(GIVEN, FILTER) },
  { name: 'a practice', page: () => monitoringView(OWN, { ...FILTER, which: 'open', sort: 'opened' }) },
  {
    name: 'filtered to nothing',
    page: () => monitoringView(GIVEN, { which: 'late', sort: 'practice', practice: 'X00099' }),
  },
  {
    name: 'a group that has not met',
    page: () =>
      monitoringView(
        {
          ...GIVEN,
          group: {
            ...GIVEN.group,
            everyMonths: 1,
            lastMetOn: null,
            next: { on: day('2026-04-10'), meeting: null, isLate: false },
          },
        },
        FILTER,
      ),
  },
  ...withEachMissing(GIVEN, ['cases', 'signals', 'intelligence', 'owed']).map(({ path, report }) => ({
    name: `monitoring without ${path}`,
    page: () => monitoringView(path === 'signals' ? { ...report, signals: [] } : report, FILTER),
  })),
];
