import { personSubject } from '../../audit/index.ts';
import { type Actor, accepted, type OdsCode, type Outcome, type RowFilter, refused } from '../../base/index.ts';
import { PEOPLE_TABLES, type PeopleTable, type Reader } from '../../warehouse/index.ts';
import { newestVersions } from '../catalogue/kept-codelists.ts';
import type { ReportContext } from '../context.ts';
import { describedColumns, keptColumns, sentColumns } from '../feeds/row.ts';
import { measuresOfPeople, periodEndCounted } from '../measures/measure-named.ts';
import { OncePerPerson } from '../once-per-person.ts';
import { explainedUnder } from '../people/person.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type PersonLookedAt, whoLooked } from './person-access.ts';

/** Everything of one kind that is held about a person, as their practice sent it; codes with their words. */
export type RecordTable = {
  readonly table: PeopleTable;
  readonly words: string;
  readonly columns: readonly { readonly name: string; readonly words: string }[];
  readonly rows: readonly (readonly string[])[];
};
/** Everything that is held here about one person, to give to them. */
export type PersonRecordReport = {
  readonly place: PracticePlace;
  readonly person: string;
  readonly tables: readonly RecordTable[];
  /** How the person was counted in what their practice is paid for. */
  readonly counted: readonly { readonly measure: string; readonly title: string; readonly words: string }[];
  /** Everybody who looked, newest first, without this reading. */
  readonly looked: readonly PersonLookedAt[];
};
export type PersonRecordAsk = { readonly practice: OdsCode; readonly person: string };

const TABLE_WORDS: Readonly<Record<PeopleTable, string>> = {
  persons: 'About you',
  registrations: 'Where you are registered',
  events: 'What was recorded of your health and care',
  encounters: 'Your visits and stays',
  encounter_codes: 'What was recorded of each visit and stay',
};

/** A person's whole record, for their own practice to give to them. Refuses `not-found`. */
export function personRecordReport(
  context: ReportContext,
  reader: Actor,
  { practice, person }: PersonRecordAsk,
): Report<PersonRecordReport> {
  const subject = personSubject(practice, person);
  const what = { actions: ['export record'] as const, practice, person, verb: 'export record', subject };
  return reading(context, reader, what, async ({ level, purpose }) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const access = context.rules.rowFilter(reader, purpose, 'export record');
    if (!access.ok) return access;
    const counted = await periodEndCounted(context, level, undefined);
    if (!counted.ok) return counted;
    const asked = { practice, person, periodEnd: counted.value };
    const [tables, measures] = await Promise.all([
      tablesOf(context, access.value, asked),
      explainedUnder(context, access.value, asked, measuresOfPeople(context.framework)),
    ]);
    if (!tables.ok) return tables;
    if (!measures.ok) return measures;
    const looked = await whoLooked(context, practice, person);
    if (!looked.ok) return looked;
    return accepted({
      ...{ place: place.value, person, tables: tables.value, looked: looked.value.looked },
      counted: measures.value.map(({ indicator, shortTitle, plain }) => {
        return { measure: indicator, title: shortTitle, words: plain };
      }),
    });
  });
}

async function tablesOf(
  context: ReportContext,
  access: RowFilter,
  whom: PersonRecordAsk,
): Promise<Outcome<readonly RecordTable[]>> {
  const rows = await rowsOnce(context, access, whom);
  if (!rows.ok) return rows;
  const terms = await termsOf(context);
  return accepted(PEOPLE_TABLES.map((table) => recordTable(table, rows.value[table], terms)));
}

type Cells = Readonly<Record<string, unknown>>;
type RowsOfPerson = Readonly<Record<PeopleTable, readonly Cells[]>>;
const read = new OncePerPerson<Outcome<RowsOfPerson>>();

function rowsOnce(
  context: ReportContext,
  access: RowFilter,
  { practice, person }: PersonRecordAsk,
): Promise<Outcome<RowsOfPerson>> {
  return read.answer(context, access, { practice, person, also: 'rows' }, async () => {
    const people = await context.book.snapshot().people(access, [practice]);
    if (!people.ok) return people;
    try {
      const found: [PeopleTable, readonly Cells[]][] = [];
      for (const table of PEOPLE_TABLES) found.push([table, await rowsIn(people.value, table, person)]);
      const rows = Object.fromEntries(found) as RowsOfPerson;
      if (rows.persons.length > 0) return accepted(rows);
      return refused({ code: 'not-found', message: `${practice} has sent nobody with the pseudonym ${person}.` });
    } finally {
      people.value.close();
    }
  });
}

/** Words by code, of every codelist that is kept. */
async function termsOf(context: ReportContext): Promise<ReadonlyMap<string, string>> {
  const versions = await newestVersions(context);
  return new Map([...versions.values()].flatMap(({ terms }) => Object.entries(terms)));
}

const ORDER: Readonly<Record<PeopleTable, readonly string[]>> = {
  persons: ['row_id'],
  registrations: ['registered_from', 'row_id'],
  events: ['event_date', 'row_id'],
  encounters: ['started_at', 'row_id'],
  encounter_codes: ['encounter_id', 'position', 'row_id'],
};
const CODES = ['code', 'value_code'];

function rowsIn(reader: Reader, table: PeopleTable, person: string): Promise<Cells[]> {
  const order = ORDER[table].map((name) => `t.${name}`).join(', ');
  return reader.rows<Cells>(
    `SELECT ${keptColumns(table).map(columnIn).join(', ')}
     FROM persons p JOIN ${table} t ON t.person = p.person WHERE p.person_id = ? ORDER BY ${order}`,
    [person],
  );
}

function columnIn(name: string): string {
  return `${name === 'person_id' ? 'p' : 't'}.${name}`;
}

function recordTable(table: PeopleTable, found: readonly Cells[], terms: ReadonlyMap<string, string>): RecordTable {
  const hasCodes = table === 'events';
  const rows = found.map((cells) => {
    const values = sentColumns(table, cells).map(({ value }) => value);
    const words = CODES.map((name) => terms.get(String(cells[name] ?? '')) ?? '').filter((term) => term !== '');
    return hasCodes ? [...values, words.join('; ')] : values;
  });
  const columns = describedColumns(table).map(({ name, meaning }) => ({ name, words: meaning }));
  const inWords = { name: 'in_words', words: 'What the codes mean, where a list of codes that is kept here says so.' };
  return { table, words: TABLE_WORDS[table], columns: hasCodes ? [...columns, inWords] : columns, rows };
}
