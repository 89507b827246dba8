import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { decided } from '../../../tests/decisions-for-tests.ts';
import {
  buildOwnFixture,
  type Fixture,
  FORECAST_ON,
  GMS,
  PAID_ON,
  PEOPLE,
  PMS,
  receive,
} from '../../../tests/fixture.ts';
import { POLICY } from '../../../tests/fixture-policy.ts';
import { day, type Json, type Month, month, type OdsCode, type Outcome } from '../../base/index.ts';
import { type Case, caseHash } from '../../governance/index.ts';
import type { IndicatorCount } from '../../indicators/index.ts';
import { PracticeRegister } from '../../practices/index.ts';
import {
  assuranceGroupReport,
  contractsReport,
  feedsReport,
  practiceReport,
  type ReportContext,
  reportContext,
} from '../../reports/index.ts';
import { currentDefinition, saveDefinitions } from '../../store/index.ts';
import {
  type ActionContext,
  type CaseNote,
  noteCase,
  openCase,
  prepareRun,
  stepCase,
  verifyResults,
} from '../index.ts';

const refusal = (outcome: Outcome<unknown>): string =>
  outcome.ok ? 'ok' : `${outcome.refusal.code}: ${outcome.refusal.message}`;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, refusal(outcome));
  return outcome.value;
}

const FORM = {
  ...{ reasons: 'Both partners retire', on: '2025-11-01', patients: '13283' },
  ...{ others: 'Two nearby', vulnerable: 'People at home' },
};
const CLOSING_DAY = day('2025-11-01');

