import { describeColumn, type FeedColumn } from '../../column.ts';
import type { FeedDescription } from '../../feed.ts';

/** Columns of a file of identities, in order. */
const IDENTITY_COLUMNS: readonly FeedColumn[] = [
  {
    name: 'person_id',
    kind: 'identifier',
    meaning: 'The practice’s pseudonym, as in the extract.',
    isRequired: true,
    example: '0a1b2c3d4e5f6071',
  },
  {
    name: 'nhs_number',
    kind: 'text',
    meaning: 'The NHS number: ten digits, the last of which checks the others.',
    isRequired: true,
    example: '9990000018',
  },
  { name: 'name', kind: 'text', meaning: 'The person’s name.', isRequired: true, example: 'Hazel Invented' },
  {
    name: 'born_on',
    kind: 'date',
    meaning: 'The day of birth, where it is known.',
    isRequired: false,
    example: '1960-06-01',
  },
];

export const description: FeedDescription = {
  feed: 'practice-identities',
  version: 1,
  title: 'Identities of a practice’s people',
  sentBy: 'Each practice for itself, signed in as itself.',
  frequency: 'When people join.',
  formats: ['CSV (RFC 4180, UTF-8)'],
  notes: [
    'It goes into the identity vault, sealed, and never into the warehouse. The file is not kept, nor any value of it in a problem.',
    'A later row of the same person takes the place of the earlier one.',
    'Only those who care for the person open it, each time with a record of it. Nobody who pays, plans or audits can.',
  ],
  tables: [{ name: 'identities', meaning: 'Who a pseudonym is.', columns: IDENTITY_COLUMNS.map(describeColumn) }],
};
