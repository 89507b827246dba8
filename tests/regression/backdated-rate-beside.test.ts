/** What becomes of months that were paid when a rate of a contract that stands beside the main one is backdated. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { contractLibrary } from '../../definitions/contracts/index.ts';
import { networkHoldings } from '../../definitions/demo/networks.ts';
import { rates as table } from '../../definitions/rates/index.ts';
import { type ActionContext, certifyRun, prepareRun, releaseRun, verifyResults } from '../../src/actions/index.ts';
import { day, type Json, type Month, month, type OdsCode, type Outcome, odsCode } from '../../src/base/index.ts';
import { type HoldingJson, loadHolding, loadRates } from '../../src/contracts/index.ts';
import { type ReportContext, reportContext, restatementReport, statementReport } from '../../src/reports/index.ts';
import { buildOwnFixture, type Fixture, GMS, LISTS, PAID_ON, PMS } from '../fixture.ts';

const [OCTOBER, NOVEMBER, DECEMBER] = [month('2025-10'), month('2025-11'), month('2025-12')];
/** Its nominated payee is one of its practices. */
const NETWORK = odsCode('X00N4');
const KNOWN_FROM = '2025-11-14';
const ON_LIST = (LISTS[GMS] ?? 0) + (LISTS[PMS] ?? 0);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

/** Enhanced access at £8.550 and participation at £1.800 for the whole of 2025/26, known from November. */
function backdated() {
  const late: Record<string, string> = { 'network-enhanced-access': '8.550', 'network-participation': '1.800' };
  const rates = table.rates.map((rate) => {
    const value = late[rate.id];
    if (value === undefined) return rate;
    const dates = { validFrom: '2025-04-01', validTo: '2026-03-31', knownFrom: KNOWN_FROM };
    return { ...rate, values: [...rate.values, { value, ...dates, status: 'invented', source: 'a test' }] };
  });
  return given(loadRates({ ...table, rates } as unknown as Json));
}

/** Pence of a price a year, in thousandths of a pound, on so many people: each month's own part of the year. */
function monthly(people: number, price: bigint): bigint[] {
  const year = (BigInt(people) * price + 5n) / 10n;
  const upTo = (months: number) => (year * BigInt(months) * 2n + 12n) / 24n;
  return Array.from({ length: 12 }, (_, at) => upTo(at + 1) - upTo(at));
}

describe('a rate of a network and of what a practice holds beside its contract, backdated after months were paid', () => {
  let fixture: Fixture;
  let reports: ReportContext;
  let actions: ActionContext;
  const as = (user: string) => fixture.actor(user);

  const statementOf = async (practice: OdsCode, of: Month, knownOn?: string) => {
    const on = knownOn === undefined ? {} : { knownOn: day(knownOn) };
    return given(await statementReport(reports, as('operator'), { practice, month: of, ...on }));
  };
  const arrearsOf = async (practice: OdsCode, of: Month, knownOn?: string) =>
    (await statementOf(practice, of, knownOn)).lines.filter(({ term }) => term.endsWith('-arrears'));

  async function paid(of: Month): Promise<void> {
    const { id } = given(await prepareRun(actions, as('finance'), { month: of }));
    given(await certifyRun(actions, as('approver'), { run: id }));
    given(await releaseRun(actions, as('releaser'), { run: id }));
  }

  before(async () => {
    fixture = await buildOwnFixture();
    const rates = backdated();
    const library = new Map(contractLibrary.map((contract) => [contract.id, contract as unknown as Json]));
    const [network] = networkHoldings([
      { code: GMS, locality: 'South' },
      { code: PMS, locality: 'South' },
    ]) as [HoldingJson];
    const own: HoldingJson = {
      ...{ id: `${GMS}/network`, holder: GMS, contract: 'network/2025-26', source: 'a test' },
      ...{ validFrom: '2025-04-01', validTo: '2026-03-31', terms: ['participation'] },
      values: { registered: '0', adjusted: '0', bed: '0', 'roles-cost': '0', 'improvement-domains': '0' },
      derived: { weighted: 'registered list of the quarter' },
    };
    const holdings = [{ ...network, id: `${NETWORK}/network`, holder: NETWORK }, own].map((json) =>
      given(loadHolding(json as unknown as Json, (id) => library.get(id), rates)),
    );
    reports = reportContext({ ...fixture.reports, rates, holdings });
    actions = { ...fixture.actions, rates, holdings, statementOf: reports.book.statement.bind(reports.book) };
    given(await verifyResults(actions, as('operator'), { periodEnds: [PAID_ON] }));
    await paid(OCTOBER);
    await paid(NOVEMBER);
  });

  test('the months that were paid stand as they were paid, without arrears', async () => {
    for (const each of [OCTOBER, NOVEMBER]) {
      for (const place of [NETWORK, GMS]) assert.deepEqual(await arrearsOf(place, each), []);
    }
  });

  test('the next month pays each of them the pence by which the months would have been more, in one line', async () => {
    const [network, ...otherLines] = await arrearsOf(NETWORK, DECEMBER);
    const [practice, ...others] = await arrearsOf(GMS, DECEMBER);
    assert.deepEqual([otherLines, others], [[], []]);
    const owed = (people: number, now: bigint, before: bigint) => {
      const [is, was] = [monthly(people, now), monthly(people, before)];
      return is.slice(0, 8).reduce((sum, pence, at) => sum + pence - (was[at] ?? 0n), 0n);
    };
    assert.equal(network?.amountPence, owed(ON_LIST, 8_550n, 8_427n));
    assert.equal(practice?.amountPence, owed(LISTS[GMS] ?? 0, 1_800n, 1_761n));
  });

  test('as known the day before, December owes nothing; as known since, the same to the penny', async () => {
    assert.deepEqual(await arrearsOf(NETWORK, DECEMBER, '2025-11-13'), []);
    const [now, then] = [await statementOf(NETWORK, DECEMBER), await statementOf(NETWORK, DECEMBER, '2026-04-10')];
    assert.deepEqual([then.totalPence, then.lines], [now.totalPence, now.lines]);
  });

  test('what October was paid is restated by rate, by what the arrears owe for it', async () => {
    const report = given(await restatementReport(reports, as('operator'), { practice: NETWORK, month: OCTOBER }));
    const rate = report.causes.find(({ cause }) => cause === 'rate');
    const [is, was] = [monthly(ON_LIST, 8_550n), monthly(ON_LIST, 8_427n)];
    assert.equal(rate?.differencePence, (is[6] ?? 0n) - (was[6] ?? 0n));
    assert.equal(report.differencePence, rate?.differencePence);
  });

  test('the run of December pays it, another run of it pays nothing more, and January owes nothing', async () => {
    const [network] = await arrearsOf(NETWORK, DECEMBER);
    await paid(DECEMBER);
    assert.deepEqual((await arrearsOf(NETWORK, DECEMBER))[0]?.amountPence, network?.amountPence);
    const again = await prepareRun(actions, as('finance'), { month: DECEMBER });
    assert.equal(again.ok ? 'prepared' : again.refusal.code, 'run.wrong-stage');
    for (const place of [NETWORK, GMS]) assert.deepEqual(await arrearsOf(place, month('2026-01')), []);
  });
});
