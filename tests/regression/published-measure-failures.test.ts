/**
 * Failures of measures, charts and access that were published, each tried on our own functions. Those of payment are in
 * published-payment-failures.test.ts.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { contractLibrary, contracts as written } from '../../definitions/contracts/index.ts';
import { networkHoldings } from '../../definitions/demo/networks.ts';
import { rates as table } from '../../definitions/rates/index.ts';
import { breakGlass } from '../../src/actions/index.ts';
import {
  type Actor,
  accepted,
  day,
  type Json,
  month,
  type OdsCode,
  type Outcome,
  odsCode,
} from '../../src/base/index.ts';
import { variationIcon, xmr } from '../../src/benchmarking/index.ts';
import { plausibility } from '../../src/benchmarking/statistics/plausibility.ts';
import {
  type HoldingJson,
  type Known,
  loadContracts,
  loadHolding,
  loadRates,
  networkIn,
  networkStatement,
} from '../../src/contracts/index.ts';
import { calculateOver, compareDecisions, referenceOver, type VerifiedResult } from '../../src/indicators/index.ts';
import { ever, has } from '../../src/indicators/language/index.ts';
import { type WrittenPerson, writtenPerson } from '../../src/indicators/people/written-person.ts';
import { callListReport, ledgerExport, peopleReport, purposeExtract, tiedActor } from '../../src/reports/index.ts';
import { addCounts } from '../../src/reports/measures/added-counts.ts';
import { boroughOf } from '../../src/reports/statements/quality-input.ts';
import { APMS, buildFixture, type Fixture, GMS, PMS } from '../fixture.ts';
import { loaded, makePeopleTables, withReader } from '../spec/people-tables.ts';
import { A, frameworkOf, smallCodesOf } from '../spec/small-language.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

describe('exclusions and scores', () => {
  const framework = loaded(frameworkOf([has(A, ever)]));
  const usual = 'born 1960-01-01; sex F; registered 2015-04-01; B_COD 2020-01-01';
  const [MET, OUT, LATE] = ['A_COD 2021-01-01', 'C_COD 2021-01-01; C_COD 2021-02-01', 'registered 2026-02-01'];

  /** The counts of a rule with a register, an exclusion, success and an adjustment, in that order; both calculators agree. */
  async function counted(...records: readonly string[]) {
    const people: WrittenPerson[] = records.map((own) => {
      const base = own.includes('registered') ? usual.replace(/registered [\d-]+; /, '') : usual;
      return writtenPerson('', [base, own].filter((part) => part !== '').join('; '));
    });
    return withReader(async (reader) => {
      await makePeopleTables(reader, people, { codesIn: smallCodesOf });
      const over = { reader, framework, periodEnd: day('2026-03-31') };
      const compiled = await calculateOver(over);
      const { decisions } = await referenceOver(over);
      assert.equal(compareDecisions(compiled.decisions, decisions).differenceCount, 0);
      const counts = compiled.counts.find(({ indicator }) => indicator === 'COUNTED');
      assert.ok(counts !== undefined);
      const { register, denominator, numerator, adjustments, exclusions } = counts;
      const sum = (all: typeof adjustments | typeof exclusions) => all.reduce((total, { count }) => total + count, 0);
      return { register, denominator, numerator, adjusted: sum(adjustments), excluded: sum(exclusions) };
    });
  }

  test('clinical-reasoning#400: who is excluded is not in what a score is of. One met, one excluded: 1 of 1, not 1 of 2', async () => {
    const counts = await counted(MET, OUT);
    assert.deepEqual(counts, { register: 2, denominator: 1, numerator: 1, adjusted: 0, excluded: 1 });
  });

  test('tuva-core#270: who is excluded is not counted in the numerator, even who has met it', async () => {
    const counts = await counted(`${MET}; ${OUT}`);
    assert.deepEqual(counts, { register: 1, denominator: 0, numerator: 0, adjusted: 0, excluded: 1 });
  });

  test('fqm-execution#337: what takes somebody out of one outcome is asked of nobody who is not in it', async () => {
    assert.deepEqual(await counted(LATE, `${MET}; ${LATE}`, `${OUT}; ${LATE}`, ''), {
      ...{ register: 4, excluded: 1, numerator: 1, adjusted: 1 },
      denominator: 2,
    });
  });
});

