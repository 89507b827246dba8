import type { FeedDescription } from '../../feed.ts';
import { standardFields } from '../../ods-file.ts';

const EXAMPLES = [
  '00C',
  'NHS DARLINGTON CCG',
  'Y54',
  'Q74',
  'DR PIPER HOUSE',
  'KING STREET',
  '',
  'DARLINGTON',
  'COUNTY DURHAM',
  'DL3 6JL',
  '20130401',
  '',
  '',
  'C',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '0',
];

export const FIELDS = standardFields(EXAMPLES, {
  1: { meaning: 'commissioner: three to five characters', isRequired: true },
  11: { isRequired: true },
  14: { meaning: 'C a clinical commissioning group, H a commissioning hub', isRequired: true },
  15: { meaning: 'blank in the file of commissioners' },
  16: { meaning: 'blank in the file of commissioners' },
  17: { meaning: 'blank in the file of commissioners' },
  18: { meaning: 'blank in the file of commissioners' },
  24: { meaning: 'blank in the file of commissioners' },
  26: { meaning: 'blank in the file of commissioners' },
});

export const description: FeedDescription = {
  feed: 'ods-commissioners',
  version: 1,
  title: 'Commissioners of the Organisation Data Service (eccg)',
  sentBy: 'NHS Digital, Organisation Data Service',
  frequency: 'every quarter',
  formats: ['CSV as downloaded: every field quoted, no header; a header with the titles below is read as well'],
  notes: [
    'The file has no header, so it is known by its 27 fields and the form of its first record: a code of three to five characters and nothing in field 26.',
    'A record’s row is its ordinal in the file: 1 for the first where there is no header.',
    'The month is taken from a name such as eccg_2016-02.csv; otherwise it is the month of receipt.',
    'A later file of the same month supersedes the earlier one; files of other months stay beside it.',
  ],
  tables: [{ name: 'commissioners', meaning: 'one record a commissioner', columns: FIELDS }],
};
