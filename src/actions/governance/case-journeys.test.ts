import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { CaseDeeds, given, matterOf, refusal } from '../../../tests/cases-for-tests.ts';
import { revoked } from '../../../tests/decisions-for-tests.ts';
import { buildFixture, type Fixture, PMS } from '../../../tests/fixture.ts';
import { POLICY } from '../../../tests/fixture-policy.ts';
import { day, month, type OdsCode } from '../../base/index.ts';
import { loadHolding } from '../../contracts/index.ts';
import type { Case } from '../../governance/index.ts';
import { heldUndecided } from '../../payments/index.ts';
import { casesReport, contractsReport, reportContext } from '../../reports/index.ts';
import { currentDefinition, saveDefinitions } from '../../store/index.ts';
import { verifyResults } from '../index.ts';

let fixture: Fixture;
let deeds: CaseDeeds;

/** What a case brought about, as its page says it on a day. */
const states = async (id: string, iso: string) =>
  (await deeds.read('contracts', id, iso)).states.map(({ what, from, to }) => [what, from, to]);
const letters = async (id: string, iso: string) =>
  (await deeds.read('contracts', id, iso)).letters.map(({ title, paragraphs }) => `${title}: ${paragraphs.join(' ')}`);

describe('whole journeys of cases', () => {
  before(async () => {
    fixture = await buildFixture();
    deeds = new CaseDeeds(fixture);
    const drafts = POLICY.definitions.filter(({ id }) => id.startsWith('premises-approved'));
    await fixture.actions.store.write((db) => saveDefinitions(db, drafts));
    given(await verifyResults(fixture.actions, fixture.actor('operator'), { periodEnds: [day('2025-03-31')] }));
  });

  test('a branch closes after seven steps of engagement and the question of consultation, and opens when that is revoked', async () => {
    const form = { branch: 'Mill Lane', on: '2025-11-03', patients: '850', alternatives: 'The main door, by bus 9' };
    const found = given(await deeds.open('manager-x00010', 'branch-closure', PMS, form));
    const { id, state } = found;
    given(await deeds.step('contracts', id, 'acknowledge', '2025-09-03'));
    await deeds.showAll(found);
    const lacking = async (user: string) => (await deeds.read(user, id, '2025-09-04')).next[0]?.missing ?? [];
    const assess = () => deeds.step('contracts', id, 'assess', '2025-09-04');
    assert.equal(state.engagement.length, 7);
    for (const [index, { id: step, name }] of state.engagement.entries()) {
      assert.equal((await lacking('contracts')).length, 8 - index);
      assert.equal((await lacking('public'))[0], `Engagement, to be shown, or waived with a reason: ${name}.`);
      assert.match(refusal(await assess()), /each step of engagement/);
      const kind = step === 'insight' ? 'waived' : 'engaged';
      given(await deeds.note('contracts', id, { kind, step, words: `About ${step}` }));
    }
    const consulted = { kind: 'consultation', isRequired: true, words: 'A door closes' } as const;
    given(await deeds.note('contracts', id, { ...consulted, outcome: null }));
    assert.match(refusal(await assess()), /formal consultation/);
    given(await deeds.note('contracts', id, { ...consulted, outcome: '40 answered, most would go by bus' }));
    const ready = given(await assess());
    const published = await deeds.read('public', id, '2025-09-04');
    assert.deepEqual(
      published.engagement.filter(({ isWaived }) => isWaived).map(({ words }) => words),
      ['About insight'],
    );
    assert.equal(published.consultation?.outcome, '40 answered, most would go by bus');

    const reference = await deeds.meet('2025-09-16', matterOf(ready, 'branch closure'), { names: [PMS] });
    assert.match(refusal(await deeds.step('contracts', id, 'put into effect', '2025-09-17')), /is no step from there/);
    given(await deeds.step('contracts', id, 'grant', '2025-09-17'));
    assert.match(refusal(await deeds.step('finance', id, 'put into effect', '2025-11-04')), /3 November 2025 is past/);
    assert.deepEqual(await states(id, '2025-09-17'), []);
    given(await deeds.step('finance', id, 'put into effect', '2025-09-18'));
    assert.deepEqual(await states(id, '2025-09-18'), [['branch closed', day('2025-11-03'), null]]);
    const [acknowledged, granted, inEffect] = await letters(id, '2025-09-18');
    const writers = (await deeds.read('contracts', id, '2025-09-18')).letters.map(({ by }) => by);
    assert.deepEqual(writers, ['Clause Paragraph', 'Clause Paragraph', 'Penny Ledger']);
    assert.match(acknowledged ?? '', /We have your application about the closure of a branch/);
    assert.match(granted ?? '', new RegExp(`is granted, by the decision ${reference}`));
    assert.match(inEffect ?? '', /closed from 3 November 2025: Mill Lane .* instead: The main door, by bus 9/);
    await revoked(fixture.actions.store, reference, '2025-12-01');
    assert.deepEqual(await states(id, '2025-12-02'), [['branch closed', day('2025-11-03'), day('2025-12-01')]]);
  });

  test('a branch stays open when the committee votes it down, or nobody wants it closed any more', async () => {
    const form = { branch: 'High Street', on: '2025-12-01', patients: '90', alternatives: 'The main door' };
    const readied = async (): Promise<Case> => {
      const found = given(await deeds.open('contracts', 'branch-closure', PMS, form));
      given(await deeds.step('contracts', found.id, 'acknowledge', '2025-09-03'));
      await deeds.showAll(found);
      await deeds.engageAll(found);
      return given(await deeds.step('contracts', found.id, 'assess', '2025-09-04'));
    };
    const [lost, unwanted] = [await readied(), await readied()];
    const decline = () => deeds.step('contracts', lost.id, 'decline', '2025-10-22', 'It is too far');
    assert.match(refusal(await decline()), /has voted on it and not carried it/);
    await deeds.meet('2025-10-21', matterOf(lost, 'branch closure'), { names: [PMS], vote: 'against' });
    given(await decline());
    assert.match((await letters(lost.id, '2025-10-22')).at(-1) ?? '', /not carried.*It is too far/);
    await deeds.meet('2025-11-18', matterOf(unwanted, 'branch closure'), { names: [PMS] });
    given(await deeds.step('contracts', unwanted.id, 'grant', '2025-11-19'));
    given(await deeds.step('manager-x00010', unwanted.id, 'withdraw', '2025-11-20', 'A partner came'));
    assert.deepEqual(await states(unwanted.id, '2025-11-21'), []);
    assert.match(refusal(await deeds.step('contracts', unwanted.id, 'put into effect', '2025-11-21')), /no step/);
  });

  test('requests for premises are ranked by their scores, and what is approved is paid while its decision is in force', async () => {
    const asked = { what: 'Two rooms', yearly: '18500', without: 'One room', from: '2025-10', months: '5' };
    const { months: _, ...half } = asked;
    assert.match(refusal(await deeds.open('manager-x00010', 'premises', PMS, half)), /Say both from which month/);
    const best = given(await deeds.open('manager-x00010', 'premises', PMS, asked));
    const other = given(await deeds.open('contracts', 'premises', PMS, { ...asked, what: 'A lift' }));
    const ranked = async () =>
      given(await casesReport(fixture.reports, fixture.actor('contracts'))).ranked.map(({ summary, score }) => [
        summary.id,
        score,
      ]);
    for (const { id } of [best, other]) given(await deeds.step('contracts', id, 'acknowledge', '2025-09-03'));
    await deeds.showAll(other);
    await deeds.showAll(best);
    assert.deepEqual(await ranked(), [
      [other.id, 60],
      [best.id, 60],
    ]);
    const growth = { kind: 'scored', criterion: 'growth', score: 5, words: 'A new estate' } as const;
    given(await deeds.note('contracts', best.id, growth));
    const tooMuch = await deeds.note('contracts', best.id, { ...growth, score: 6 });
    assert.match(refusal(tooMuch), /a whole number from 0 to 5/);
    assert.deepEqual(await ranked(), [
      [best.id, 68],
      [other.id, 60],
    ]);
    const ready = given(await deeds.step('contracts', best.id, 'assess', '2025-09-04'));
    const page = await deeds.read('contracts', best.id, '2025-09-04');
    const fiveMonths = 5n * 1541_67n;
    assert.equal(page.agenda?.amountPence, fiveMonths);
    const matter = matterOf(ready, 'premises', { amountPence: Number(fiveMonths) });
    const reference = await deeds.meet('2025-09-23', matter, { names: [PMS] });
    given(await deeds.step('contracts', best.id, 'grant', '2025-09-24'));
    given(await deeds.step('finance', best.id, 'put into effect', '2025-09-25'));
    assert.match((await letters(best.id, '2025-09-25')).at(-1) ?? '', /a twelfth of £18,500.00 is paid each month/);

    const kept = await fixture.actions.store.read((db) =>
      currentDefinition(db, 'holding', `case/${best.id}`, day('2025-09-25')),
    );
    const { contractNamed } = fixture.reports;
    assert(kept !== undefined && contractNamed !== undefined);
    const holdings = [given(loadHolding(kept.json, contractNamed, fixture.actions.rates))];
    const over = reportContext({ ...fixture.reports, holdings });
    const lines = async (when: string) => {
      const { lines: all } = given(await over.book.statement(PMS as OdsCode, month(when)));
      return all.filter(({ term }) => term.startsWith('premises-approved'));
    };
    assert.deepEqual(
      (await lines('2026-02')).map(({ amountPence, account }) => [amountPence, account]),
      [[1541_67n, 'Premises: rent']],
    );
    assert.deepEqual([(await lines('2025-09')).length, (await lines('2026-03')).length], [0, 0]);
    const endedOf = async () => {
      const register = given(await contractsReport(over, fixture.actor('public')));
      return register.contracts.find(({ contract }) => contract === `case/${best.id}`)?.ended;
    };
    assert.equal(await endedOf(), null);
    await revoked(fixture.actions.store, reference, '2025-12-01');
    const paid = given(await over.book.statement(PMS as OdsCode, month('2025-12')));
    const stopped = await fixture.actions.store.read((db) => heldUndecided(db, paid, day('2025-12-02')));
    assert.equal(paid.totalPence - stopped.totalPence, 1541_67n);
    assert.match((await endedOf()) ?? '', /was revoked by/);
  });

  test('a request for premises that says no month is approved and pays nothing', async () => {
    const found = given(
      await deeds.open('contracts', 'premises', PMS, { what: 'A ramp', yearly: '600', without: 'No wheelchair' }),
    );
    given(await deeds.step('contracts', found.id, 'acknowledge', '2025-09-03'));
    await deeds.showAll(found);
    const ready = given(await deeds.step('contracts', found.id, 'assess', '2025-09-04'));
    await deeds.decide(ready, 'premises', 'PCCC 2025-09-30 item 3');
    given(await deeds.step('contracts', found.id, 'grant', '2025-10-01'));
    given(await deeds.step('finance', found.id, 'put into effect', '2025-10-02'));
    const { pays, states: brought } = await deeds.read('contracts', found.id, '2025-10-02');
    assert.deepEqual([pays, brought.map(({ what }) => what)], [null, ['premises approved']]);
    assert.equal((await letters(found.id, '2025-10-02')).at(-1)?.includes('twelfth'), false);
  });

  test('a breach notice is decided, issued by another, disputed and upheld; a remedial one that lapsed may be sanctioned', async () => {
    const breach = given(
      await deeds.open('contracts', 'breach-notice', PMS, { breach: 'Records were lost', clause: '9' }),
    );
    const noticed = async (found: Case, reference: string): Promise<void> => {
      assert.match(refusal(await deeds.step('contracts', found.id, 'approve', '2025-09-03')), /not all shown/);
      await deeds.showAll(found);
      assert.match(refusal(await deeds.step('contracts', found.id, 'approve', '2025-09-03')), /decision.needed/);
      await deeds.decide(found, 'contract notice', reference);
      given(await deeds.step('contracts', found.id, 'approve', '2025-09-03'));
      assert.match(refusal(await deeds.step('contracts', found.id, 'issue', '2025-09-04')), /access.denied/);
      given(await deeds.step('finance', found.id, 'issue', '2025-09-04'));
    };
    await noticed(breach, 'PCCC 2025-09-02 item 4');
    assert.deepEqual(await states(breach.id, '2025-09-05'), [['notice in force', day('2025-09-04'), null]]);
    assert.match((await letters(breach.id, '2025-09-05')).at(-1) ?? '', /It cannot be put right/);
    given(await deeds.step('manager-x00010', breach.id, 'dispute', '2025-09-10', 'They were found'));
    given(await deeds.step('contracts', breach.id, 'uphold', '2025-09-12', 'By others'));
    given(await deeds.step('contracts', breach.id, 'close', '2025-09-15', 'Not repeated'));
    assert.deepEqual(await states(breach.id, '2025-09-16'), [
      ['notice in force', day('2025-09-04'), day('2025-09-15')],
    ]);

    const form = { breach: 'Closed on Fridays', clause: '12', remedy: 'Open', days: '28' };
    const remedial = given(await deeds.open('contracts', 'remedial-notice', PMS, form));
    await noticed(remedial, 'PCCC 2025-09-02 item 5');
    const [, lapsing] = (await deeds.read('contracts', remedial.id, '2025-10-01')).next.filter(
      ({ by }) => by === 'keep case',
    );
    assert.deepEqual([lapsing?.step, lapsing?.from], ['lapse', day('2025-10-02')]);
    given(await deeds.step('contracts', remedial.id, 'lapse', '2025-10-02', 'Still closed'));
    const lapsed = given(
      await deeds.note('contracts', remedial.id, { kind: 'evidenced', evidence: 'heard', words: 'No answer' }),
    );
    await deeds.decide(lapsed, 'contract sanction', 'PCCC 2025-10-07 item 1');
    given(await deeds.step('finance', remedial.id, 'sanction', '2025-10-08', 'A deduction of a month'));
    assert.match((await letters(remedial.id, '2025-10-08')).at(-1) ?? '', /not put right before 2 October 2025/);
    assert.deepEqual(
      (await states(remedial.id, '2025-10-08')).map(([what]) => what),
      ['notice in force', 'sanction in force'],
    );
  });
});
