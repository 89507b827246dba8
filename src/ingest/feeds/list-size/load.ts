import { isoOfMonth, type Month, type Problem, type Realm } from '../../../base/index.ts';
import { type CsvRecord, headingKey, readCsv } from '../../csv-records.ts';
import type { FeedLoader, LoadContext, ReceivedFile } from '../../feed.ts';
import {
  type Complaint,
  encodingNotes,
  isPracticeCode,
  problemAt,
  recordComplaint,
  refuseFile,
  SeenOnce,
  shown,
  unknownPractice,
  writeDraft,
} from '../../published-file.ts';
import { BANDS, commissionerFromText, HEADINGS, isInventedPractice, quarterFromName } from './shape.ts';

/** Where each of HEADINGS stands in the file's records. */
type Places = ReadonlyMap<string, number>;

type PracticeList = {
  readonly practice: string;
  readonly name: string;
  readonly commissioner: string;
  /** Patients, in the order of BANDS. */
  readonly counts: readonly bigint[];
  readonly row: number;
};

/** Loads one quarter's list sizes into `list_sizes`. Its sender is known for the demonstration alone. */
export const load: FeedLoader = async (file, context) => {
  const csv = await readCsv(file.path);
  const [header, ...records] = csv.records;
  const quarter = quarterFromName(file.name);
  if (quarter === undefined) return refuseFile(file, records.length, [unknownName(file)]);
  const complaints = headerComplaints(header?.fields ?? []);
  if (header === undefined || complaints.length > 0) return refuseFile(file, records.length, complaints);

  const reading = readLists(records, placesOf(header.fields), file);
  const realms = new Set(reading.lists.map((list) => realmOf(list)));
  if (realms.size > 1) return refuseFile(file, records.length, [mixedRealms(reading.lists)]);
  const [realm] = realms;
  const problems = [...encodingNotes(file, csv), ...reading.problems, ...emptyListNotes(reading.lists, file)];
  const counts = {
    read: records.length,
    accepted: reading.lists.length,
    rejected: records.length - reading.lists.length,
  };
  if (realm === undefined) return { ...counts, problems, sender: null, period: isoOfMonth(quarter), drafts: [] };
  const draft = await writeLists(reading.lists, { realm, quarter, file, context });
  return { ...counts, problems, sender: senderOf(realm, reading.lists), period: isoOfMonth(quarter), drafts: [draft] };
};

function unknownName(file: ReceivedFile): Complaint {
  const message = `The quarter cannot be told from the name ${shown(file.name)}: name the file Patient_List_Size_YYYY_MM-MM.csv, for example Patient_List_Size_2013_04-06.csv.`;
  return { code: 'UNKNOWN_PERIOD', message };
}

function headerComplaints(fields: readonly string[]): Complaint[] {
  const known = new Set(HEADINGS.map(headingKey));
  const present = fields.map(headingKey);
  const unknown = fields.filter((heading) => !known.has(headingKey(heading)));
  const missing = HEADINGS.filter((heading) => !present.includes(headingKey(heading)));
  const repeated = fields.filter((heading, index) => present.indexOf(headingKey(heading)) < index);
  return [
    ...unknown.map((heading) => complaint('UNKNOWN_HEADING', `The heading ${shown(heading)} is not of this feed.`)),
    ...missing.map((heading) => complaint('MISSING_HEADING', `The heading ${shown(heading)} is missing.`)),
    ...repeated.map((heading) => complaint('REPEATED_HEADING', `The heading ${shown(heading)} stands twice.`)),
  ];
}

function complaint(code: string, message: string): Complaint {
  return { code, message };
}

function placesOf(fields: readonly string[]): Places {
  const keys = fields.map(headingKey);
  return new Map(HEADINGS.map((heading) => [heading, keys.indexOf(headingKey(heading))]));
}

function readLists(
  records: readonly CsvRecord[],
  places: Places,
  file: ReceivedFile,
): { lists: PracticeList[]; problems: Problem[] } {
  const lists: PracticeList[] = [];
  const problems: Problem[] = [];
  const seen = new SeenOnce();
  for (const record of records) {
    const complaints = complaintsOf(record, places);
    const repeated =
      complaints.length === 0 ? seen.take(textOf(record, places, 'Practice Code'), record.row) : undefined;
    if (repeated) complaints.push(repeated);
    if (complaints.length === 0) lists.push(listOf(record, places));
    else problems.push(...complaints.map((each) => problemAt(file, record.row, each)));
  }
  return { lists, problems };
}

