/** What became of payments and pages when a practice sent other counts after it was paid. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import {
  certifyRun,
  type ImportReport,
  importFiles,
  prepareRun,
  releaseRun,
  verifyResults,
} from '../../src/actions/index.ts';
import { isoOfDay, type Month, month, type Outcome } from '../../src/base/index.ts';
import {
  measureReport,
  poundsOfPersonReport,
  runReport,
  runsReport,
  statementReport,
} from '../../src/reports/index.ts';
import { measureView } from '../../src/web/pages/measure/view.ts';
import { buildOwnFixture, type Fixture, PAID_ON, PMS } from '../fixture.ts';

const [OCTOBER, NOVEMBER] = [month('2025-10'), month('2025-11')];
const HYP008 = { practice: PMS, indicator: 'HYP008', periodEnd: PAID_ON };

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

describe('counts that come after a payment', () => {
  let fixture: Fixture;
  const as = (user: string) => fixture.actor(user);
  const counts = () => join(fixture.sent, `${PMS}-counts.csv`);

  before(async () => {
    fixture = await buildOwnFixture();
    given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON] }));
  });

  async function paid(of: Month): Promise<string> {
    const { id } = given(await prepareRun(fixture.actions, as('finance'), { month: of }));
    given(await certifyRun(fixture.actions, as('approver'), { run: id }));
    given(await releaseRun(fixture.actions, as('releaser'), { run: id }));
    return id;
  }

  async function received(files: readonly string[], again = false): Promise<ImportReport> {
    return given(await importFiles(fixture.actions, as('operator'), { feed: 'practice-counts', files, again }));
  }

  /** The practice's counts with so many more claimed to have opted out, in every whole count of HYP008. */
  function inflated(more: number): string {
    const text = readFileSync(counts(), 'utf8').replace(
      new RegExp(
        `^(${PMS},HYP008,\\w+,2024/25,${isoOfDay(PAID_ON)},(?:register|denominator|numerator),,)(\\d+),(\\d+)`,
        'gm',
      ),
      (_, head: string, count: string, optedOut: string) => `${head}${Number(count) + more},${Number(optedOut) + more}`,
    );
    mkdirSync(join(fixture.sent, 'later'), { recursive: true });
    const path = join(fixture.sent, 'later', `${PMS}-counts.csv`);
    writeFileSync(path, text);
    return path;
  }

  const statementOf = async (of: Month) =>
    given(await statementReport(fixture.reports, as('operator'), { practice: PMS, month: of }));

  test('opt-outs beyond the registered list hold the quality line of that practice and nobody else', async () => {
    assert.equal((await received([inflated(50_000)])).files[0]?.status, 'accepted');
    const { held, lines } = await statementOf(NOVEMBER);
    assert.deepEqual(
      held.map((line) => line.term),
      ['quality-aspiration'],
    );
    assert.match(held[0]?.reason ?? '', /of a registered list of 27016/);
    assert.match(held[0]?.remedy ?? '', /--again/);
    assert.equal(lines.length, 1);
  });

  test('the held line of a released month is paid by a further run once the earlier counts are applied again', async () => {
    const first = await paid(NOVEMBER);
    const runs = async () => given(await runsReport(fixture.reports, as('finance'), {}));
    assert.deepEqual(
      (await runs()).runs.map((run) => [run.id, run.heldLines]),
      [[first, 1]],
    );
    assert.ok((await runs()).monthsToPrepare.includes(NOVEMBER));

    const back = await received([counts()]);
    assert.deepEqual([back.superseded, back.problems[0]?.code], [true, 'SUPERSEDED_SINCE']);
    assert.equal((await statementOf(NOVEMBER)).held.length, 1);
    assert.equal((await received([counts()], true)).files[0]?.again, 1);

    const further = await paid(NOVEMBER);
    const { statements } = given(await runReport(fixture.reports, as('finance'), { run: further }));
    const { lines, held, totalPence } = await statementOf(NOVEMBER);
    const quality = lines.find((line) => line.term === 'quality-aspiration');
    assert.deepEqual(
      statements.map(({ practice, duePence }) => [practice, duePence]),
      [[PMS, quality?.amountPence]],
    );
    assert.deepEqual([lines.length, held.length], [2, 0]);
    assert.equal(
      totalPence,
      lines.reduce((sum, line) => sum + line.amountPence, 0n),
    );
    assert.deepEqual(
      (await runs()).runs.map((run) => run.heldLines),
      [0, 0],
    );
    assert.ok(!(await runs()).monthsToPrepare.includes(NOVEMBER));
    const again = await prepareRun(fixture.actions, as('finance'), { month: NOVEMBER });
    assert.equal(again.ok ? '' : again.refusal.code, 'run.wrong-stage');
  });

  test('a measure shows what was paid on beside the counts that replaced it', async () => {
    await paid(OCTOBER);
    const before = given(await measureReport(fixture.reports, as('operator'), HYP008));
    assert.deepEqual(before.paidEarlier, []);
    await received([inflated(3)]);
    const after = given(await measureReport(fixture.reports, as('operator'), HYP008));
    const [earlier] = after.paidEarlier;
    assert.ok(
      earlier !== undefined && !('kind' in earlier.counts.value) && !('kind' in before.paid) && !('kind' in after.paid),
    );
    assert.deepEqual(earlier.months, [OCTOBER, NOVEMBER]);
    assert.equal(earlier.counts.value.numerator, before.paid.value.numerator);
    assert.equal(after.paid.value.numerator, Number(before.paid.value.numerator) + 3);
    assert.match(
      String(measureView(after).content.replaced),
      /replaced those that October 2025, November 2025 was paid on/,
    );
  });

  test('the pounds of a person are of the people who were paid on, and are money', async () => {
    const person = `${PMS.toLowerCase()}-p1`;
    const pounds = async () =>
      given(await poundsOfPersonReport(fixture.reports, as('operator'), { practice: PMS, person })).pounds.filter(
        (pound) => pound.indicator === 'HYP008',
      );
    const before = await pounds();
    assert.ok(before.length > 0 && before.every((pound) => typeof pound.partPence === 'bigint'));
    const gone = join(fixture.sent, 'later', `${PMS}-deletions.csv`);
    writeFileSync(gone, 'row_id,table\nre0,registrations\n');
    const ask = { feed: 'practice-extract' as const, files: [gone] };
    assert.equal(given(await importFiles(fixture.actions, as('operator'), ask)).files[0]?.deleted, 1);
    assert.deepEqual(await pounds(), before);
  });
});
