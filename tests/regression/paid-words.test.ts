/** "Is paid" was said of statements that no released run had paid. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certifyRun, prepareRun, releaseRun, verifyResults } from '../../src/actions/index.ts';
import { month, type Outcome } from '../../src/base/index.ts';
import { boroughReport, practiceReport, statementReport } from '../../src/reports/index.ts';
import { boroughView } from '../../src/web/pages/borough/view.ts';
import { practiceView } from '../../src/web/pages/practice/view.ts';
import { statementView } from '../../src/web/pages/statement/view.ts';
import { buildFixture, GMS, PAID_ON } from '../fixture.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const OCTOBER = month('2025-10');

test('a statement is paid when its run is released, and would be paid before', async () => {
  const fixture = await buildFixture();
  const { reports, actions } = fixture;
  const reader = fixture.actor('operator');
  const said = async () => {
    const practice = given(await practiceReport(reports, reader, { practice: GMS }));
    const statement = given(await statementReport(reports, reader, { practice: GMS, month: OCTOBER }));
    const borough = given(await boroughReport(reports, reader, { month: OCTOBER }));
    const months = practiceView(practice).tables.find((table) => table.id === 'months');
    const october = months?.rows.find(([first]) => first?.text === 'October 2025');
    return {
      note: october?.[1]?.note,
      statement: / (would be|was) paid /.exec(String(statementView(statement).content.answer))?.[1],
      borough: / (would pay|paid) /.exec(String(boroughView(borough).content.answer))?.[1],
    };
  };
  assert.match(
    String(practiceView(given(await practiceReport(reports, reader, { practice: GMS }))).content.answer),
    /would be paid £/,
  );
  assert.deepEqual(await said(), { note: 'not paid yet', statement: 'would be', borough: 'would pay' });

  const [finance, approver] = [fixture.actor('finance'), fixture.actor('approver')];
  given(await verifyResults(actions, fixture.actor('operator'), { periodEnds: [PAID_ON] }));
  const { id } = given(await prepareRun(actions, finance, { month: OCTOBER }));
  given(await certifyRun(actions, approver, { run: id }));
  assert.deepEqual(await said(), { note: 'not paid yet', statement: 'would be', borough: 'would pay' });
  given(await releaseRun(actions, fixture.actor('releaser'), { run: id }));
  assert.deepEqual(await said(), { note: undefined, statement: 'was', borough: 'paid' });
});
