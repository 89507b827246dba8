/** A network claims what its additional roles cost: checked, approved, paid to its nominee, explained and traced. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { contractLibrary } from '../../../definitions/contracts/index.ts';
import { networkHoldings } from '../../../definitions/demo/networks.ts';
import { buildOwnFixture, type Fixture, GMS, LISTS, PAID_ON, PMS } from '../../../tests/fixture.ts';
import { type Actor, type Day, day, type Json, month, type Outcome, odsCode } from '../../base/index.ts';
import { type HoldingJson, loadHolding } from '../../contracts/index.ts';
import {
  claimPreviewReport,
  claimReport,
  lineReport,
  notAdding,
  type ReportContext,
  reportContext,
  runReport,
  statementReport,
  type TraceNode,
  traceReport,
} from '../../reports/index.ts';
import {
  type ActionContext,
  approveClaims,
  certifyRun,
  checkClaims,
  prepareRun,
  type RecordCostAsk,
  recordCost,
  releaseRun,
  verifyResults,
} from '../index.ts';

const SCHEME = 'additional-roles-2025-26';
const JANUARY = month('2026-01');
/** Its nominated payee is one of its practices. */
const NETWORK = odsCode('X00N4');
const IN_TIME = day('2026-02-12');
const PAYABLE = day('2026-04-24');

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

