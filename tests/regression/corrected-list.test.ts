/** What becomes of a month that was paid, and of the next, when a list that it rests on is corrected. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { certifyRun, importFiles, prepareRun, releaseRun, verifyResults } from '../../src/actions/index.ts';
import { day, exact, type Month, month, type Outcome, penceFromPounds, sumPence } from '../../src/base/index.ts';
import { restatementReport, statementReport } from '../../src/reports/index.ts';
import { buildOwnFixture, type Fixture, GMS, LISTS, PAID_ON } from '../fixture.ts';

const [OCTOBER, NOVEMBER, DECEMBER] = [month('2025-10'), month('2025-11'), month('2025-12')];
const MORE = 300;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

/** Global sum of a month on a list, in pence. */
function globalSum(registered: number): bigint {
  const weighted = penceFromPounds(exact(registered).mul(exact('0.970')).div(100n));
  return penceFromPounds(exact(weighted).mul(exact('123.34')).mul(exact('0.9525')).div(12n));
}

describe('a list that is corrected after it was paid on', () => {
  let fixture: Fixture;
  let paidTotal = 0n;
  const as = (user: string) => fixture.actor(user);
  const listed = LISTS[GMS] ?? 0;

  const statementOf = async (of: Month, knownOn?: string) =>
    given(
      await statementReport(fixture.reports, as('operator'), {
        practice: GMS,
        month: of,
        ...(knownOn === undefined ? {} : { knownOn: day(knownOn) }),
      }),
    );

  async function paid(of: Month): Promise<void> {
    const { id } = given(await prepareRun(fixture.actions, as('finance'), { month: of }));
    given(await certifyRun(fixture.actions, as('approver'), { run: id }));
    given(await releaseRun(fixture.actions, as('releaser'), { run: id }));
  }

  before(async () => {
    fixture = await buildOwnFixture();
    given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON] }));
    await paid(OCTOBER);
    paidTotal = (await statementOf(OCTOBER)).totalPence;
    const name = readdirSync(fixture.sent).find((file) => file.includes('2025_10')) ?? '';
    const lines = readFileSync(join(fixture.sent, name), 'utf8').split('\n');
    const corrected = lines.map((line) => {
      const fields = line.split(',');
      return fields.includes(GMS) ? fields.with(8, String(Number(fields[8]) + MORE)).join(',') : line;
    });
    const folder = join(fixture.sent, 'corrected');
    mkdirSync(folder);
    writeFileSync(join(folder, name), corrected.join('\n'));
    const files = [join(folder, name)];
    const report = given(await importFiles(fixture.actions, as('operator'), { feed: 'list-size', files }));
    assert.ok(report.usable);
  });

  test('the month that was paid stands as it was paid', async () => {
    const { totalPence, lines } = await statementOf(OCTOBER);
    assert.equal(totalPence, paidTotal);
    assert.equal(lines.find(({ term }) => term === 'global-sum')?.amountPence, globalSum(listed));
  });

  test('the next month pays the difference as arrears, once, and the one after it nothing more', async () => {
    const arrears = async (of: Month) =>
      (await statementOf(of)).lines.filter(({ term }) => term === 'global-sum-arrears');
    const [line, ...others] = await arrears(NOVEMBER);
    assert.equal(others.length, 0);
    assert.equal(line?.title, 'Global sum arrears, October 2025');
    assert.equal(line?.amountPence, globalSum(listed + MORE) - globalSum(listed));
    assert.deepEqual(await arrears(DECEMBER), []);
    await paid(NOVEMBER);
    assert.deepEqual(await arrears(DECEMBER), []);
    assert.equal((await statementOf(NOVEMBER)).lines.filter(({ term }) => term === 'global-sum-arrears').length, 1);
  });

  test('the restatement says that it was the list, to the penny, and names both files', async () => {
    const report = given(await restatementReport(fixture.reports, as('operator'), { practice: GMS, month: OCTOBER }));
    assert.equal(report.from.totalPence, paidTotal);
    assert.equal(report.differencePence, globalSum(listed + MORE) - globalSum(listed));
    assert.equal(report.paidOtherwisePence, 0n);
    assert.equal(sumPence(report.causes.map(({ differencePence }) => differencePence)), report.differencePence);
    const moved = report.causes.filter(({ differencePence }) => differencePence !== 0n);
    assert.deepEqual(
      moved.map(({ cause, changes }) => [cause, changes.map(({ label, from, to }) => [label, from, to])]),
      [['list', [['registered list of the quarter', String(listed), String(listed + MORE)]]]],
    );
    assert.equal(moved[0]?.noLonger.length, 1);
    assert.equal(moved[0]?.instead.length, 1);
  });

  test('as known before its files came there was no list; a day that has not come is refused', async () => {
    const asked = (knownOn: string) =>
      statementReport(fixture.reports, as('operator'), { practice: GMS, month: OCTOBER, knownOn: day(knownOn) });
    const [early, late] = [await asked('2026-04-09'), await asked('2026-04-11')];
    assert.equal(!early.ok && early.refusal.code, 'statement.no-list');
    assert.equal(!late.ok && late.refusal.code, 'input.invalid');
    const now = await statementOf(OCTOBER, '2026-04-10');
    assert.equal(now.lines.find(({ term }) => term === 'global-sum')?.amountPence, globalSum(listed + MORE));
    assert.equal(now.standing.kind, 'as known then');
    const backwards = await restatementReport(fixture.reports, as('operator'), {
      ...{ practice: GMS, month: OCTOBER },
      ...{ from: day('2026-04-10'), to: day('2026-04-09') },
    });
    assert.equal(!backwards.ok && backwards.refusal.code, 'input.invalid');
  });
});