describe('places', () => {
  const counts = (register: number, denominator: number, numerator: number) => ({
    ...{ register, denominator, numerator, adjustments: [], exclusions: [] },
  });

  test('OpenPrescribing#2899: a network has its members’ people, each once, and a merger within it moves nothing', () => {
    const [small, large, other] = [counts(40, 30, 27), counts(900, 800, 400), counts(100, 90, 45)];
    const apart = addCounts([small, large, other]);
    const merged = addCounts([addCounts([small, large]), other]);
    assert.deepEqual(merged, apart);
    assert.deepEqual([apart.numerator, apart.denominator], [472, 920], 'not the mean of shares');
    assert.deepEqual(paidTo({ X00010: 15_000, X00036: 25_000 }), paidTo({ X00010: 40_000 }));
    assert.notDeepEqual(paidTo({ X00010: 15_000 }), paidTo({ X00010: 40_000 }));
    const practice = 'X00010';
    const member = (...dates: readonly [from: string, to?: string][]) =>
      load({ name: 'South', members: dates.map(([from, to]) => ({ practice, from, ...(to ? { to } : {}) })) });
    const twice = member(['2023-04-01'], ['2025-04-01']);
    assert.match(twice.ok ? '' : twice.refusal.message, /X00010 is a member twice at one time/);
    assert.ok(member(['2023-04-01', '2025-03-31'], ['2025-04-01']).ok);
  });

  test('annual-deprivation-index#5: a practice that sent nothing is no practice of nobody: the borough is of the others', () => {
    const code = (at: number) => odsCode(`X0000${at}`);
    const result = (register: number) => accepted([{ indicator: 'HYP008', register } as VerifiedResult]);
    const missing: Outcome<readonly VerifiedResult[]> = {
      ok: false,
      refusal: { code: 'statement.no-counts', message: 'None was received.' },
    };
    const lists = new Map([1, 2, 3].map((at) => [code(at), { registered: 1_000 }] as const));
    const borough = boroughOf(new Map([1, 2, 3].map((at) => [code(at), at === 3 ? missing : result(160)])), lists);
    assert.deepEqual([borough.registers.get('HYP008'), borough.list, borough.practices], [320, 2_000, 2]);
    const unlisted = new Map([...lists].slice(0, 2));
    const all = boroughOf(new Map([1, 2, 3].map((at) => [code(at), result(160)])), unlisted);
    assert.deepEqual([all.registers.get('HYP008'), all.list], [320, 2_000]);
    const waiting = networkOf({ X00010: 15_000, X00036: undefined });
    assert.deepEqual([waiting.lines, waiting.held.map(({ reason }) => reason.code)], [[], ['statement.no-list']]);
  });

  const rates = given(loadRates(table as unknown as Json));
  const contracts = given(loadContracts(written as unknown as Json, rates));

  const [own] = networkHoldings([{ code: 'X00010', locality: 'South' }]) as [HoldingJson];
  const named = (id: string) => contractLibrary.find((one) => one.id === id) as unknown as Json | undefined;
  const load = (network: HoldingJson['network']) => loadHolding({ ...own, network } as unknown as Json, named, rates);

  /** The statement of a network of practices with these lists. */
  function networkOf(lists: Readonly<Record<string, number | undefined>>) {
    const members = Object.keys(lists).map((practice) => ({ practice, from: '2023-04-01' }));
    const holdings = [given(load({ name: 'South', members }))];
    const network = networkIn(holdings, odsCode('X00N1'), month('2025-10'));
    assert.ok(network !== undefined);
    const known = Object.entries(lists).map(([code, registered]): Known => {
      const practice = { code: odsCode(code), name: code, contractType: 'GMS', weightedToRegistered: '1' } as never;
      const list = registered === undefined ? ('not received' as const) : { registered, file: 'f', row: 1 };
      return { practice, contracts, rates, listSizes: () => list };
    });
    return given(networkStatement({ network, month: month('2025-10'), holdings, rates, members: known }));
  }

  function paidTo(lists: Readonly<Record<string, number>>) {
    return networkOf(lists).lines.map(({ term, amountPence }) => [term, amountPence]);
  }
});

