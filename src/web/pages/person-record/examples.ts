import type { PersonRecordReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { personRecordView } from './view.ts';

type Given = PersonRecordReport & { readonly basis: ReportBasis };

const RECORD: Given = {
  basis: { ...BASIS, purpose: 'own record' },
  place: PLACE,
  person: 'P36-004182',
  tables: [
    {
      table: 'events',
      words: 'What was recorded of your health and care',
      columns: [
        { name: 'event_date', words: 'When.' },
        { name: 'code', words: 'What.' },
        { name: 'in_words', words: 'In words.' },
      ],
      rows: [
        ['2026-01-12', '72313002', 'Systolic arterial pressure'],
        ['2026-01-12', '1091811000000102', ''],
      ],
    },
    { table: 'encounters', words: 'Your visits and stays', columns: [{ name: 'kind', words: 'Kind.' }], rows: [] },
  ],
  counted: [{ measure: 'HYP008', title: 'Blood pressure 140/90 or less', words: 'You are counted.' }],
  looked: [
    {
      at: '2026-04-09T15:20:11.000Z',
      when: '9 April 2026 at 16:20',
      user: 'Dr Gwen Pryce',
      role: 'general practitioner',
      place: PLACE.name,
      purpose: 'direct care',
      did: 'read your record',
      isShown: true,
      words: 'Dr Gwen Pryce (general practitioner, Linden Park Surgery) read your record, to care for you.',
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'person record', page: () => personRecordView(RECORD) },
  ...withEachMissing(RECORD, ['tables', 'counted', 'looked']).map(({ path, report }) => ({
    name: `person record without ${path}`,
    page: () => personRecordView(report),
  })),
];
