import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { retentionSchedule as demonstrationSchedule } from '../../definitions/keeping/retention.ts';
import { buildEmptyFixture, type Fixture, PMS, receive } from '../../tests/fixture.ts';
import { given } from '../../tests/fixture-policy.ts';
import { applyRetention, endLegalHold, placeLegalHold } from '../actions/index.ts';
import { auditOf } from '../audit/index.ts';
import { day, type Json, mintMachineryPass } from '../base/index.ts';
import { retentionReport } from '../reports/index.ts';
import { retentionSchedule } from './index.ts';

const LEFT = ['2025-06-01', '2025-06-01', '2026-03-01', ''];
const PASS = mintMachineryPass('indicators');

/** People of one practice, of whom two left in June 2025 and one in March 2026, and evidence of a period that ended in March 2025. */
async function withLeavers(): Promise<Fixture> {
  const fixture = await buildEmptyFixture();
  const people = ['x00010-p1', 'x00010-p2', 'x00010-p3', 'x00010-p4'];
  const persons = people.map((person, at) => `pe${at},${person},1960-06,F,,,`);
  const registrations = people.map((person, at) => `re${at},${person},X00010,2010-01-01,${LEFT[at]},regular`);
  const write = (table: string, rows: readonly string[]): string => {
    const path = join(fixture.sent, `X00010-${table}.csv`);
    writeFileSync(path, `${rows.join('\n')}\n`);
    return path;
  };
  await receive(fixture, 'practice-extract', [
    write('persons', ['row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on', ...persons]),
    write('registrations', ['row_id,person_id,practice,registered_from,registered_to,kind', ...registrations]),
  ]);
  const evidence = join(fixture.reports.warehouse.directory, 'evidence', PMS, 'rows', 'rules');
  mkdirSync(evidence, { recursive: true });
  for (const name of ['2025-03-31.parquet', '2025-03-31.json', '2026-03-31.json'])
    writeFileSync(join(evidence, name), '');
  return fixture;
}

async function peopleOf({ reports: { warehouse } }: Fixture): Promise<string[]> {
  const reader = given(await warehouse.current().people(PASS, [PMS]));
  const rows = await reader.rows<{ person_id: string }>('SELECT person_id FROM persons ORDER BY 1');
  reader.close();
  return rows.map((row) => row.person_id);
}

test('a schedule has one rule a kind, and none destroys what must be kept', () => {
  const faultsOf = (rules: readonly object[]) => {
    const outcome = retentionSchedule({ id: 'x', rules } as unknown as Json);
    return outcome.ok ? '' : outcome.refusal.message;
  };
  const { rules } = demonstrationSchedule;
  assert.equal(faultsOf(rules), '');
  assert.match(faultsOf(rules.slice(1)), /0 rules for people who left or died/);
  assert.match(faultsOf([...rules, ...rules.slice(0, 1)]), /2 rules for people who left or died/);
  const ledger = { id: 'x', kind: 'ledger and payments', fate: 'destroyed', years: 6, after: 'x', basis: 'x' };
  assert.match(faultsOf([ledger]), /kind is not one of people who left or died, evidence/);
});

describe('what is due', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await withLeavers();
  });

  test('is destroyed as it was listed, in every segment, and nothing that is held or must be kept is', async () => {
    const { warehouse, store } = fixture.reports;
    const [operator, guardian] = [fixture.actor('operator'), fixture.actor('guardian')];
    const later = { businessDate: day('2033-06-01') };
    const [reports, actions] = [
      { ...fixture.reports, ...later },
      { ...fixture.actions, ...later },
    ];
    const dueNow = async () => given(await retentionReport(reports, operator));
    const rowsOf = (report: Awaited<ReturnType<typeof dueNow>>) =>
      report.due.map(({ rule, things, held }) => `${rule} ${things} ${held}`);

    const early = given(await retentionReport({ ...reports, businessDate: day('2033-03-30') }, operator));
    assert.deepEqual(rowsOf(early), []);
    const first = await dueNow();
    assert.deepEqual(rowsOf(first), ['people-who-left 2 0', 'evidence 2 0']);

    const reason = 'A court asked for the record.';
    const { id } = given(await placeLegalHold(actions, guardian, { practice: PMS, person: 'x00010-p1', reason }));
    const stale = await applyRetention(actions, operator, { hash: first.hash });
    assert.equal(stale.ok ? '' : stale.refusal.code, 'approval.changed-since');
    const second = await dueNow();
    assert.deepEqual(rowsOf(second), ['people-who-left 1 1', 'evidence 0 2']);
    const denied = await applyRetention(actions, guardian, { hash: second.hash });
    assert.equal(denied.ok ? '' : denied.refusal.code, 'access.denied');
    assert.equal((await placeLegalHold(actions, operator, { reason })).ok, false);
    assert.equal((await endLegalHold(actions, operator, { id, words: reason })).ok, false);

    const before = await peopleOf(fixture);
    const old = warehouse.current().manifest.segments.filter(({ part, table }) => part === PMS && table === 'persons');
    given(await applyRetention(actions, operator, { hash: second.hash }));
    assert.deepEqual(
      await peopleOf(fixture),
      before.filter((person) => person !== 'x00010-p2'),
    );
    for (const segment of old) assert.equal(existsSync(warehouse.current().segmentPath(segment)), false);
    const { erased = [] } = warehouse.current().manifest;
    assert.match(erased[0]?.reason ?? '', /^retention people-who-left: 8 years after/);

    given(await endLegalHold(actions, guardian, { id, words: 'The court has decided.' }));
    const third = await dueNow();
    assert.deepEqual(rowsOf(third), ['people-who-left 1 0']);
    given(await applyRetention(actions, operator, { hash: third.hash }));
    const last = await dueNow();
    assert.deepEqual(rowsOf(last), []);
    assert.deepEqual(
      last.destroyed.map(({ rule, things, list, by }) => [rule, things, list, by]),
      [
        ['people-who-left', 1, third.hash, 'Olive Operator'],
        ['people-who-left', 1, second.hash, 'Olive Operator'],
      ],
    );
    const told = (await auditOf(store, { words: 'apply retention', limit: 10 })).map(({ outcome }) => outcome);
    assert.deepEqual(told, ['ok', 'ok', 'access.denied', 'approval.changed-since']);
  });

  test('a hold on everything holds everything, and says why', async () => {
    const reports = { ...fixture.reports, businessDate: day('2040-06-01') };
    const place = (reason: string) => placeLegalHold(fixture.actions, fixture.actor('auditor'), { reason });
    const dueThen = async () => given(await retentionReport(reports, fixture.actor('guardian'))).due;
    assert.equal((await place('short')).ok, false);
    assert.ok((await dueThen()).some(({ things }) => things > 0));
    given(await place('A public inquiry was called.'));
    assert.ok((await dueThen()).every(({ things, held }) => things === 0 && held > 0));
    assert.equal((await retentionReport(reports, fixture.actor('finance'))).ok, false);
  });
});
