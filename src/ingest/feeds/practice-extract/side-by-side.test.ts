import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProvenance } from '../../../warehouse/index.ts';
import { TrialWarehouse } from '../../trial-import.test.ts';
import { EXTRACT_TABLES } from './shape.ts';

const PRACTICES = ['X00012', 'X00010', 'X00014', 'X00011', 'X00013'];
/** Nothing of what it sends is usable. */
const UNUSABLE = 'X00014';

/** The sample of the feed as each practice would send it; the events have a row of no person among them. */
function filesOf(trial: TrialWarehouse, practice: string): string[] {
  return EXTRACT_TABLES.filter((table) => table !== 'deletions').map((table) => {
    const text = readFileSync(join(import.meta.dirname, 'sample', `X00010-${table}.csv`), 'utf8');
    const own = text.replaceAll('X00010', practice);
    const stray = `v99,nobody,${practice},2025-01-01,271649006,120,,mmHg,clinic,,c1,\n`;
    const usable = table === 'events' ? own + stray : own;
    return trial.file(
      `${practice}-${table}.csv`,
      practice === UNUSABLE ? `${own.split('\n')[0]}\n${'"'.repeat(3)}\n` : usable,
    );
  });
}

/** The events of everybody, by who they are and not by their numbers. */
function eventsOf(trial: TrialWarehouse): Promise<object[]> {
  return trial.people(`
    SELECT organisation, person_id, code, event_date, ord, value, paired_value, e.row_id, e.file, e."row"
    FROM events e JOIN persons p USING (person) ORDER BY ALL`);
}

describe('practices of one import, side by side', () => {
  test('come to what they come to one after the other, and leave nothing aside', async () => {
    const together = await TrialWarehouse.open({ threads: 2 });
    await together.import(PRACTICES.flatMap((practice) => filesOf(together, practice)));
    const apart = await TrialWarehouse.open();
    for (const practice of PRACTICES) await apart.import(filesOf(apart, practice));
    const senders = together.warehouse.current().manifest.senders;
    assert.deepEqual(
      senders.map(({ practice }) => practice),
      PRACTICES.filter((practice) => practice !== UNUSABLE),
    );
    assert.equal(readProvenance(together.warehouse).length, 5 * PRACTICES.length);
    const events = await eventsOf(together);
    assert.equal(events.length, 7 * senders.length);
    assert.deepEqual(events, await eventsOf(apart));
    const [pid] = readdirSync(join(together.warehouse.directory, 'temporary'));
    assert.deepEqual(readdirSync(join(together.warehouse.directory, 'temporary', pid ?? '')), []);
    together.remove();
    apart.remove();
  });

  test('come to the same manifest whenever they are imported anew', async () => {
    const outcomes: object[] = [];
    for (const threads of [1, 2, 2]) {
      const trial = await TrialWarehouse.open({ threads });
      await trial.import(PRACTICES.flatMap((practice) => filesOf(trial, practice)));
      outcomes.push({ hash: trial.warehouse.current().hash, records: readProvenance(trial.warehouse) });
      trial.remove();
    }
    assert.deepEqual(outcomes[1], outcomes[0]);
    assert.deepEqual(outcomes[2], outcomes[0]);
  });
});
