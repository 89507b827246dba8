import { odsCode } from '../../../base/index.ts';
import type { PersonAccessReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { accessReportView } from './view.ts';

type Given = PersonAccessReport & { readonly basis: ReportBasis };

const LOOKED = {
  at: '2026-04-09T15:20:11.000Z',
  when: '9 April 2026 at 16:20',
  user: 'Dr Gwen Pryce',
  role: 'general practitioner',
  place: 'Linden Park Surgery',
  purpose: 'direct care',
  did: 'read your record',
  isShown: true,
  words: 'Dr Gwen Pryce (general practitioner, Linden Park Surgery) read your record, to care for you.',
} as const;

const REPORT: Given = {
  basis: BASIS,
  practice: odsCode('X00036'),
  practiceName: 'Linden Park Surgery',
  person: 'P36-004182',
  looked: [
    LOOKED,
    {
      ...LOOKED,
      isShown: false,
      words: 'Carol Venn (contract manager, the commissioner) asked for your record and was not shown it.',
    },
  ],
  readers: 1,
  isCut: false,
};

export const examples: readonly PageExample[] = [
  { name: 'access report', page: () => accessReportView(REPORT) },
  { name: 'access report of many', page: () => accessReportView({ ...REPORT, isCut: true }) },
  ...withEachMissing(REPORT, ['looked']).map(({ path, report }) => ({
    name: `access report without ${path}`,
    page: () => accessReportView(report),
  })),
];
