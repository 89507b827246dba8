import { describeColumn, type FeedColumn } from '../../column.ts';
import type { FeedDescription } from '../../feed.ts';

/** The one column of a national data opt-out list. */
const OPT_OUT_COLUMNS: readonly FeedColumn[] = [
  {
    name: 'nhs_number',
    kind: 'text',
    meaning:
      'The NHS number of somebody who has a national data opt-out: ten digits, the last of which checks the others.',
    isRequired: true,
    example: '9990000018',
  },
];

export const description: FeedDescription = {
  feed: 'national-data-opt-out',
  version: 1,
  title: 'National data opt-out list',
  sentBy: 'Each practice for itself: of the NHS numbers that it asked about, those of people who have opted out.',
  frequency: 'Before anything about people is used beyond their care, and at least every three weeks.',
  formats: ['CSV (RFC 4180, UTF-8)'],
  notes: [
    'A later list of the same practice takes the place of the earlier one as a whole: who is no longer on it has not opted out.',
    'People are found through the identity vault: identities are sent first. The numbers themselves are not kept.',
    'Whoever is on it is left out of what is used for planning and research; direct care and payment are not affected.',
  ],
  tables: [{ name: 'opt_outs', meaning: 'Who has opted out.', columns: OPT_OUT_COLUMNS.map(describeColumn) }],
};
