import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractLibrary, contracts as written } from '../../../definitions/contracts/index.ts';
import { networkHoldings } from '../../../definitions/demo/networks.ts';
import { rates as table } from '../../../definitions/rates/index.ts';
import { day, type Json, month, type Outcome, odsCode } from '../../base/index.ts';
import {
  type HoldingJson,
  type Known,
  type LoadedRates,
  loadContracts,
  loadHolding,
  loadRates,
  type NetworkInput,
  networkIn,
  networkStatement,
  restatement,
} from '../../contracts/index.ts';
import { networkReplaced } from './replaced-inputs.ts';

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const ENHANCED_ACCESS = 'network-enhanced-access';
const NETWORK = odsCode('X00N1');
const OCTOBER = month('2025-10');
const library = new Map(contractLibrary.map((contract) => [contract.id, contract as unknown as Json]));
const [own] = networkHoldings([
  { code: 'X00010', locality: 'South' },
  { code: 'X00036', locality: 'South' },
]) as [HoldingJson];

/** The table with another price of enhanced access, valid from 1 April 2025 and known from 1 September. */
function ratesWith(price: string | undefined): LoadedRates {
  if (price === undefined) return given(loadRates(table as unknown as Json));
  const late = { validFrom: '2025-04-01', validTo: '2026-03-31', knownFrom: '2025-09-01', status: 'invented' } as const;
  const rates = table.rates.map((rate) =>
    rate.id === ENHANCED_ACCESS
      ? { ...rate, values: [...rate.values, { value: price, source: 'test', ...late }] }
      : rate,
  );
  return given(loadRates({ ...table, rates } as unknown as Json));
}

/** What is known of a network on a day. */
type Then = {
  readonly on: string;
  readonly price?: string;
  readonly beds: string;
  readonly members: readonly string[];
  readonly lists: Readonly<Record<string, number | undefined>>;
};

function inputOf({ on, price, beds, members, lists }: Then): NetworkInput {
  const rates = ratesWith(price);
  const contracts = given(loadContracts(written as unknown as Json, rates));
  const knownOn = day(on);
  const json: HoldingJson = {
    ...own,
    values: { ...own.values, adjusted: '39000', bed: beds },
    derived: { registered: 'registered list at 1 January' },
    network: { name: 'South', members: members.map((practice) => ({ practice, from: '2023-04-01' })) },
  };
  const holdings = [given(loadHolding(json as unknown as Json, (id) => library.get(id), rates))];
  const network = networkIn(holdings, NETWORK, OCTOBER);
  assert.ok(network);
  const known = Object.entries(lists).map(([code, registered]): Known => {
    const practice = { code: odsCode(code), name: code, contractType: 'GMS', weightedToRegistered: '1', partners: [] };
    const listSizes: Known['listSizes'] = (quarter) =>
      registered === undefined
        ? 'not received'
        : { registered, file: String(registered).padEnd(64, 'f'), row: 7, quarter };
    return { practice: practice as never, contracts, rates, listSizes, knownOn };
  });
  return { network, month: OCTOBER, holdings, rates, knownOn, members: known };
}

/** Differences by cause, with the lines and the numbers that moved. */
function byCause(first: Then, last: Then) {
  const replaced = networkReplaced(inputOf(first), inputOf(last));
  return given(restatement(networkStatement, replaced.first, replaced.replaced)).steps.map(
    ({ cause, with: together, differencePence, lines, numbers }) => ({
      cause: [...together, cause].join(' with '),
      pence: differencePence,
      lines: lines.map(({ term, fromPence, toPence }) => `${term} ${fromPence} → ${toPence}`),
      numbers: numbers.map(({ label, from, to }) => `${label} ${from} → ${to}`),
    }),
  );
}

const APRIL: Then = {
  on: '2025-04-01',
  beds: '250',
  members: ['X00010', 'X00036'],
  lists: { X00010: 15_000, X00036: 25_000 },
};

test('what a network is paid for October moves by beds, by a rate that became known late, and by a list', () => {
  const later = { ...APRIL, on: '2025-12-01', beds: '262', price: '8.550', lists: { X00010: 15_120, X00036: 25_000 } };
  // Beds: 250 × £130.253 = £32,563.25, ÷ 12 = £2,713.60 and five odd pennies, in other months; 262 × £130.253 = £34,126.29,
  // ÷ 12 = £2,843.85 and nine odd pennies, in other months.
  // Enhanced access: 39,000 × £8.427 ÷ 12 = £27,387.75; 39,000 × £8.550 ÷ 12 = £27,787.50.
  // Core: 40,000 × £2.266 ÷ 12 = £7,553.33; 40,120 × £2.266 = £90,911.92 ÷ 12 = £7,575.99.
  assert.deepEqual(byCause(APRIL, later), [
    {
      cause: 'contract terms',
      pence: 13_025n,
      lines: ['care-home-premium 271360 → 284385'],
      numbers: ['care-home beds 250 → 262'],
    },
    {
      cause: 'rate',
      pence: 39_975n,
      lines: ['enhanced-access 2738775 → 2778750'],
      numbers: ['rate 8.427 → 8.55'],
    },
    {
      cause: 'list',
      pence: 2_266n,
      lines: ['core-registered 755333 → 757599'],
      numbers: ['registered list at 1 January 40000 → 40120'],
    },
  ]);
});

test('a practice that is found to be a member too is a term of the contract, on its list as known then', () => {
  const joined = { ...APRIL, members: [...APRIL.members, 'X00005'], lists: { ...APRIL.lists, X00005: 6_000 } };
  const then = { ...APRIL, lists: { ...APRIL.lists, X00005: 5_940 } };
  // (40,000 + 5,940) × £2.266 ÷ 12 = £8,675.00333…; 46,000 × £2.266 ÷ 12 = £8,686.33333….
  assert.deepEqual(
    byCause(then, { ...joined, on: '2025-12-01' }).map(({ cause, lines }) => [cause, lines]),
    [
      ['contract terms', ['core-registered 755333 → 867500']],
      ['rate', []],
      ['list', ['core-registered 867500 → 868633']],
    ],
  );
});

test('a list that came late lets the whole statement be paid, by the list', () => {
  const [terms, rate, list] = byCause(
    { ...APRIL, lists: { X00010: 15_000, X00036: undefined } },
    { ...APRIL, on: '2025-12-01' },
  );
  assert.deepEqual([terms?.pence, rate?.pence], [0n, 0n]);
  // £7,553.33 + £2,382.25 + £27,387.75 + £2,713.60 + £7,299.50.
  assert.equal(list?.pence, 4_733_643n);
});

test('a rate that is known later than a month is no part of what the month is paid', () => {
  const [before, after] = [
    inputOf({ ...APRIL, price: '8.550' }),
    inputOf({ ...APRIL, on: '2025-10-01', price: '8.550' }),
  ];
  const [was, is] = [before, after].map(
    (input) => given(networkStatement(input)).lines.find(({ term }) => term === 'enhanced-access')?.amountPence,
  );
  assert.deepEqual([was, is], [2_738_775n, 2_778_750n]);
});