describe('a practice that closes', () => {
  let fixture: Fixture;
  let closing: ReportContext;
  const on = (iso: string): ActionContext => ({ ...fixture.actions, businessDate: day(iso) });
  const step = (user: string, id: string, name: string, iso: string) =>
    stepCase(on(iso), fixture.actor(user), { case: id, step: name, words: '' });
  const statementOf = (context: ReportContext, practice: OdsCode, of: Month) => context.book.statement(practice, of);

  before(async () => {
    fixture = await buildOwnFixture();
    const drafts = POLICY.definitions.filter(({ kind }) => kind === 'commissioner');
    await fixture.actions.store.write((db) => saveDefinitions(db, drafts));
    given(await verifyResults(fixture.actions, fixture.actor('operator'), { periodEnds: [PAID_ON] }));
  });

  test('does so by a case with engagement and a decision, from the first day of a month to come', async () => {
    const open = (form: typeof FORM) =>
      openCase(on('2025-09-01'), fixture.actor('contracts'), { kind: 'practice-closure', practice: GMS, form });
    const found = given(await open(FORM));
    given(await step('contracts', found.id, 'acknowledge', '2025-09-02'));
    assert.match(refusal(await step('contracts', found.id, 'assess', '2025-09-02')), /^case.refused/);
    const ready = await shown(found);
    const matter = { kind: 'practice closure', contract: ready.state.contract, subject: found.id } as const;
    await decided(fixture.actions.store, 'PCCC 2025-09-16 item 2', { ...matter, contentHash: caseHash(ready.state) });
    given(await step('contracts', found.id, 'grant', '2025-09-17'));
    assert.match(refusal(await step('finance', found.id, 'put into effect', '2025-11-02')), /a month to come/);
    given(await step('finance', found.id, 'put into effect', '2025-09-18'));
    const kept = await fixture.actions.store.read((db) =>
      currentDefinition(db, 'commissioner', 'X00', day('2025-09-18')),
    );
    const register = given(PracticeRegister.fromJson(kept?.json as Json));
    assert.deepEqual(given(register.practice(GMS)).closed, {
      from: CLOSING_DAY,
      decision: 'PCCC 2025-09-16 item 2',
    });
    closing = reportContext({ ...fixture.reports, register });
  });

  /** Everything is shown, everybody was engaged, and the case is assessed. */
  async function shown({ id, state }: Case): Promise<Case> {
    const note = async (entry: CaseNote) =>
      given(await noteCase(on('2025-09-02'), fixture.actor('contracts'), { case: id, note: entry }));
    for (const { id: evidence } of state.rules.evidence) await note({ kind: 'evidenced', evidence, words: 'Filed' });
    for (const { id: one } of state.engagement) await note({ kind: 'engaged', step: one, words: 'Done' });
    await note({ kind: 'consultation', isRequired: true, words: 'A practice goes', outcome: 'Held' });
    return given(await step('contracts', id, 'assess', '2025-09-03'));
  }

  test('is owed the months before and none after, and a run goes on without it', async () => {
    const october = given(await statementOf(closing, GMS, month('2025-10')));
    const open = given(await statementOf(fixture.reports, GMS, month('2025-10')));
    assert.equal(october.contentHash, open.contentHash);
    assert.match(
      refusal(await statementOf(closing, GMS, month('2025-11'))),
      /^practice.closed: .* closed on 1 November 2025, by PCCC 2025-09-16 item 2\. Nothing is owed for November 2025/,
    );
    const { register, book } = closing;
    const context = { ...fixture.actions, register, statementOf: book.statement.bind(book) };
    const prepared = await prepareRun(context, fixture.actor('finance'), { month: month('2025-11') });
    const { statements, exceptions } = given(prepared);
    assert.ok(statements.some(({ practice }) => practice === PMS));
    const named = [...statements, ...exceptions].map(({ practice }) => practice);
    assert.ok(!named.includes(GMS), 'it neither is paid nor waits');
  });

  test('sends nothing any more, says so on its page, and is in no group from that day', async () => {
    const lateIn = async (context: ReportContext) =>
      given(await feedsReport(context, fixture.actor('operator'), {})).feeds.flatMap(({ feed, senders }) =>
        senders.flatMap(({ sender, daysLate }) => (sender === GMS && daysLate > 0 ? [feed] : [])),
      );
    const later = (context: ReportContext) => reportContext({ ...context, businessDate: day('2026-09-10') });
    assert.ok((await lateIn(later(fixture.reports))).length > 0);
    assert.deepEqual(await lateIn(later(closing)), []);
    const page = given(await practiceReport(closing, fixture.actor('operator'), { practice: GMS }));
    assert.deepEqual(
      page.states.map(({ words, decision }) => [words, decision]),
      [['closed from 1 November 2025', 'PCCC 2025-09-16 item 2']],
    );
    const { contracts } = given(await contractsReport(closing, fixture.actor('operator')));
    const [own] = contracts.filter(({ holder, contract }) => holder === GMS && contract === 'gms/2025-26');
    assert.deepEqual([own?.ended, own?.decisions.at(-1)], ['closed', 'PCCC 2025-09-16 item 2']);
    const group = (codes: readonly string[], iso: string) =>
      assuranceGroupReport(closing, fixture.actor('operator'), {
        ...{ group: { kind: 'practices', codes }, periodEnd: day(iso) },
      });
    assert.match(refusal(await group([GMS, PMS], '2026-03-31')), /^practice.closed/);
    assert.equal(given(await group([GMS, PMS], '2025-03-31')).practices.length, 2);
  });

  test('loses nobody: whoever was on a register or met a measure is and does where they register next', async () => {
    const sums = (counts: readonly IndicatorCount[]) =>
      Object.entries(Object.groupBy(counts, ({ indicator }) => indicator)).map(([indicator, of = []]) => {
        const sum = (part: 'register' | 'denominator' | 'numerator') => of.reduce((all, one) => all + one[part], 0);
        const adjusted = of.flatMap(({ adjustments }) => adjustments).reduce((all, { count }) => all + count, 0);
        return [indicator, sum('register'), sum('numerator'), sum('denominator') + adjusted];
      });
    const counts = () => fixture.reports.book.counts(FORECAST_ON);
    const open = await counts();
    await receive(fixture, 'practice-extract', peopleMoved(fixture));
    const moved = await counts();
    assert.deepEqual(sums(moved), sums(open));
    const registerOf = (of: readonly IndicatorCount[], practice: OdsCode) =>
      of.find((count) => count.practice === practice && count.indicator === 'HYP008')?.register;
    const { met = 0, missed = 0, declined = 0 } = PEOPLE[GMS] ?? {};
    const newly = moved.find(({ practice, indicator }) => practice === PMS && indicator === 'HYP008')?.adjustments;
    assert.ok(
      newly?.some(({ count }) => count >= missed),
      'whoever is newly registered and was not helped yet is not counted against the next practice',
    );
    assert.equal(registerOf(moved, GMS), 0);
    assert.equal(registerOf(moved, PMS), (registerOf(open, PMS) ?? 0) + met + missed + declined);
  });
});

/** Everybody of the GMS practice leaves it on the day on which it closes and registers with the PMS practice, which sends their records. */
function peopleMoved({ sent, actions }: Fixture): string[] {
  const folder = join(actions.warehouse.directory, '..', 'moved');
  mkdirSync(folder, { recursive: true });
  const rows = (table: string) =>
    readFileSync(join(sent, `${GMS}-${table}.csv`), 'utf8')
      .trimEnd()
      .split('\n');
  const write = (practice: OdsCode, table: string, change: (cells: string[]) => string[]): string => {
    const [header = '', ...all] = rows(table);
    const path = join(folder, `${practice}-${table}.csv`);
    const good = all.filter((row) => !row.startsWith('ev-bad'));
    writeFileSync(path, `${[header, ...good.map((row) => change(row.split(',')).join(','))].join('\n')}\n`);
    return path;
  };
  const own = ([id = '', ...cells]: string[]) => [`from-${GMS}-${id}`, ...cells];
  const [left, joined] = [
    ([id = '', person = '', practice = '', from = '', , kind = '']: string[]) => [
      id,
      person,
      practice,
      from,
      '2025-11-01',
      kind,
    ],
    ([id = '', person = '', , , , kind = '']: string[]) => own([id, person, PMS, '2025-11-01', '', kind]),
  ];
  return [
    write(GMS, 'registrations', left),
    write(PMS, 'persons', own),
    write(PMS, 'registrations', joined),
    write(PMS, 'events', own),
  ];
}
