import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { SnomedCode } from '../../../base/index.ts';
import type { Param, Reader } from '../../../warehouse/index.ts';
import { TRIAL_CODES, TrialWarehouse } from '../../trial-import.test.ts';
import { prepareEvents } from './prepare-events.ts';

type Event = {
  readonly person: number;
  readonly code: string;
  readonly day: number;
  readonly recordedAt: string | null;
  readonly encounter: string | null;
  readonly value: number | null;
  readonly rowId: string;
};

const SYSTOLIC = TRIAL_CODES.systolic[0] as SnomedCode;
const DIASTOLIC = TRIAL_CODES.diastolic[0] as SnomedCode;
const OTHER = '38341003' as SnomedCode;

const event = fc.record({
  person: fc.integer({ min: 1, max: 2 }),
  code: fc.constantFrom(SYSTOLIC, DIASTOLIC, OTHER),
  day: fc.integer({ min: 20000, max: 20002 }),
  recordedAt: fc.constantFrom(null, '2025-01-01 10:00:00', '2025-01-01 10:00:00.5'),
  encounter: fc.constantFrom(null, 'e1'),
  value: fc.option(fc.integer({ min: 40, max: 200 })),
  rowId: fc.string({ unit: fc.constantFrom('a', 'B', '1', '-', 'é', '~'), minLength: 1, maxLength: 3 }),
});
const events = fc.uniqueArray(event, { selector: (each) => each.rowId, maxLength: 30 });

/** The same worked out plainly, from the words of ARCHITECTURE.md. */
function plainly(all: readonly Event[]): Map<string, { ord: number; paired: number | null }> {
  const ordered = [...all].sort(
    (a, b) => a.day - b.day || compare(a.recordedAt ?? '', b.recordedAt ?? '') || compareBytes(a.rowId, b.rowId),
  );
  return new Map(ordered.map((each, index) => [each.rowId, { ord: index + 1, paired: pairedValue(each, all) }]));
}

function pairedValue(each: Event, all: readonly Event[]): number | null {
  const reading = all.filter(
    (other) =>
      other.value !== null &&
      other.person === each.person &&
      other.day === each.day &&
      other.recordedAt === each.recordedAt &&
      other.encounter === each.encounter,
  );
  const last = (code: string) =>
    reading.filter((other) => other.code === code).sort((a, b) => compareBytes(b.rowId, a.rowId))[0];
  return last(SYSTOLIC) === each ? (last(DIASTOLIC)?.value ?? null) : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function load(reader: Reader, all: readonly Event[]): Promise<void> {
  await reader.run(`CREATE OR REPLACE TEMP TABLE sent (person INTEGER, code BIGINT, event_date DATE, recorded_at VARCHAR,
    encounter_id VARCHAR, value INTEGER, row_id VARCHAR)`);
  const column = (of: (each: Event) => Param) => all.map(of);
  await reader.append('sent', [
    column((each) => each.person),
    column((each) => BigInt(each.code)),
    column((each) => each.day),
    column((each) => each.recordedAt),
    column((each) => each.encounter),
    column((each) => each.value),
    column((each) => each.rowId),
  ]);
  await reader.run(
    'CREATE OR REPLACE TEMP TABLE staged AS SELECT * REPLACE (recorded_at::TIMESTAMP AS recorded_at) FROM sent',
  );
}

describe('prepared events', () => {
  let trial: TrialWarehouse;
  let reader: Reader;
  before(async () => {
    trial = await TrialWarehouse.open({ threads: 2 });
    reader = await trial.warehouse.scratch();
  });
  after(() => {
    reader.close();
    trial.remove();
  });

  test('order and pairs are those of the definition', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        await load(reader, all);
        const prepared = await prepareEvents(reader, { from: 'staged', ...TRIAL_CODES });
        const rows = await reader.rows<{ row_id: string; ord: number; paired: number | null }>(
          `SELECT e.row_id, ${prepared.ord} AS ord, ${prepared.pairedValue} AS paired FROM ${prepared.joined}`,
        );
        assert.deepEqual(new Map(rows.map(({ row_id, ...rest }) => [row_id, rest])), plainly(all));
      }),
      { numRuns: 40 },
    );
  });

  test('restricted to some codes, pairs are made from every row all the same', async () => {
    const at = { person: 1, day: 20000, recordedAt: null, encounter: null };
    await load(reader, [
      { ...at, code: OTHER, value: null, rowId: 'a' },
      { ...at, code: SYSTOLIC, value: 140, rowId: 'b' },
      { ...at, code: DIASTOLIC, value: 90, rowId: 'c' },
    ]);
    const prepared = await prepareEvents(reader, { from: 'staged', ...TRIAL_CODES, onlyCodes: [SYSTOLIC] });
    const rows = await reader.rows(
      `SELECT row_id, ${prepared.ord} AS ord, ${prepared.pairedValue} AS paired FROM ${prepared.joined}`,
    );
    assert.deepEqual(rows, [{ row_id: 'b', ord: 1, paired: 90 }]);
  });

  test('the order of a large practice is one row a number, whatever the threads', async () => {
    await reader.run(`CREATE OR REPLACE TEMP TABLE staged AS
      SELECT 1 AS person, 1::BIGINT AS code, DATE '2025-01-01' + (hash(i) % 300)::INTEGER AS event_date,
        NULL::TIMESTAMP AS recorded_at, NULL::VARCHAR AS encounter_id, NULL::INTEGER AS value, 'r' || hash(i) AS row_id
      FROM range(300000) t(i)`);
    const prepared = await prepareEvents(reader, { from: 'staged', ...TRIAL_CODES });
    const wrong = await reader.row(`SELECT count(*) AS n FROM (
      SELECT ${prepared.ord} AS ord, row_number() OVER (ORDER BY event_date, recorded_at, row_id) AS expected
      FROM ${prepared.joined}) WHERE ord <> expected`);
    assert.deepEqual(wrong, { n: 0n });
  });
});
