import { type Day, isoOfDay, type Month, type OdsCode, type SnomedCode } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { asksEthnicity } from '../model/references.ts';
import type { SourceRow } from '../model/result.ts';
import { type CodePlace, codePlaces } from './code-place.ts';
import type { EventRow, PersonRecord, RegistrationRow } from './person.ts';

/** How many people are held at a time. */
const PEOPLE_AT_A_TIME = 8192;
/** So many are asked for by number, more by the range that they lie in. */
const FEW_PEOPLE = 100;

export type ReadPeople = {
  readonly reader: Reader;
  readonly framework: LoadedFramework;
  /** No later event is read. */
  readonly until: Day;
  /** Only these numbers, ascending; absent: everybody. */
  readonly people?: readonly number[];
  /** The name of a file by its SHA-256; given, each row says where it came from. */
  readonly fileName?: (sha256: string) => string | undefined;
};

type ReadSome = ReadPeople & { readonly people: readonly number[]; readonly codes: readonly CodePlace[] };

/**
 * People of a reader one after another in order of their numbers, with the rows that the framework's rules look at
 * and no others. Some thousand people are held in memory at a time.
 */
export async function* readPeople(o: ReadPeople): AsyncGenerator<PersonRecord> {
  const codes = codePlaces(o.framework);
  await loadCodes(o.reader, codes);
  const everybody = o.people ?? (await numbersOf(o.reader));
  const asked = new Set(o.people);
  for (let start = 0; start < everybody.length; start += PEOPLE_AT_A_TIME) {
    const people = everybody.slice(start, start + PEOPLE_AT_A_TIME);
    const read = await readSome({ ...o, people, codes });
    yield* o.people === undefined ? read : read.filter((one) => asked.has(one.person));
  }
}

async function numbersOf(reader: Reader): Promise<readonly number[]> {
  const { columns } = await reader.columns('SELECT person FROM persons ORDER BY person');
  return (columns[0] ?? []) as number[];
}

async function loadCodes(reader: Reader, codes: readonly CodePlace[]): Promise<void> {
  const columns = 'code BIGINT, place INTEGER, order_group INTEGER, is_reading BOOLEAN';
  await reader.run(`CREATE OR REPLACE TEMP TABLE reference_codes (${columns})`);
  await reader.append('reference_codes', [
    codes.map((each) => BigInt(each.code)),
    codes.map((_, place) => place),
    codes.map((each) => each.group),
    codes.map((each) => each.isReading),
  ]);
}

async function readSome(o: ReadSome): Promise<readonly PersonRecord[]> {
  const events = await readEvents(o);
  const registrations = await readRegistrations(o);
  const ethnicity = asksEthnicity(o.framework) ? ', p.ethnicity AS ethnicity' : '';
  const { names, columns, rowCount } = await o.reader.columns(
    `SELECT p.person, p.person_id, p.birth_month, p.sex, ${dayNumber('p.died_on')}${sourceColumns(o, 'p')}${ethnicity}
     FROM persons p WHERE ${among('p', o.people)} ORDER BY p.person`,
  );
  return Array.from({ length: rowCount }, (_, row) => {
    const person = columns[0]?.[row] as number;
    const month = columns[2]?.[row] as Month | null;
    return {
      person,
      personId: columns[1]?.[row] as string,
      born: month === null ? null : { month },
      sex: columns[3]?.[row] as string,
      diedOn: columns[4]?.[row] as Day | null,
      registrations: registrations.get(person) ?? [],
      events: events.get(person) ?? [],
      ...(ethnicity === '' ? {} : { ethnicity: columns[names.indexOf('ethnicity')]?.[row] as string | null }),
      ...sourceAt(o, columns, 5, row, 'persons'),
    };
  });
}

async function readRegistrations(o: ReadSome): Promise<ReadonlyMap<number, RegistrationRow[]>> {
  const { columns, rowCount } = await o.reader.columns(
    `SELECT r.person, r.practice, ${dayNumber('r.registered_from')}, ${dayNumber('r.registered_to')}, r.kind${sourceColumns(o, 'r')}
     FROM registrations r WHERE ${among('r', o.people)}`,
  );
  const byPerson = new Map<number, RegistrationRow[]>();
  for (let row = 0; row < rowCount; row += 1) {
    put(byPerson, columns[0]?.[row] as number, {
      practice: columns[1]?.[row] as OdsCode,
      from: columns[2]?.[row] as Day,
      to: columns[3]?.[row] as Day | null,
      kind: columns[4]?.[row] as string,
      ...sourceAt(o, columns, 5, row, 'registrations'),
    });
  }
  return byPerson;
}

