import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contractLibrary, contracts as written } from '../../../definitions/contracts/index.ts';
import { networkHoldings } from '../../../definitions/demo/networks.ts';
import { rates as table } from '../../../definitions/rates/index.ts';
import { type Json, month, type Outcome, odsCode, poundsText } from '../../base/index.ts';
import { loadContracts } from '../contract.ts';
import { loadRates } from '../rate.ts';
import type { Known } from '../statement-input.ts';
import { statementFromJson, statementJson } from '../statement-json.ts';
import type { Statement } from '../statement-line.ts';
import { type Holding, type HoldingJson, loadHolding } from './holding.ts';
import { networkIn, networkStatement, networksIn } from './network-statement.ts';

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const rates = given(loadRates(table as unknown as Json));
const contracts = given(loadContracts(written as unknown as Json, rates));
const library = new Map(contractLibrary.map((contract) => [contract.id, contract as unknown as Json]));
const load = (json: HoldingJson) => loadHolding(json as unknown as Json, (id) => library.get(id), rates);

const LINES = [
  { code: 'X00010', locality: 'South' },
  { code: 'X00036', locality: 'South' },
  { code: 'X00005', locality: 'West' },
];
const [south, west] = networkHoldings(LINES) as [HoldingJson, HoldingJson];

/** The published example: 40,000 registered, 39,000 adjusted, 250 beds, and roles by a cost for the year. */
const PUBLISHED: HoldingJson = {
  ...south,
  terms: [...(south.terms ?? []), 'additional-roles'],
  values: { ...south.values, adjusted: '39000', bed: '250' },
  derived: { registered: 'registered list at 1 January' },
};

/** What a member's own statement is worked out from; `undefined`: its list was not received. */
function member(code: string, registered: number | undefined): Known {
  const practice = {
    ...{ code: odsCode(code), name: code, locality: 'South', team: 'South 1', contractType: 'GMS' },
    ...{ weightedToRegistered: '1.025', deprivationScore: '20', partners: [] },
  };
  const listSizes: Known['listSizes'] = (quarter) =>
    registered === undefined ? 'not received' : { registered, file: code.padEnd(64, 'f'), row: 7, quarter };
  return { practice: practice as never, contracts, rates, listSizes };
}

const BOTH = [member('X00010', 15_000), member('X00036', 25_000)];

function statementOf(holdings: readonly Holding[], when: string, members: readonly Known[]): Outcome<Statement> {
  const network = networkIn(holdings, odsCode('X00N1'), month(when)) ?? {
    ...{ code: odsCode('X00N1'), name: 'South Primary Care Network', members: [] },
  };
  return networkStatement({ network, month: month(when), holdings, rates, members });
}

const published = [given(load(PUBLISHED))];

