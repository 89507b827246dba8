/** A warehouse in a temporary folder that holds written people of some practices, and counts that they sent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, type Day, day, isoOfDay, odsCode } from '../../src/base/index.ts';
import type { IndicatorCount } from '../../src/indicators/index.ts';
import type { WrittenPerson } from '../../src/indicators/people/written-person.ts';
import {
  layoutOf,
  type PeopleTable,
  type Reader,
  type SegmentDraft,
  type Sender,
  Warehouse,
} from '../../src/warehouse/index.ts';
import { makePeopleTables } from './people-tables.ts';

const FILE = 'c'.repeat(64);
const TABLES = [
  'persons',
  'registrations',
  'events',
  'encounters',
  'encounter_codes',
] as const satisfies readonly PeopleTable[];
const ORDER = {
  persons: 'person',
  registrations: 'person',
  events: 'code, person, ord',
  encounters: 'person, encounter_id',
  encounter_codes: 'person, encounter_id, scheme, position',
};

export type PracticePeople = Readonly<Record<string, readonly WrittenPerson[]>>;

/** Runs with the warehouse and removes it. */
export async function withWarehouse<T>(
  people: PracticePeople,
  body: (warehouse: Warehouse) => Promise<T>,
  options: { readonly threads?: number } = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-spec-'));
  const opened = await Warehouse.open(folder, { memoryLimit: '512MB', ...options });
  assert(opened.ok, 'a warehouse opens in an empty folder');
  try {
    await putPeople(opened.value, people);
    return await body(opened.value);
  } finally {
    opened.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the people of practices in service in the place of what they had sent; of these practices alone, when named. */
export async function putPeople(
  warehouse: Warehouse,
  people: PracticePeople,
  changed: readonly string[] = Object.keys(people),
): Promise<void> {
  const reader = await warehouse.scratch();
  const temporary = warehouse.temporaryDirectory();
  const put: SegmentDraft[] = [];
  const senders: Sender[] = [];
  for (const [index, [code, some]] of Object.entries(people).entries()) {
    const ordinal = index + 1;
    senders.push({ practice: odsCode(code), ordinal, issued: some.length });
    if (!changed.includes(code)) continue;
    await makePeopleTables(reader, some, { practice: code, ordinal });
    for (const table of TABLES)
      put.push(await draftOf(reader, table, code, join(temporary, `${code}-${table}.parquet`)));
  }
  reader.close();
  const change = { senders, put, imports: [], businessDate: day('2026-04-10') };
  const locked = await warehouse.withImportLock((commit) => commit(change));
  assert(locked.ok, 'nobody else imports');
}

/** Writes a made table in the layout of its segments; columns that written people do not have are empty. */
async function draftOf(
  reader: Reader,
  table: (typeof TABLES)[number],
  part: string,
  path: string,
): Promise<SegmentDraft> {
  const made = new Set((await reader.columns(`SELECT * FROM ${table} LIMIT 0`)).names);
  const columns = Object.entries(layoutOf(table)).map(([name, type]) =>
    made.has(name) ? `"${name}"::${type} AS "${name}"` : `NULL::${type} AS "${name}"`,
  );
  await reader.run(
    `COPY (SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${ORDER[table]}) TO '${path}' (FORMAT parquet)`,
  );
  const { n } = await reader.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}`);
  return { table, part, temporaryPath: path, rows: Number(n) };
}

/** One record of a counts file: what was counted, and of it how many opted out. */
export type SentCount = {
  readonly indicator: string;
  readonly component: string;
  readonly reason: string | null;
  readonly count: number;
  readonly optedOut: number;
  readonly definitionHash: string;
};

/** What a practice would send from what was recomputed, when nobody opted out. */
export function sentFrom(counts: readonly IndicatorCount[]): SentCount[] {
  return counts.flatMap((of) => {
    const sent = (component: string, count: number, reason: string | null = null): SentCount => ({
      indicator: of.indicator,
      component,
      reason,
      count,
      optedOut: 0,
      definitionHash: of.definitionHash,
    });
    return [
      sent('register', of.register),
      sent('denominator', of.denominator),
      sent('numerator', of.numerator),
      ...of.adjustments.map((each) => sent('adjustment', each.count, each.reason)),
      ...of.exclusions.map((each) => sent('exclusion', each.count, each.reason)),
    ];
  });
}

/** Puts a practice's counts for a day in service. */
export async function putCounts(
  warehouse: Warehouse,
  practice: string,
  cutOff: Day,
  sent: readonly SentCount[],
): Promise<void> {
  const reader = await warehouse.scratch();
  const path = join(warehouse.temporaryDirectory(), 'counts.parquet');
  const rows = sent.map(
    (each, index) =>
      `('${practice}', '${each.indicator}', '${each.definitionHash}', '2025/26', DATE '${isoOfDay(cutOff)}', '${each.component}',
        ${each.reason === null ? 'NULL' : `'${each.reason}'`}, ${each.count}, ${each.optedOut}, '${FILE}', '${FILE}', ${index + 2})`,
  );
  const columns = Object.entries(layoutOf('practice_counts'));
  const select = columns.map(([name, type]) => `"${name}"::${type} AS "${name}"`).join(', ');
  const values = `(VALUES ${rows.join(', ')}) AS sent(${columns.map(([name]) => `"${name}"`).join(', ')})`;
  await reader.run(`COPY (SELECT ${select} FROM ${values}) TO '${path}' (FORMAT parquet)`);
  reader.close();
  const draft: SegmentDraft = { table: 'practice_counts', part: FILE, temporaryPath: path, rows: sent.length };
  const change = { put: [draft], imports: [], businessDate: day('2026-04-10') };
  const locked = await warehouse.withImportLock((commit) => commit(change));
  assert(locked.ok, 'nobody else imports');
}
