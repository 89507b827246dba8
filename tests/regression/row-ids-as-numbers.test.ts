import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { odsCode } from '../../src/base/index.ts';
import { inOneWarehouse } from '../../src/ingest/trial-import.test.ts';
import { quoted } from '../../src/warehouse/index.ts';

/** So many that rows are not sorted by row_id where they are in its order already. */
const ROWS = 20_001;

describe('a Parquet file whose row_ids are numbers', () => {
  const at = inOneWarehouse();

  test('has them compared by their bytes, as the same file of texts has', async () => {
    const reader = await at.trial.warehouse.scratch();
    const orders: string[][] = [];
    for (const [practice, type] of [
      ['X00010', 'VARCHAR'],
      ['X00011', 'BIGINT'],
    ]) {
      const persons = at.trial.csv(
        `${practice}-persons.csv`,
        'row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on',
        'p1,A,1950-04,F,,,',
      );
      const events = at.trial.file(`${practice}-events.parquet`, '');
      await reader.run(`COPY (
        SELECT n::${type} AS row_id, 'A' AS person_id, '${practice}' AS organisation, DATE '2025-01-01' AS event_date,
          '38341003' AS code, NULL::VARCHAR AS value_number, NULL::VARCHAR AS value_code, NULL::VARCHAR AS unit,
          NULL::VARCHAR AS setting, NULL::VARCHAR AS recorded_at, NULL::VARCHAR AS clinician_id, NULL::VARCHAR AS encounter_id
        FROM range(1, ${ROWS + 1}) AS of(n) ORDER BY n) TO ${quoted(events)} (FORMAT parquet)`);
      const report = await at.trial.import([persons, events]);
      assert.deepEqual(report.problems, []);
      const { first, last } = at.trial.warehouse.current().personRange(odsCode(practice as string));
      const ofSender = `person BETWEEN ${first} AND ${last}`;
      const rows = await at.trial.people<{ row_id: string }>(
        `SELECT row_id FROM events WHERE ${ofSender} ORDER BY ord`,
      );
      orders.push(rows.map((row) => row.row_id));
    }
    reader.close();
    const [ofTexts, ofNumbers] = orders;
    assert.deepEqual(ofTexts?.slice(0, 3), ['1', '10', '100'], 'after 1 comes 10, and not 2');
    assert.equal(ofNumbers?.join(), ofTexts?.join());
  });
});