describe('what a network claims for additional roles', () => {
  let fixture: Fixture;
  let holdings: NonNullable<ActionContext['holdings']>;
  const as = (user: string) => fixture.actor(user);
  const manager = (organisation: string): Actor => ({ ...as('network'), organisation: odsCode(organisation) });

  before(async () => {
    fixture = await buildOwnFixture();
    const [own] = networkHoldings([GMS, PMS].map((code) => ({ code, locality: 'South' }))) as [HoldingJson];
    const named = (id: string) => contractLibrary.find((one) => one.id === id) as unknown as Json | undefined;
    const json = { ...own, id: `${NETWORK}/network`, holder: NETWORK } as unknown as Json;
    holdings = [given(loadHolding(json, named, fixture.actions.rates))];
    given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON] }));
  });

  /** The system on a day. */
  function on(businessDate: Day): { reports: ReportContext; actions: ActionContext } {
    const reports = reportContext({ ...fixture.reports, holdings, businessDate });
    const statementOf = reports.book.statement.bind(reports.book);
    return { reports, actions: { ...fixture.actions, holdings, businessDate, statementOf } };
  }

  const claim = (ask: Partial<RecordCostAsk>, actor = manager(NETWORK), businessDate = IN_TIME) =>
    recordCost(on(businessDate).actions, actor, {
      ...{ provider: NETWORK, scheme: SCHEME, month: JANUARY, service: 'paramedic', cost: '1000', posts: '1', ...ask },
    });
  const codeOf = async (done: ReturnType<typeof claim>) => {
    const outcome = await done;
    return outcome.ok ? outcome.value.standing.code : outcome.refusal.code;
  };

  test('a network that has not signed, or not yet, is refused with a code, its words and a way to appeal', async () => {
    const other = given(await claim({ provider: odsCode('X00N5') }, manager('X00N5')));
    assert.deepEqual([other.standing.stage, other.standing.code], ['refused', 'NOT_CONTRACTED']);
    assert.match(other.standing.appeal ?? '', /^Dispute the claim/);
    const early = claim({ provider: odsCode('X00N1'), month: month('2025-09') }, manager('X00N1'), day('2025-10-20'));
    assert.equal(await codeOf(early), 'NOT_CONTRACTED');
    assert.equal(await codeOf(claim({}, manager('X00N2'))), 'access.denied', 'another network claims for this one');
    assert.equal(await codeOf(claim({}, as('finance'))), 'access.denied');
  });

  test('what is no claim is refused in words before anything is kept', async () => {
    for (const [ask, word] of [
      [{ cost: '-5' }, /^The cost is pounds/],
      [{ cost: '10.505' }, /^The cost is pounds/],
      [{ posts: '0' }, /^Posts are whole ones or parts/],
      [{ service: 'astronaut' }, /has no role astronaut. Roles: clinical-pharmacist,/],
      [{ month: month('2026-04') }, /does not pay for April 2026/],
      [{ month: month('2026-02') }, /known once it has ended/],
      [{ scheme: 'enhanced-services-2025-26' }, /not claimed by what something cost/],
    ] as const) {
      const outcome = await claim(ask);
      assert.match(outcome.ok ? 'kept' : outcome.refusal.message, word);
    }
  });

  test('who is paid for roles by what it holds claims none beside it', async () => {
    const [own] = holdings;
    assert.ok(own !== undefined);
    const all = { ...own, json: { ...own.json, terms: ['additional-roles'] } };
    const actions = { ...on(IN_TIME).actions, holdings: [all] };
    const ask = { provider: NETWORK, scheme: SCHEME, month: JANUARY, service: 'paramedic', cost: '1', posts: '1' };
    const twice = await recordCost(actions, manager(NETWORK), ask);
    assert.match(twice.ok ? '' : twice.refusal.message, /by X00N4\/network, and not by claim beside it/);
  });

  test('more than 60 days after the month it is late', async () => {
    assert.equal(await codeOf(claim({ month: month('2025-11') })), 'OUTSIDE_WINDOW');
    assert.equal(await codeOf(claim({ month: month('2025-12') })), 'PASSED');
  });

  test('a later claim for a role and month takes the place of an earlier one', async () => {
    const first = given(await claim({ service: 'physiotherapist', cost: '900' }));
    const later = { ...on(IN_TIME).actions, clock: { now: () => '2026-02-12T10:00:00.000Z' } };
    const ask = {
      provider: NETWORK,
      scheme: SCHEME,
      month: JANUARY,
      service: 'physiotherapist',
      cost: '950',
      posts: '1',
    };
    const second = given(await recordCost(later, manager(NETWORK), ask));
    assert.equal(second.standing.code, 'PASSED');
    const { claim: standing } = given(await claimReport(on(IN_TIME).reports, manager(NETWORK), { id: first.id }));
    assert.deepEqual([standing.stage, standing.code], ['refused', 'DUPLICATE']);
  });

  test('what the year’s ceiling on the weighted list does not leave is refused as over the cap, and less is not', async () => {
    // At most 39,387 weighted patients × £26.631 = £1,048,915.20…: the members' lists at 0.970 and 0.981, each rounded.
    const weighted = Math.round((LISTS[GMS] ?? 0) * 0.97) + Math.round((LISTS[PMS] ?? 0) * 0.981);
    const ceiling = (weighted * 26_631) / 1000;
    const over = given(await claim({ cost: String(Math.ceil(ceiling)), posts: '1000' }));
    assert.deepEqual([over.standing.stage, over.standing.code], ['refused', 'OVER_CAP']);
    // £1,000 of December, and £950 of a physiotherapist, who comes after a paramedic, are claimed beside.
    const fits = { clock: { now: () => '2026-02-12T11:00:00.000Z' } };
    const most = Math.floor(ceiling) - 1_000;
    const ask = { provider: NETWORK, scheme: SCHEME, month: JANUARY, service: 'paramedic', posts: '1000' };
    const first = given(
      await recordCost({ ...on(IN_TIME).actions, ...fits }, manager(NETWORK), { ...ask, cost: String(most) }),
    );
    assert.equal(first.standing.code, 'PASSED');
    const again = { clock: { now: () => '2026-02-12T12:00:00.000Z' } };
    const small = given(
      await recordCost({ ...on(IN_TIME).actions, ...again }, manager(NETWORK), { ...ask, cost: '700', posts: '1' }),
    );
    assert.equal(small.standing.code, 'PASSED');
  });

  test('is approved by somebody else and paid: the lesser of the cost and the most for its posts, role by role', async () => {
    given(await claim({ service: 'clinical-pharmacist', cost: '11842.60', posts: '2' }));
    given(await claim({ service: 'social-prescriber', cost: '3310.00', posts: '1' }));
    const { actions, reports } = on(IN_TIME);
    const checked = given(await checkClaims(actions, as('operator'), { scheme: SCHEME, month: JANUARY }));
    assert.equal(checked.checked, 4);
    const preview = { provider: NETWORK, scheme: SCHEME, month: JANUARY };
    const { lines: shown } = given(await claimPreviewReport(reports, manager(NETWORK), preview));
    assert.match(String(shown.find(({ service }) => service === 'clinical-pharmacist')?.formula.value), /£11,842\.60/);
    const ask = { scheme: SCHEME, month: JANUARY };
    assert.equal((await approveClaims(actions, manager(NETWORK), ask)).ok, false);
    assert.equal(given(await approveClaims(actions, as('finance'), ask)).lines.length, 4);
    assert.equal(await codeOf(claim({ service: 'clinical-pharmacist' })), 'run.wrong-stage');

    const statement = given(
      await statementReport(on(PAYABLE).reports, as('finance'), { practice: NETWORK, month: JANUARY }),
    );
    const claimed = statement.lines.filter(({ term }) => term.startsWith('additional-role'));
    assert.deepEqual(claimed.map(({ title, amountPence }) => [title, amountPence]).toSorted(), [
      // At most 2 × £69,000 ÷ 12 = £11,500.00; at most 1 × £43,000 ÷ 12 = £3,583.33….
      ['Additional role: clinical pharmacist', 1_150_000n],
      ['Additional role: first contact physiotherapist', 95_000n],
      ['Additional role: paramedic', 70_000n],
      ['Additional role: social prescribing link worker', 331_000n],
    ]);
    const pharmacist = claimed.find(({ title }) => title.endsWith('pharmacist'));
    assert.equal(
      pharmacist?.formula,
      'the lesser of what the role cost in the month and most for these posts in a month',
    );
    assert.equal(pharmacist?.formulaWithNumbers, 'the lesser of £11,842.60 and £11,500.00');
    const line = given(
      await lineReport(on(PAYABLE).reports, as('finance'), {
        ...{ practice: NETWORK, month: JANUARY, term: pharmacist?.term ?? '' },
      }),
    );
    assert.ok(
      JSON.stringify(line.workings, (_, one) => (typeof one === 'bigint' ? String(one) : one)).includes('2 × £69,000'),
    );
    assert.ok(statement.held.every(({ term }) => !term.startsWith('additional-role')));
  });

  test('a run pays its nominee once, and every penny walks back to its claim', async () => {
    const { actions, reports } = on(PAYABLE);
    const run = given(await prepareRun(actions, as('finance'), { month: JANUARY }));
    given(await certifyRun(actions, as('approver'), { run: run.id }));
    given(await releaseRun(actions, as('releaser'), { run: run.id }));
    const { statements } = given(await runReport(reports, as('auditor'), { run: run.id }));
    const own = statements.find(({ practice }) => practice === NETWORK);
    assert.equal(own?.payee?.id, PMS);
    const again = await prepareRun(actions, as('finance'), { month: JANUARY });
    assert.equal(again.ok ? 'prepared' : again.refusal.code, 'run.wrong-stage');
    const { tree } = given(await traceReport(reports, as('operator'), { posting: own?.entry ?? '' }));
    assert.deepEqual(notAdding(tree), []);
    const all = (node: TraceNode): readonly TraceNode[] => [node, ...node.from.flatMap(all)];
    const claimed = all(tree).flatMap(({ kind, amountPence }) =>
      kind === 'claim' && (amountPence ?? 0n) > 0n ? [amountPence] : [],
    );
    assert.deepEqual(new Set(claimed), new Set([1_150_000n, 331_000n, 95_000n, 70_000n]));
  });
});