describe('a network', () => {
  test('is paid the published example, in twelve parts that add to the year', () => {
    const months = Array.from({ length: 12 }, (_, past) =>
      past < 9 ? `2025-${String(past + 4).padStart(2, '0')}` : `2026-0${past - 8}`,
    );
    const statements = months.map((when) => given(statementOf(published, when, BOTH)));
    const year = new Map<string, bigint>();
    for (const { term, amountPence } of statements.flatMap(({ lines }) => lines))
      year.set(term, (year.get(term) ?? 0n) + amountPence);
    const core = (year.get('core-registered') ?? 0n) + (year.get('core-adjusted') ?? 0n);
    assert.deepEqual(
      [core, year.get('enhanced-access'), year.get('care-home-premium'), year.get('capacity-support'), year.size],
      [11_922_700n, 32_865_300n, 3_256_325n, 8_759_400n, 5],
    );
  });

  test('rests on each member’s list at 1 January, the rate by its date, and what was put in', () => {
    const statement = given(statementOf(published, '2025-10', BOTH));
    const line = statement.lines.find(({ term }) => term === 'core-registered');
    // 40,000 × £2.266 ÷ 12.
    assert.equal(line && poundsText(line.amountPence), '£7,553.33');
    assert.match(line?.workings[0]?.formulaWithNumbers ?? '', /40,000 × £2.266/);
    assert.match(line?.id ?? '', /^X00N1\/2025-10\/core-registered$/);
    const lists = (line?.restsOn ?? []).flatMap((rest) =>
      rest.kind === 'list size' ? [`${rest.quarter} ${rest.file.slice(0, 6)}`] : [],
    );
    assert.deepEqual(
      lists.filter((list) => list.startsWith('2025-01')),
      ['2025-01 X00010', '2025-01 X00036'],
    );
    assert.ok(line?.restsOn.some((rest) => rest.kind === 'rate' && rest.id === 'network-core-registered'));
    assert.ok(line?.restsOn.some((rest) => rest.kind === 'contract' && rest.id === 'X00N1/network: what is put in'));
    assert.ok(statement.lines.every(({ account }) => account.startsWith('Network')));
    assert.deepEqual([statement.contractType, statement.practiceName], ['network', 'South Primary Care Network']);
    assert.equal(statementFromJson(statementJson(statement)).contentHash, statement.contentHash);
  });

  test('is not paid for additional roles and improved access until what they cost and came to is put in', () => {
    const none = given(statementOf(published, '2025-10', BOTH));
    assert.deepEqual(
      none.held.map(({ term, reason }) => [term, reason.message]),
      [
        ['additional-roles', 'Nothing was put in for roles-cost: what additional roles cost, in pounds per year.'],
        [
          'access-improvement',
          'Nothing was put in for improvement-domains: domains of access that improved, in domains.',
        ],
      ],
    );
    const claimed = { weighted: '41000', 'roles-cost': '1200000', 'improvement-domains': '1' };
    const holdings = [given(load({ ...PUBLISHED, values: { ...PUBLISHED.values, ...claimed } }))];
    const { lines, held } = given(statementOf(holdings, '2025-10', BOTH));
    const amountOf = (term: string) => lines.find((line) => line.term === term)?.amountPence;
    // At most 41,000 × £26.631 = £1,091,871.00, ÷ 12; 39,000 × £0.962 × 1 ÷ 2 = £18,759.00, ÷ 12.
    assert.deepEqual([amountOf('additional-roles'), amountOf('access-improvement'), held], [9_098_925n, 156_325n, []]);
  });

  test('waits as a whole where a member’s list was not received', () => {
    const statement = given(statementOf(published, '2025-10', [BOTH[0] as Known, member('X00036', undefined)]));
    assert.deepEqual([statement.lines, statement.totalPence], [[], 0n]);
    assert.deepEqual(
      statement.held.map(({ term, reason }) => [term, reason.code, /X00036/.test(reason.message)]),
      [['network/2025-26', 'statement.no-list', true]],
    );
  });

  test('has in each month the members of its first day, and none in a month without a contract', () => {
    const leaving = { ...PUBLISHED.network, members: [] as unknown[] };
    leaving.members = [
      { practice: 'X00010', from: '2023-04-01', to: '2025-09-30' },
      { practice: 'X00036', from: '2025-09-02' },
    ];
    const holdings = [given(load({ ...PUBLISHED, network: leaving } as HoldingJson)), given(load(west))];
    const members = (when: string) => networkIn(holdings, odsCode('X00N1'), month(when))?.members;
    assert.deepEqual([members('2025-09'), members('2025-10')], [['X00010'], ['X00036']]);
    assert.deepEqual([members('2026-04'), members('2025-03')], [undefined, undefined]);
    const codes = networksIn(holdings, month('2025-10')).map(({ code }) => code);
    assert.deepEqual(codes, ['X00N1', 'X00N2']);
    const none = statementOf(published, '2026-04', BOTH);
    assert.equal(none.ok ? '' : none.refusal.code, 'statement.no-contract');
  });

  test('is refused, in words, where a member is no organisation code', () => {
    const network = { name: 'South', members: [{ practice: 'the surgery', from: '2023-04-01' }] };
    const loaded = load({ ...PUBLISHED, network });
    assert.match(loaded.ok ? '' : loaded.refusal.message, /organisation code/);
  });
});
