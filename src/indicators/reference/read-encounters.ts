import { type Day, isoOfDay } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import type { SourceRow } from '../model/result.ts';
import type { EncounterCode, EncounterRow, PersonRecord } from './person.ts';

/** How many people's encounters are read at a time. */
const PEOPLE_AT_A_TIME = 8192;

export type ReadEncounters = {
  readonly reader: Reader;
  /** No encounter of another kind is read. */
  readonly kinds: readonly string[];
  /** No encounter that starts later is read. */
  readonly until: Day;
  /** The name of a file by its SHA-256; given, each encounter says where it came from. */
  readonly fileName?: (sha256: string) => string | undefined;
};

/** The same people, in the same order, with their encounters. */
export async function* withEncounters(
  people: AsyncIterable<PersonRecord>,
  o: ReadEncounters,
): AsyncGenerator<PersonRecord> {
  let held: PersonRecord[] = [];
  for await (const person of people) {
    held.push(person);
    if (held.length < PEOPLE_AT_A_TIME) continue;
    yield* await withOwn(held, o);
    held = [];
  }
  yield* await withOwn(held, o);
}

async function withOwn(people: readonly PersonRecord[], o: ReadEncounters): Promise<readonly PersonRecord[]> {
  if (people.length === 0) return [];
  const numbers = people.map(({ person }) => person);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const codes = await readCodes(first, last, o);
  const rows = await o.reader.rows<EncounterFields>(
    `SELECT person, encounter_id, organisation, kind, epoch_us(started_at)::DOUBLE AS started_at,
       epoch_us(ended_at)::DOUBLE AS ended_at, admission_method, source, destination
       ${o.fileName ? ', row_id, file, "row"' : ''} FROM encounters
     WHERE person BETWEEN ${first} AND ${last} AND ${ofKinds(o)} AND started_at < DATE '${isoOfDay((o.until + 1) as Day)}'`,
  );
  const own = Map.groupBy(rows, ({ person }) => person);
  return people.map((person) => ({
    ...person,
    encounters: (own.get(person.person) ?? []).map((row) => encounterRow(row, codes, o)),
  }));
}

type EncounterFields = {
  readonly person: number;
  readonly encounter_id: string;
  readonly organisation: string;
  readonly kind: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly admission_method: string | null;
  readonly source: string | null;
  readonly destination: string | null;
  readonly row_id?: string;
  readonly file?: string;
  readonly row?: number;
};

type CodesOf = ReadonlyMap<string, readonly EncounterCode[]>;

function ofKinds({ kinds }: ReadEncounters): string {
  return `kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
}

async function readCodes(first: number, last: number, o: ReadEncounters): Promise<CodesOf> {
  const rows = await o.reader.rows<EncounterCode & { person: number; encounter_id: string }>(
    `SELECT c.person, c.encounter_id, c.position, c.scheme, c.code FROM encounter_codes c
     JOIN encounters e ON e.person = c.person AND e.encounter_id = c.encounter_id
     WHERE c.person BETWEEN ${first} AND ${last} AND ${ofKinds(o)}`,
  );
  return Map.groupBy(rows, ({ person, encounter_id: id }) => `${person} ${id}`);
}

function encounterRow(fields: EncounterFields, codes: CodesOf, o: ReadEncounters): EncounterRow {
  const row = sourceOf(fields, o);
  return {
    id: fields.encounter_id,
    organisation: fields.organisation,
    kind: fields.kind,
    startedAt: fields.started_at,
    endedAt: fields.ended_at,
    admissionMethod: fields.admission_method,
    source: fields.source,
    destination: fields.destination,
    codes: codes.get(`${fields.person} ${fields.encounter_id}`) ?? [],
    ...(row ? { row } : {}),
  };
}

function sourceOf({ row_id: rowId, file, row }: EncounterFields, { fileName }: ReadEncounters): SourceRow | undefined {
  if (!fileName || rowId === undefined || file === undefined || row === undefined) return undefined;
  return { file: fileName(file) ?? file, fileSha256: file, table: 'encounters', row, rowId };
}
