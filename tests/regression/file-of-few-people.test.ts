/** The page of feeds told whoever sees rounded counts exactly how many people a file was about. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { feedFileReport, feedsReport, homeReport, practiceReport, statusReport } from '../../src/reports/index.ts';
import { type Fixture, sharedFixture } from '../fixture.ts';
import { given } from '../fixture-policy.ts';

let fixture: Fixture;
before(async () => {
  fixture = await sharedFixture();
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

test('the page of a practice and the front page tell no more of its rows than the page of feeds', async () => {
  const { reports } = fixture;
  const [practice] = reports.register.practices();
  assert.ok(practice !== undefined);
  const told = async (user: string) => {
    const reader = fixture.actor(user);
    const { feeds } = given(await practiceReport(reports, reader, { practice: practice.code }));
    const { changed } = given(await homeReport(reports, reader, {}));
    const extract = feeds.filter(({ feed }) => feed === 'practice-extract').map(({ words }) => words);
    const received = changed.filter(({ title }) => title.startsWith('Practice extract')).map(({ detail }) => detail);
    return [...extract, ...received].flatMap((words) =>
      [...words.matchAll(/(\d+)(?= of \d+ rows)/g)].map(([rows]) => Number(rows)),
    );
  };
  const [rounded, exactly] = [await told('quality'), await told('operator')];
  assert.ok(rounded.length >= 2 && rounded.every((rows) => rows % 5 === 0), String(rounded));
  assert.ok(!exactly.every((rows) => rows % 5 === 0), 'they are not round by chance');
});

test('rows in the warehouse, before and after a file came, tell whoever sees rounded counts no more of the file', async () => {
  const told = async (user: string) => {
    const { tables } = given(await statusReport(fixture.reports, fixture.actor(user), {}));
    return tables
      .filter(({ table }) => table === 'events' || table === 'persons')
      .map(({ rows }) => Number(rows.value));
  };
  const [rounded, exactly] = [await told('public'), await told('operator')];
  assert.ok(rounded.length === 2 && rounded.every((rows) => rows % 5 === 0), String(rounded));
  assert.ok(!exactly.every((rows) => rows % 5 === 0), 'they are not round by chance');
});
