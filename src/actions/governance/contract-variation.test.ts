import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { decided, revoked } from '../../../tests/decisions-for-tests.ts';
import { buildFixture, type Fixture, PMS } from '../../../tests/fixture.ts';
import { POLICY } from '../../../tests/fixture-policy.ts';
import { type Day, day, type Json, month, type Outcome, pence } from '../../base/index.ts';
import { loadContract } from '../../contracts/index.ts';
import { decisionNamed } from '../../governance/index.ts';
import { balances } from '../../ledger/index.ts';
import { homeReport, reportContext } from '../../reports/index.ts';
import { currentDefinition, saveDefinitions } from '../../store/index.ts';
import {
  type ActionContext,
  certifyRun,
  type ProposeVariationAsk,
  prepareRun,
  proposeVariation,
  releaseRun,
  signVariation,
  verifyResults,
} from '../index.ts';

let fixture: Fixture;
const REFERENCE = 'PCCC 2025-09-16 item 2';
const ASK: ProposeVariationAsk = {
  contract: 'pms/2025-26',
  practice: PMS,
  from: month('2025-11'),
  title: 'Extended access',
  amountPence: pence(1_000_00n),
  account: 'Extended hours',
};
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
const words = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.message);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

/** The fixture over the contract as it is kept now, as the system reads it anew after each change. */
async function nowOver(on: Day): Promise<ActionContext> {
  const { reports, actions } = fixture;
  const kept = await actions.store.read((db) => currentDefinition(db, 'contract', ASK.contract, on));
  const varied = given(loadContract(kept?.json as Json, actions.rates));
  const contracts = reports.contracts.map((one) => (one.json.id === ASK.contract ? varied : one));
  const { book } = reportContext({ ...reports, contracts });
  return { ...actions, businessDate: on, statementOf: book.statement.bind(book) };
}

describe('a varied contract', () => {
  let subject = '';
  before(async () => {
    fixture = await buildFixture();
    const contracts = POLICY.definitions.filter(({ kind }) => kind === 'contract');
    await fixture.actions.store.write((db) => saveDefinitions(db, contracts));
    given(await verifyResults(fixture.actions, fixture.actor('operator'), { periodEnds: [day('2025-03-31')] }));
  });
  const propose = (more: Partial<ProposeVariationAsk> = {}, user = 'contracts') =>
    proposeVariation(fixture.actions, fixture.actor(user), { ...ASK, ...more });
  const sign = (user = 'finance') => signVariation(fixture.actions, fixture.actor(user), { subject });
  const pay = async (asked: string, on: string) => {
    const actions = await nowOver(day(on));
    const run = await prepareRun(actions, fixture.actor('finance'), { month: month(asked) });
    if (!run.ok) return run;
    const certified = await certifyRun(actions, fixture.actor('approver'), { run: run.value.id });
    return certified.ok ? releaseRun(actions, fixture.actor('releaser'), { run: run.value.id }) : certified;
  };

  test('is proposed by one and signed by another, once a committee has decided on exactly that', async () => {
    assert.match(words(await propose({ practice: 'X00036' as typeof PMS })), /does not hold pms/);
    assert.match(words(await propose({ account: 'Accruals' })), /no account of expenditure/);
    assert.match(words(await propose({ from: month('2026-05') })), /outside the contract/);
    assert.equal(code(await propose({}, 'committee')), 'access.denied');
    const { proposal } = given(await propose());
    ({ subject } = proposal);
    assert.equal(code(await sign()), 'decision.needed');
    const matter = { kind: 'contract variation', contract: 'PMS', subject, contentHash: '0'.repeat(64) } as const;
    await decided(fixture.actions.store, 'PCCC 2025-09-16 item 1', matter);
    assert.equal(code(await sign()), 'decision.needed', 'other content was decided on');
    const conditions = [{ words: 'The lease is signed', isBefore: false }];
    await decided(fixture.actions.store, REFERENCE, { ...matter, contentHash: proposal.contentHash }, { conditions });
    assert.equal(code(await sign('contracts')), 'access.denied');
    const signed = given(await sign());
    assert.deepEqual([signed.restsOn, signed.conditions], [REFERENCE, ['The lease is signed']]);
    const decision = await fixture.actions.store.read((db) => decisionNamed(db, REFERENCE));
    assert.match(decision?.used.join() ?? '', /pms\/2025-26 varied, signed by Penny Ledger/);
  });

  test('pays its line from its month on, to that practice, and posts it to its account', async () => {
    const actions = await nowOver(day('2026-04-10'));
    const term = async (asked: string) => {
      const statement = given(await actions.statementOf(PMS, month(asked)));
      return statement.lines.filter(({ term: id }) => id.startsWith('variation')).map(({ amountPence }) => amountPence);
    };
    assert.deepEqual([await term('2025-10'), await term('2025-11'), await term('2025-12')], [[], [100000n], [100000n]]);
    given(await pay('2025-11', '2026-04-10'));
    const [posted] = await fixture.actions.store.read((db) => balances(db, { account: 'Extended hours' }));
    assert.equal(posted?.balancePence, 100000n);
  });

  test('stops with its decision: a prepared run is refused by its lines, and the next one pays the rest', async () => {
    const actions = await nowOver(day('2026-04-10'));
    const run = given(await prepareRun(actions, fixture.actor('finance'), { month: month('2025-12') })).id;
    await revoked(fixture.actions.store, REFERENCE, '2026-04-10');
    const stopped = await certifyRun(actions, fixture.actor('approver'), { run });
    assert.equal(code(stopped), 'decision.not-live');
    assert.match(
      words(stopped),
      /was revoked by PCCC 2026-01-13 item 1.*These lines rest on it: X00010\/2025-12\/variation-1\./,
    );
    const released = given(await pay('2025-12', '2026-04-10'));
    const own = released.statements.find(({ practice }) => practice === PMS);
    assert.equal(own?.heldLines, 1);
    const [posted] = await fixture.actions.store.read((db) => balances(db, { account: 'Extended hours' }));
    assert.equal(posted?.balancePence, 100000n, 'December’s was not paid');
    assert.equal(code(await sign()), 'decision.not-live');
  });

  test('is told on Home to whoever may see neither files nor runs, with what became of it', async () => {
    const { changed } = given(await homeReport(fixture.reports, fixture.actor('healthwatch'), {}));
    const to = { page: 'decision', decision: REFERENCE };
    assert.deepEqual(
      changed.filter((change) => change.detail.includes(REFERENCE) || change.title.startsWith('Revoked')),
      [
        { on: '2026-04-10', title: 'Revoked: Decided for a test', detail: 'It is no longer wanted.', to },
        {
          on: '2025-04-08',
          title: 'Decided: Decided for a test',
          detail: `Primary care commissioning committee, ${REFERENCE}.`,
          to,
        },
      ],
    );
  });
});
