/** The page of feeds told whoever sees rounded counts exactly how many people a file was about. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { feedFileReport, feedsReport } from '../../src/reports/index.ts';
import { buildFixture, type Fixture } from '../fixture.ts';
import { given } from '../fixture-policy.ts';

let fixture: Fixture;
before(async () => {
  fixture = await buildFixture();
});

test('rows of files about people are rounded for who sees rounded counts', async () => {
  const { reports } = fixture;
  const quality = fixture.actor('quality');
  const { files, feeds } = given(await feedsReport(reports, quality, { limit: 1_000 }));
  const extracts = files.filter(({ feed }) => feed === 'practice-extract');
  const senders = feeds.filter(({ feed }) => feed === 'practice-extract').flatMap((feed) => feed.senders);
  assert.ok(extracts.length > 0 && senders.length > 0);
  for (const { rows } of [...extracts, ...senders]) {
    assert.ok(typeof rows.value.accepted === 'string' || rows.value.accepted % 5 === 0, String(rows.value.accepted));
  }
  const [{ sha256 } = { sha256: '' }] = extracts;
  const { file, deleted } = given(await feedFileReport(reports, quality, { sha256 }));
  assert.deepEqual([file.rows.level, deleted.level], ['management', 'management']);
  const exactly = given(await feedsReport(reports, fixture.actor('operator'), { limit: 1_000 })).files;
  const isRounded = ({ rows }: (typeof files)[number]) => Number(rows.value.accepted) % 5 === 0;
  assert.ok(
    !exactly.filter(({ feed }) => feed === 'practice-extract').every(isRounded),
    'they are not round by chance',
  );
});
