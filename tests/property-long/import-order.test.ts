/** What is worked out from files does not hang on the order in which they came. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { month } from '../../src/base/index.ts';
import { APMS, buildEmptyFixture, buildFixture, type Fixture, GMS, PAID_ON, PMS, receive } from '../fixture.ts';

type Feed = Parameters<typeof receive>[1];

function feedOf(file: string): Feed {
  if (file.includes('counts')) return 'practice-counts';
  return file.startsWith('X') ? 'practice-extract' : 'list-size';
}

/** Every practice's statement and results, without what names the files that they rest on. */
async function workedOut({ reports }: Fixture): Promise<unknown> {
  const found: unknown[] = [];
  for (const practice of [GMS, PMS, APMS]) {
    const statement = await reports.book.statement(practice, month('2025-10'));
    assert.ok(statement.ok);
    const lines = statement.value.lines.map(({ term, amountPence, exactPounds }) => [term, amountPence, exactPounds]);
    const sent = (await reports.book.sent(PAID_ON)).get(practice);
    found.push([
      practice,
      statement.value.totalPence,
      lines,
      [...(sent ?? [])].map(([rule, { counts }]) => [rule, counts]),
    ]);
  }
  return found;
}

type Sending = { readonly feed: Feed; readonly files: readonly string[] };

/** What a sender sends together: a practice's extract, its counts, a quarter's lists. */
function sendingsOf(folder: string): readonly Sending[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort();
  const together = Map.groupBy(files, (file) => {
    const feed = feedOf(file);
    return feed === 'practice-extract' ? `${feed} ${file.slice(0, 6)}` : `${feed} ${file}`;
  });
  return [...together.values()].map((own) => ({
    feed: feedOf(own[0] ?? ''),
    files: own.map((file) => join(folder, file)),
  }));
}

test('statements and counts are the same in whatever order senders send, and in whatever order their files lie', async () => {
  const usual = await buildFixture();
  const expected = await workedOut(usual);
  const sendings = sendingsOf(usual.sent);
  assert.ok(sendings.length > 8, `${sendings.length} sendings`);
  const half = Math.floor(sendings.length / 2);
  for (const order of [sendings.toReversed(), [...sendings.slice(half), ...sendings.slice(0, half)]]) {
    const other = await buildEmptyFixture();
    for (const { feed, files } of order) await receive(other, feed, files.toReversed());
    assert.deepEqual(await workedOut(other), expected);
  }
});
