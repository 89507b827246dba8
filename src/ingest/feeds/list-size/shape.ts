import { type Month, monthFromIso } from '../../../base/index.ts';
import type { ColumnDescription, FeedDescription } from '../../feed.ts';

/** One of the 18 columns of patients: its heading in the file, and what the warehouse calls it. */
export type Band = { readonly heading: string; readonly sex: 'M' | 'F'; readonly ageBand: string };

const AGE_BANDS = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'];

/** Nine age bands, male then female in each, in the order of the published file. */
export const BANDS: readonly Band[] = AGE_BANDS.flatMap((ageBand): Band[] => [
  { heading: `Male ${ageBand}`, sex: 'M', ageBand },
  { heading: `Female ${ageBand}`, sex: 'F', ageBand },
]);

/** Headings before the patients. Those of the region and area are read past: places are known from ODS. */
const PLACE_HEADINGS = [
  'Regional Office Name',
  'Regional Office Code',
  'Area Team Name',
  'Area Team Code',
  'PCO Name',
  'PCO Code',
  'Practice Name',
  'Practice Code',
] as const;

export const HEADINGS: readonly string[] = [...PLACE_HEADINGS, ...BANDS.map((band) => band.heading)];

/** The quarter's first month from `Patient_List_Size_2013_04-06.csv`; undefined for any other form of name. */
export function quarterFromName(name: string): Month | undefined {
  const match = /^Patient_List_Size_(\d{4})_(\d{2})-(\d{2})\.csv$/i.exec(name);
  if (!match) return undefined;
  const [, year, first, last] = match;
  const isQuarter = ['01-03', '04-06', '07-09', '10-12'].includes(`${first}-${last}`);
  return isQuarter ? monthFromIso(`${year}-${first}`) : undefined;
}

/** Whether a practice is one of the demonstration's: X00000 to X00099. */
export function isInventedPractice(code: string): boolean {
  return /^X000\d\d$/.test(code);
}

/** The three-character code of a commissioner: the published file writes 05C as 05C00. */
export function commissionerFromText(text: string): string | undefined {
  return /^([A-Z0-9]{3})(00)?$/.exec(text)?.[1];
}

const PLACE_COLUMNS: readonly ColumnDescription[] = [
  place('Regional Office Name', 'region; read past', 'EASTERN'),
  place('Regional Office Code', 'region; read past', 'Y09'),
  place('Area Team Name', 'area team; read past', 'EAST OF ENGLAND'),
  place('Area Team Code', 'area team; read past', 'Q35'),
  place('PCO Name', 'commissioner’s name; read past', 'DUDLEY'),
  place('PCO Code', 'commissioner: three characters, with or without 00 after them', '05C00'),
  place('Practice Name', 'practice’s name', 'THE SURGERY'),
  place('Practice Code', 'practice: a letter and five digits', 'M87001'),
];

function place(name: string, meaning: string, example: string): ColumnDescription {
  return { name, meaning, type: 'text', isRequired: true, example };
}

function bandColumn(band: Band): ColumnDescription {
  const who = `${band.sex === 'M' ? 'male' : 'female'} patients registered, aged ${band.ageBand}`;
  return { name: band.heading, meaning: who, type: 'whole number', isRequired: true, unit: 'people', example: '412' };
}

export const description: FeedDescription = {
  feed: 'list-size',
  version: 1,
  title: 'Registered list size by age and sex',
  sentBy: 'NHS Business Services Authority; in the demonstration its invented commissioner',
  frequency: 'every quarter',
  formats: ['CSV as downloaded, named Patient_List_Size_YYYY_MM-MM.csv'],
  notes: [
    'The quarter is taken from the file’s name; another form of name is refused.',
    'A practice whose every number is 0 is kept as received: 0 is not “not received”.',
    'A later file of the same quarter supersedes the earlier one.',
    'Practices X00000 to X00099 are invented; a file that holds both invented and published practices is refused.',
  ],
  tables: [
    {
      name: 'list sizes',
      meaning: 'one record a practice; kept as one row for each sex and age band',
      columns: [...PLACE_COLUMNS, ...BANDS.map(bandColumn)],
    },
  ],
};
