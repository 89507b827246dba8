/** Somebody who opted out after they were sent stayed in the warehouse, and nothing asked for their erasure. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eraseOptedOut, importFiles } from '../../src/actions/index.ts';
import { mintMachineryPass, type Outcome } from '../../src/base/index.ts';
import { replayReport, statusReport } from '../../src/reports/index.ts';
import { buildOwnFixture, FORECAST_ON, PMS } from '../fixture.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

test('who opts out later is listed, and erased from every segment, of old snapshots too', async () => {
  const fixture = await buildOwnFixture();
  const { actions, reports } = fixture;
  const { warehouse } = actions;
  const operator = fixture.actor('operator');
  const person = `${PMS.toLowerCase()}-p1`;
  const before = warehouse.current();
  const of = async (hash: string) => {
    const reader = given(await given(warehouse.at(hash)).people(mintMachineryPass('ingest'), [PMS]));
    const found = await reader.rows<{ person_id: string; events: bigint }>(
      `SELECT person_id, (SELECT count(*) FROM events e WHERE e.person = p.person) AS events FROM persons p ORDER BY person`,
    );
    const [ids] = [
      await reader.rows<{ person: number }>(
        'SELECT DISTINCT person FROM events UNION SELECT person FROM registrations',
      ),
    ];
    reader.close();
    return { people: found.map((each) => each.person_id), withRows: ids.length };
  };
  const whole = await of(before.hash);
  assert.ok(whole.people.includes(person));
  given(await reports.book.results(PMS, FORECAST_ON));
  const isEvidence = (name: string) => name.startsWith(`${PMS}/`) && name.endsWith('.parquet');
  const evidence = () =>
    readdirSync(join(warehouse.directory, 'evidence'), { recursive: true, encoding: 'utf8' }).filter(isEvidence);
  assert.ok(evidence().length > 0);

  const inbox = join(warehouse.directory, '..', 'inbox');
  mkdirSync(inbox, { recursive: true });
  const [optOut] = (await actions.feedCodes()).optOut;
  const header = readFileSync(join(fixture.sent, `${PMS}-events.csv`), 'utf8').split('\n')[0];
  const file = join(inbox, `${PMS}-events.csv`);
  writeFileSync(file, `${header}\nev-out,${person},${PMS},2026-03-01,${optOut},,,,,,,\n`);
  const report = given(await importFiles(actions, operator, { feed: 'practice-extract', files: [file] }));
  assert.deepEqual([report.files[0]?.status, existsSync(file)], ['quarantined', false]);
  assert.match(report.problems[0]?.message ?? '', /waits to be erased: commonweal erase/);
  const waiting = async () => given(await statusReport(reports, operator, {})).awaitingErasure;
  assert.deepEqual(await waiting(), [{ practice: PMS, people: 1, since: '2026-04-10' }]);
  assert.deepEqual(await of(warehouse.current().hash), whole, 'nobody is erased unasked');

  assert.deepEqual(given(await statusReport(reports, fixture.actor('public'), {})).awaitingErasure, []);
  const denied = await eraseOptedOut(actions, fixture.actor('public'), {});
  assert.equal(denied.ok ? '' : denied.refusal.code, 'access.denied');
  assert.deepEqual(given(await eraseOptedOut(actions, operator, {})), [{ practice: PMS, people: 1 }]);
  assert.deepEqual(evidence(), []);
  assert.deepEqual(await waiting(), []);
  for (const hash of [before.hash, warehouse.current().hash]) {
    const left = await of(hash);
    assert.deepEqual(
      left.people,
      whole.people.filter((each) => each !== person),
    );
    assert.equal(left.withRows, whole.withRows - 1);
  }
  const { erased = [], segments } = warehouse.current().manifest;
  assert.equal(erased.length, 3, 'persons, registrations and events');
  for (const each of erased) {
    assert.ok(before.manifest.segments.some((segment) => segment.sha256 === each.sha256));
    assert.deepEqual([each.reason, each.on], ['type 1 opt-out after the rows were sent', '2026-04-10']);
    assert.ok(!existsSync(join(warehouse.directory, 'segments', `${each.sha256}.parquet`)));
  }
  assert.equal(segments.length, before.manifest.segments.length);

  const replayed = async (snapshot: string) =>
    given(await replayReport(reports, operator, { snapshot, periodEnd: FORECAST_ON }));
  const then = await replayed(before.hash);
  assert.deepEqual(
    then.erased.map(({ practice, words }) => [practice, words]),
    [[PMS, 'evidence erased under rule “type 1 opt-out after the rows were sent” on 10 April 2026']],
  );
  assert.ok(then.isSame && then.practices.length > 0 && then.practices.every(({ practice }) => practice !== PMS));
  const now = await replayed(warehouse.current().hash);
  assert.deepEqual([now.erased, now.isSame], [[], true]);
  assert.ok(now.practices.some(({ practice }) => practice === PMS));
  const kept = readdirSync(warehouse.directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  assert.ok(kept.every((name) => !readFileSync(join(warehouse.directory, name), 'utf8').includes(`"${person}"`)));
  assert.deepEqual(given(await eraseOptedOut(actions, operator, {})), []);

  const first = readdirSync(fixture.sent)
    .filter((name) => name.startsWith(`${PMS}-`) && name.endsWith('.csv') && !name.includes('counts'))
    .map((name) => join(fixture.sent, name));
  for (const again of [false, true]) {
    const sent = given(await importFiles(actions, operator, { feed: 'practice-extract', files: first, again }));
    assert.deepEqual([sent.superseded, sent.files.map((each) => each.undone)], [false, first.map(() => 0)]);
  }
  assert.ok(!(await of(warehouse.current().hash)).people.includes(person));
});