async function readEvents(o: ReadSome): Promise<ReadonlyMap<number, EventRow[]>> {
  const { columns, rowCount } = await o.reader.columns(eventsSql(o));
  const [person = [], place = [], on = [], recordedAt = [], thousandths = [], isHome = [], encounter = [], rowId = []] =
    columns;
  const byPerson = new Map<number, EventRow[]>();
  for (let row = 0; row < rowCount; row += 1) {
    const event: EventRow = {
      code: o.codes[place[row] as number]?.code as SnomedCode,
      on: on[row] as Day,
      recordedAt: recordedAt[row] as number | null,
      rowId: rowId[row] as string | null,
      thousandths: thousandths[row] as number | null,
      isHome: isHome[row] as boolean,
      encounter: encounter[row] as number | null,
    };
    put(byPerson, person[row] as number, o.fileName ? { ...event, ...sourceAt(o, columns, 8, row, 'events') } : event);
  }
  return byPerson;
}

/**
 * Numbers for dates, times and values, because a DECIMAL or a TIMESTAMP would be made into an object for each row. A
 * text is slower still, so the row id is read where it decides an order: beside rows of its group, date and time. An
 * encounter is needed only to tell halves of readings apart, for which 52 bits of its hash do.
 */
function eventsSql(o: ReadSome): string {
  const codes = o.codes.map((each) => each.code).join(', ') || 'NULL';
  return `WITH looked_at AS MATERIALIZED (
      SELECT e.person, c.place, c.order_group, e.event_date, e.recorded_at, e.value, coalesce(e.is_home, false) AS is_home,
        CASE WHEN c.is_reading THEN (hash(e.encounter_id) % ${2 ** 52})::DOUBLE END AS encounter,
        e.row_id${o.fileName ? ', e.file, e.row' : ''}
      FROM events e JOIN reference_codes c ON c.code = e.code
      WHERE ${among('e', o.people)} AND e.event_date <= DATE '${isoOfDay(o.until)}' AND e.code IN (${codes})),
    tied AS (
      SELECT person, order_group, event_date, recorded_at FROM looked_at
      GROUP BY person, order_group, event_date, recorded_at HAVING count(*) > 1)
    SELECT e.person, e.place, ${dayNumber('e.event_date')}, epoch_us(e.recorded_at)::DOUBLE, (e.value * 1000)::DOUBLE,
      e.is_home, e.encounter, CASE WHEN t.person IS NOT NULL THEN e.row_id END${sourceColumns(o, 'e')}
    FROM looked_at e LEFT JOIN tied t ON t.person = e.person AND t.order_group = e.order_group
      AND t.event_date = e.event_date AND t.recorded_at IS NOT DISTINCT FROM e.recorded_at`;
}

function dayNumber(column: string): string {
  return `(${column} - DATE '1970-01-01')::INTEGER`;
}

/** SQL that holds for the rows of these people. */
function among(alias: string, people: readonly number[]): string {
  const [first, last] = [people[0] ?? 0, people.at(-1) ?? -1];
  if (people.length <= FEW_PEOPLE) return `${alias}.person IN (${people.length === 0 ? 'NULL' : people.join(', ')})`;
  return `${alias}.person BETWEEN ${first} AND ${last}`;
}

/** Columns of a row's source, when it is asked for. */
function sourceColumns(o: ReadPeople, alias: string): string {
  return o.fileName ? `, ${alias}.row_id, ${alias}.file, ${alias}.row` : '';
}

function sourceAt(
  o: ReadPeople,
  columns: readonly unknown[][],
  first: number,
  row: number,
  table: string,
): { source?: SourceRow } {
  if (!o.fileName) return {};
  const fileSha256 = columns[first + 1]?.[row] as string;
  const file = o.fileName(fileSha256) ?? fileSha256;
  const at = { rowId: columns[first]?.[row] as string, row: columns[first + 2]?.[row] as number };
  return { source: { file, fileSha256, table, ...at } };
}

function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
