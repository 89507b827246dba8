/** The bytes of one practice under the name of another, or of nobody, were said to be imported already. */
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { TrialWarehouse } from '../../src/ingest/trial-import.test.ts';

const FEEDS = join(import.meta.dirname, '..', '..', 'src', 'ingest', 'feeds');

test('a file under another sender’s name is refused, whether or not its bytes are in', async () => {
  const trial = await TrialWarehouse.open();
  for (const [feed, file, wrong] of [
    ['practice-counts', 'X00010-counts.csv', 'X00036-counts-of10.csv'],
    ['practice-extract', 'X00010-registrations.csv', 'Q99-registrations.csv'],
  ] as const) {
    const sample = join(FEEDS, feed, 'sample', file);
    const misnamed = trial.file(wrong, '');
    copyFileSync(sample, join(dirname(misnamed), wrong));
    const before = trial.warehouse.current().hash;
    for (const isIn of [false, true]) {
      const report = await trial.import([misnamed], { feed });
      assert.deepEqual(
        [report.usable, report.files[0]?.status, report.files[0]?.alreadyImported, report.problems[0]?.code],
        [false, 'refused', false, 'SENDER_DIFFERS'],
        `${wrong}, ${isIn}`,
      );
      if (isIn) continue;
      assert.equal(trial.warehouse.current().hash, before);
      const people = join(FEEDS, 'practice-extract', 'sample', 'X00010-persons.csv');
      if (feed === 'practice-extract') await trial.import([people], { feed });
      assert.equal((await trial.import([sample], { feed })).usable, true);
    }
  }
  trial.remove();
});
