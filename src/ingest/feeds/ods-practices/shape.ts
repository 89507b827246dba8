import type { FeedDescription } from '../../feed.ts';
import { standardFields } from '../../ods-file.ts';

/** A: active, C: closed, D: dormant, P: proposed. */
export const STATUSES = ['A', 'C', 'D', 'P'] as const;
/** B: allocated to a provider or purchaser organisation, Z: not allocated. */
export const SUB_TYPES = ['B', 'Z'] as const;

const EXAMPLES = [
  'A81043',
  'THE MANOR HOUSE SURGERY',
  'Y54',
  'Q74',
  'THE MANOR HOUSE SURGERY',
  'BRAIDWOOD ROAD',
  'MIDDLESBROUGH',
  'CLEVELAND',
  '',
  'TS6 0HA',
  '19740401',
  '',
  'A',
  'B',
  '00M',
  '20130401',
  '',
  '01642 374788',
  '',
  '',
  '',
  '1',
  '',
  '00M',
  '',
  '4',
];

export const FIELDS = standardFields(EXAMPLES, {
  1: { meaning: 'practice: a letter and five digits', isRequired: true },
  11: { isRequired: true },
  13: { meaning: 'A active, C closed, D dormant, P proposed', isRequired: true, allowed: STATUSES },
  14: {
    meaning: 'B allocated to a provider or purchaser organisation, Z not allocated',
    isRequired: true,
    allowed: SUB_TYPES,
  },
  26: {
    meaning:
      '0 other, 1 walk-in centre, 2 out of hours, 3 both of these, 4 general practice, 8 public health, 9 community, 10 hospital, 25 prison and others of the published layout',
    type: 'whole number',
    isRequired: true,
  },
});

export const description: FeedDescription = {
  feed: 'ods-practices',
  version: 1,
  title: 'Practices of the Organisation Data Service (epraccur)',
  sentBy: 'NHS Digital, Organisation Data Service',
  frequency: 'every month',
  formats: ['CSV as downloaded: every field quoted, no header; a header with the titles below is read as well'],
  notes: [
    'The file has no header, so it is known by its 27 fields and the form of its first record: a code of six characters and a prescribing setting in field 26.',
    'A record’s row is its ordinal in the file: 1 for the first where there is no header.',
    'The month is taken from a name such as epraccur_2015-09.csv; otherwise it is the month of receipt.',
    'The file holds every prescribing organisation, clinics and prisons too: a general practice has setting 4.',
    'A later file of the same month supersedes the earlier one; files of other months stay beside it.',
  ],
  tables: [{ name: 'practices', meaning: 'one record an organisation that prescribes', columns: FIELDS }],
};