function textOf(record: CsvRecord, places: Places, heading: string): string {
  return record.fields[places.get(heading) ?? -1]?.trim() ?? '';
}

function complaintsOf(record: CsvRecord, places: Places): Complaint[] {
  const unreadable = recordComplaint(record, places.size);
  if (unreadable) return [unreadable];
  const practice = textOf(record, places, 'Practice Code');
  if (!isPracticeCode(practice)) return [unknownPractice(practice)];
  const commissioner = textOf(record, places, 'PCO Code');
  const complaints = BANDS.map((band) => countComplaint(textOf(record, places, band.heading), band.heading));
  if (commissionerFromText(commissioner) === undefined) complaints.push(unknownCommissioner(commissioner));
  return complaints.filter((each) => each !== undefined);
}

/** A record that has no complaint, as the list it is. */
function listOf(record: CsvRecord, places: Places): PracticeList {
  return {
    practice: textOf(record, places, 'Practice Code'),
    name: textOf(record, places, 'Practice Name'),
    commissioner: commissionerFromText(textOf(record, places, 'PCO Code')) ?? '',
    counts: BANDS.map((band) => BigInt(textOf(record, places, band.heading))),
    row: record.row,
  };
}

function countComplaint(text: string, heading: string): Complaint | undefined {
  if (/^\d{1,9}$/.test(text)) return undefined;
  if (/^-\d+$/.test(text)) return complaint('NEGATIVE_COUNT', `${heading} is ${text}: a list cannot be negative.`);
  return complaint('NOT_A_NUMBER', `${heading} is not a whole number: ${shown(text)}.`);
}

function unknownCommissioner(text: string): Complaint {
  return complaint('UNKNOWN_COMMISSIONER', `A commissioner’s code is written 05C or 05C00, not ${shown(text)}.`);
}

function realmOf(list: PracticeList): Realm {
  return isInventedPractice(list.practice) ? 'invented' : 'published';
}

function senderOf(realm: Realm, lists: readonly PracticeList[]): string | null {
  return realm === 'invented' ? (lists[0]?.commissioner ?? null) : null;
}

function mixedRealms(lists: readonly PracticeList[]): Complaint {
  const invented = lists.filter((list) => realmOf(list) === 'invented').length;
  const message = `The file holds ${invented} invented practices (X00000 to X00099) and ${lists.length - invented} published ones: send them in two files.`;
  return complaint('MIXED_REALMS', message);
}

function emptyListNotes(lists: readonly PracticeList[], file: ReceivedFile): Problem[] {
  const empty = lists.filter((list) => list.counts.every((count) => count === 0n)).length;
  if (empty === 0) return [];
  const message = `${empty} practices were sent with 0 patients in every column; they are kept as received.`;
  return [problemAt(file, null, complaint('NO_PATIENTS', message))];
}

/** The 18 columns of patients are made into rows by the database: 10,000 records cross over, not 180,000. */
function writeLists(
  lists: readonly PracticeList[],
  o: { realm: Realm; quarter: Month; file: ReceivedFile; context: LoadContext },
) {
  const bandColumns = BANDS.map((band) => `${band.sex} ${band.ageBand}`);
  const types = {
    practice: 'VARCHAR',
    practice_name: 'VARCHAR',
    commissioner: 'VARCHAR',
    row: 'INTEGER',
    ...Object.fromEntries(bandColumns.map((name) => [name, 'BIGINT'])),
  };
  const columns = [
    lists.map((list) => list.practice),
    lists.map((list) => list.name),
    lists.map((list) => list.commissioner),
    lists.map((list) => list.row),
    ...BANDS.map((_, index) => lists.map((list) => list.counts[index] ?? 0n)),
  ];
  const selection = (table: string) => `
    SELECT '${o.realm}' AS realm, practice, practice_name, commissioner, ${o.quarter}::INTEGER AS quarter,
           band[1] AS sex, band[3:] AS age_band, count, '${o.file.sha256}' AS file, row
    FROM (UNPIVOT ${table} ON ${bandColumns.map((name) => `"${name}"`).join(', ')} INTO NAME band VALUE count)
    ORDER BY practice, age_band, sex`;
  return writeDraft(o.file, o.context, 'list_sizes', { columns, from: { types, selection } });
}