describe('registers and charts', () => {
  test('annual-deprivation-index#9: 3,636 people with epilepsy on a list of 6,956 are stopped, as are 12.1 % and 87.9 %', () => {
    const sound = [58, 61, 63, 66, 70, 72, 75, 77, 80, 84];
    const value = (numerator: number, denominator: number) => ({
      ...{ numerator, denominator, list: denominator, lastShare: null },
    });
    const judged = (numerator: number, denominator: number) => {
      const values = [...sound.map((people) => value(people, 7_000)), value(numerator, denominator)];
      const reasons = given(plausibility(values, { fences: 3, greatestJump: 0.25 }));
      assert.ok(
        reasons.slice(0, sound.length).every((one) => one.length === 0),
        'the others are left alone',
      );
      return reasons.at(-1);
    };
    for (const [numerator, denominator] of [
      [3_636, 6_956],
      [847, 7_000],
      [6_153, 7_000],
    ] as const) {
      assert.deepEqual(judged(numerator, denominator), ['far from all others']);
    }
    assert.deepEqual(judged(68, 7_000), []);
    assert.deepEqual(judged(7_001, 7_000), ['numerator above denominator']);
  });

  test('plotthedots#172: the icon of a re-based chart is that of the limits since, not of those before', () => {
    const before = [20, 22, 21, 19, 20, 21, 20, 22, 19, 20, 21, 20];
    const values = [...before, ...before.map((each) => each + 15)];
    const drawn = (rebaseAt: readonly number[]) => {
      const options = { direction: 'increase', target: 30, isScreened: false, rebaseAt } as const;
      return given(xmr(values, options));
    };
    const [whole, rebased] = [drawn([]), drawn([before.length])];
    assert.deepEqual([whole.variation, rebased.variation], ['special_cause_improvement', 'common_cause']);
    assert.deepEqual([whole.assurance, rebased.assurance], ['inconsistent', 'consistent_pass']);
    assert.notEqual(variationIcon(rebased.variation), variationIcon(whole.variation));
    assert.ok(rebased.lpl > 30 && rebased.mean > 35);
  });
});

describe('what may be seen', () => {
  let fixture: Fixture;
  const PRACTICES: readonly OdsCode[] = [GMS, PMS, APMS];
  const BROKEN_FOR = { practice: GMS, person: 'x00036-p26', reason: 'Collapsed in our waiting room, alone.' };

  before(async () => {
    fixture = await buildFixture();
    given(await breakGlass(fixture.actions, fixture.actor('gp-x00010'), BROKEN_FOR));
  });

  async function everybody(): Promise<readonly Actor[]> {
    const actors = fixture.reports.users.users().map(({ id }) => fixture.actor(id));
    return Promise.all(actors.map((actor) => tiedActor(fixture.reports, actor)));
  }

  test('hapi-fhir#2020: a total counts whom the reader may list and nobody else', async () => {
    let listed = 0;
    for (const actor of await everybody()) {
      for (const practice of PRACTICES) {
        const ask = { practice, indicator: 'HYP008', limit: 1_000 };
        const report = await peopleReport(fixture.reports, actor, ask);
        const own = practice.toLowerCase();
        if (report.ok) {
          assert.equal(report.value.total, report.value.people.length, `${actor.user} ${practice}`);
          assert.ok(report.value.people.every(({ person }) => person.startsWith(own)));
          listed += 1;
        } else {
          assert.equal(report.refusal.code, 'access.denied');
          assert.doesNotMatch(report.refusal.message, /\d+ (people|persons|patients|rows)/);
        }
      }
    }
    assert.ok(listed > 0);
    const tied = await tiedActor(fixture.reports, fixture.actor('gp-x00010'));
    assert.equal(tied.ties?.length, 1);
    const whole = await peopleReport(fixture.reports, tied, { practice: GMS, indicator: 'HYP008' });
    assert.equal(whole.ok, false, 'one record that is open opens no count of its practice');
  });

  test('hapi-fhir#6854: what leaves in bulk is asked for like what is shown: no way out opens more than another', async () => {
    const { reports } = fixture;
    const left: string[] = [];
    for (const actor of await everybody()) {
      for (const practice of PRACTICES) {
        const may = (action: 'see people' | 'extract people') => reports.rules.may(actor, action, { practice }).ok;
        const list = await callListReport(reports, actor, { practice });
        assert.equal(list.ok, may('see people'), `${actor.user} lists ${practice}`);
        const extract = await purposeExtract(reports, actor, { practice, purpose: 'planning' });
        assert.equal(isDenied(extract), !may('extract people'), `${actor.user} extracts ${practice}`);
        if (!isDenied(extract)) left.push(`${actor.user} ${practice}`);
        const access = reports.rules.rowFilter(actor, 'direct care');
        if (access.ok && !may('see people')) {
          const all = await reports.book.snapshot().people(access.value, PRACTICES);
          assert.equal(isDenied(all), true, `${actor.user} opens all practices at once`);
        }
      }
      const money = reports.rules.may(actor, 'see ledger', {}).ok;
      assert.equal((await ledgerExport(reports, actor)).ok, money, `${actor.user} exports the ledger`);
    }
    assert.ok(left.length > 0 && left.every((one) => one.startsWith('analyst ')), left.join());
  });

  function isDenied(outcome: Outcome<unknown>): boolean {
    return !outcome.ok && outcome.refusal.code === 'access.denied';
  }
});
