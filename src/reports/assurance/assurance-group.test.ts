import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { contractLibrary } from '../../../definitions/contracts/index.ts';
import { networkHoldings } from '../../../definitions/demo/networks.ts';
import { APMS, type Fixture, GMS, PMS, sharedFixture } from '../../../tests/fixture.ts';
import { dayFromIso, isoOfDay, type Json, type Outcome } from '../../base/index.ts';
import { loadHolding } from '../../contracts/index.ts';
import { type CommissionerJson, PracticeRegister } from '../../practices/index.ts';
import { type ReportContext, reportContext } from '../context.ts';
import { type AssuranceGroupReport, assuranceGroupReport, type GroupAsked } from './assurance-group.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function refusal(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'none' : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}

describe('practices together', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await sharedFixture();
  });

  const together = (group: GroupAsked, context: ReportContext = fixture.reports, on?: string, user = 'operator') => {
    const periodEnd = on === undefined ? undefined : dayFromIso(on);
    return assuranceGroupReport(context, fixture.actor(user), { group, ...(periodEnd ? { periodEnd } : {}) });
  };
  const ofCodes = (...codes: readonly string[]): GroupAsked => ({ kind: 'practices', codes });
  const sums = ({ rows }: AssuranceGroupReport) =>
    rows.map(({ indicator, rate: { value } }) => [
      indicator,
      ...(value.kind === 'rate' ? [value.numerator, value.denominator] : [0, 0]),
    ]);
  const codesOf = ({ practices }: AssuranceGroupReport) => practices.map(({ practice }) => practice);

  /** The register in which the GMS practice goes into the PMS practice from a day on. */
  function merged(from: string): ReportContext {
    const { code, name, localities } = fixture.reports.register.commissioner;
    const mergedInto = { successor: PMS, from, decision: 'PCCC 2025-09-16 item 9' };
    const json = {
      ...{ code, name },
      localities: localities.map((locality) => ({
        ...locality,
        teams: locality.teams.map((team) => ({
          ...team,
          practices: team.practices.map(({ weightings: _, ...one }) =>
            one.code === GMS ? { ...one, mergedInto } : one,
          ),
        })),
      })),
    };
    const register = given(PracticeRegister.fromJson(json as unknown as CommissionerJson as unknown as Json));
    return reportContext({ ...fixture.reports, register });
  }

  test('of any choice add up to each of them, and all to the commissioner', async () => {
    const all = given(await together(ofCodes(APMS, GMS, PMS, GMS)));
    const parts = await Promise.all([APMS, GMS, PMS].map(async (code) => sums(given(await together(ofCodes(code))))));
    const added = sums(all).map(([indicator], row) => [
      indicator,
      ...[1, 2].map((at) => parts.reduce((sum, part) => sum + Number(part[row]?.[at]), 0)),
    ]);
    assert.deepEqual(sums(all), added);
    assert.equal(codesOf(all).length, 3);
    for (const { rate, commissioner, interval } of all.rows) {
      if (rate.value.kind === 'rate') assert.deepEqual(rate.value, commissioner.value);
      else assert.equal(commissioner.value.kind, 'none');
      assert.equal(interval.value === null, rate.value.kind === 'none');
    }
    assert.ok(all.rows.some(({ rate }) => rate.value.kind === 'rate'));
  });

  test('of every locality and of every team add up to everybody', async () => {
    const everybody = given(await together(ofCodes(APMS, GMS, PMS)));
    const { localities, teams } = everybody;
    for (const [kind, places] of [['locality', localities] as const, ['team', teams] as const]) {
      const reports = await Promise.all(places.map(async ({ id }) => given(await together({ kind, id }))));
      assert.deepEqual(reports.flatMap(codesOf).sort(), [APMS, GMS, PMS].sort(), kind);
      const added = sums(everybody).map(([indicator], row) => [
        indicator,
        ...[1, 2].map((at) => reports.reduce((sum, report) => sum + Number(sums(report)[row]?.[at]), 0)),
      ]);
      assert.deepEqual(added, sums(everybody), kind);
    }
    assert.match(refusal(await together({ kind: 'team', id: 'nowhere' })), /^not-found/);
  });

  test('of a practice hold whoever went into it from that day, and no sum is lost by a merger', async () => {
    const [latest, before] = given(await together(ofCodes(GMS))).periodEnds.map(isoOfDay);
    assert.ok(latest !== undefined && before !== undefined);
    const context = merged(latest);
    const both = given(await together(ofCodes(PMS), context, latest));
    assert.deepEqual(codesOf(both), [PMS, GMS].sort());
    assert.deepEqual(
      both.practices.flatMap(({ practice, mergedInto }) => (mergedInto === null ? [] : [[practice, mergedInto]])),
      [[GMS, PMS]],
    );
    assert.deepEqual(sums(both), sums(given(await together(ofCodes(GMS, PMS), fixture.reports, latest))));
    assert.deepEqual(sums(both), sums(given(await together(ofCodes(GMS, PMS), context, latest))));
    assert.match(refusal(await together(ofCodes(GMS), context, latest)), /^practice.merged: .*went into/);
    assert.deepEqual(codesOf(given(await together(ofCodes(PMS), context, before))), [PMS], 'before, by itself');
    assert.deepEqual(codesOf(given(await together(ofCodes(GMS), context, before))), [GMS]);
  });

  test('refuse nobody, a stranger, a network of no member, and whoever may see no counts', async () => {
    assert.match(refusal(await together(ofCodes())), /^input.invalid/);
    assert.match(refusal(await together(ofCodes(GMS, 'X99999'))), /^practice.unknown/);
    assert.match(refusal(await together({ kind: 'network', id: 'X00N9' })), /^not-found: There is no network X00N9/);
    assert.match(refusal(await together(ofCodes(GMS), fixture.reports, undefined, 'public')), /^access.denied/);
  });

  test('of a network are its members of the day', async () => {
    const { register, rates } = fixture.reports;
    const lines = register.practices().map(({ code }) => ({ code, locality: code === APMS ? 'West' : 'South' }));
    const library = new Map(contractLibrary.map((contract) => [contract.id, contract as unknown as Json]));
    const [south, west] = networkHoldings(lines).map((json) => {
      const [one, ...more] = json.network?.members ?? [];
      const members = one === undefined ? [] : [{ ...one, to: '2025-09-30' }, ...more];
      const held = { ...json, network: { name: json.network?.name ?? '', members } };
      return given(loadHolding(held as unknown as Json, (id) => library.get(id), rates));
    });
    assert.ok(south !== undefined && west !== undefined);
    const context = reportContext({ ...fixture.reports, holdings: [south, west] });
    const found = given(await together({ kind: 'network', id: south.holder }, context));
    assert.equal(found.name, south.json.network?.name);
    assert.deepEqual(codesOf(found), [PMS, GMS].sort().slice(1), 'the first left before that day');
    assert.deepEqual(
      found.networks.map(({ id }) => id),
      [south.holder],
    );
    assert.match(refusal(await together({ kind: 'network', id: west.holder }, context)), /^not-found/);
  });
});
