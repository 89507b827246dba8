import { describeColumn, type FeedColumn } from '../../column.ts';
import type { FeedDescription } from '../../feed.ts';

/** The version of the activity file that is read. */
export const VERSION = 1;

const YES_OR_NO = ['yes', 'no'] as const;

/** Columns of an activity file, in order. What a service does not ask for is left empty. */
export const ACTIVITY_COLUMNS: readonly FeedColumn[] = [
  {
    name: 'row_id',
    kind: 'identifier',
    meaning: 'The provider’s own name of the activity, the same whenever it is sent.',
    isRequired: true,
    example: 'A-1042',
  },
  {
    name: 'provider',
    kind: 'organisation',
    meaning: 'Who did it and sends it: one a file.',
    isRequired: true,
    example: 'X00V1',
  },
  {
    name: 'service',
    kind: 'identifier',
    meaning: 'The service, as the contract names it.',
    isRequired: true,
    example: 'minor-surgery-injection',
  },
  {
    name: 'person_id',
    kind: 'identifier',
    meaning: 'The pseudonym of the person. Never a name, never an NHS number.',
    isRequired: true,
    example: 'd2521d55b8a15d8c',
  },
  { name: 'done_on', kind: 'date', meaning: 'The day it was done.', isRequired: true, example: '2025-11-04' },
  {
    name: 'recorded_at',
    kind: 'date-time',
    meaning: 'When it was written down; empty: on the day. A claim is made by recording.',
    isRequired: false,
    example: '2025-11-04T16:20:00',
  },
  {
    name: 'place',
    kind: 'choice',
    meaning: 'Where it was done.',
    isRequired: false,
    allowed: ['practice', 'home', 'community', 'outpatients', 'day case'],
    example: 'practice',
  },
  {
    name: 'clinician',
    kind: 'text',
    meaning: 'What the person who did it is, never who: general practitioner, nurse, rheumatology …',
    isRequired: false,
    example: 'general practitioner',
  },
  { name: 'site', kind: 'text', meaning: 'The part of the body.', isRequired: false, example: 'knee' },
  {
    name: 'exception',
    kind: 'text',
    meaning: 'An exception of the policy that it may fall under; empty: none.',
    isRequired: false,
    example: 'nerve conduction studies',
  },
  {
    name: 'assessed_there',
    kind: 'choice',
    meaning: 'Whether the person was assessed where it was done.',
    isRequired: false,
    allowed: YES_OR_NO,
    example: 'yes',
  },
  {
    name: 'referred_back',
    kind: 'choice',
    meaning: 'Whether the person was referred back to the GP before.',
    isRequired: false,
    allowed: YES_OR_NO,
    example: 'no',
  },
  {
    name: 'imaging',
    kind: 'choice',
    meaning: 'Whether it was guided by imaging.',
    isRequired: false,
    allowed: YES_OR_NO,
    example: 'no',
  },
  {
    name: 'approval',
    kind: 'identifier',
    meaning: 'Reference of the prior approval; empty: there was none.',
    isRequired: false,
    example: 'PA-2025-118',
  },
  {
    name: 'goal',
    kind: 'choice',
    meaning: 'What was done about the person’s own goals. The score that a person gives is not sent: it sets no price.',
    isRequired: false,
    allowed: ['none', 'set', 'reviewed'],
    example: 'set',
  },
  {
    name: 'cost_pence',
    kind: 'whole',
    meaning: 'What the provider charges, where the contract has a tariff.',
    isRequired: false,
    unit: 'pence',
    example: '18400',
  },
];

export const description: FeedDescription = {
  feed: 'service-activity',
  version: VERSION,
  title: 'Service activity',
  sentBy:
    'Each provider that is paid by activity and has no practice record: voluntary sector, hospital, a practice’s local services.',
  frequency: 'Monthly or quarterly, as the contract says.',
  formats: ['CSV (RFC 4180, UTF-8)', 'CSV compressed with gzip', 'Parquet'],
  notes: [
    'The columns below, all of them, in this order; what a service does not ask for is left empty.',
    'A file is of one provider. It may hold several months of activity, by the day it was done.',
    'A later file of the same provider takes the place of every month that it has rows of, as a whole.',
    'A bad row is left out with its reason; the others are taken.',
  ],
  tables: [
    {
      name: 'service_activity',
      meaning: 'One row for each thing that was done for a person.',
      columns: ACTIVITY_COLUMNS.map(describeColumn),
    },
  ],
};
