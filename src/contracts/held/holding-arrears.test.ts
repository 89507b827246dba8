/** What earlier months are owed on contracts that practices and networks hold beside, when something became known late. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { contractLibrary, contracts as written } from '../../../definitions/contracts/index.ts';
import { demonstrationHoldings } from '../../../definitions/demo/holdings.ts';
import { networkHoldings } from '../../../definitions/demo/networks.ts';
import { rates as table } from '../../../definitions/rates/index.ts';
import {
  addToMonth,
  type Day,
  day,
  exact,
  firstDayOf,
  isoOfDay,
  type Json,
  type Month,
  month,
  type Outcome,
  odsCode,
  penceFromPounds,
  sumPence,
} from '../../base/index.ts';
import { loadContracts } from '../contract.ts';
import { type LoadedRates, loadRates } from '../rate.ts';
import { prepareStatement } from '../statement.ts';
import type { Known } from '../statement-input.ts';
import { statementFromJson, statementJson } from '../statement-json.ts';
import type { Statement, StatementLine } from '../statement-line.ts';
import { type Holding, type HoldingJson, loadHolding } from './holding.ts';
import { type NetworkKnown, networkIn, networkStatement } from './network-statement.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const APRIL = month('2025-04');
const NETWORK = odsCode('X00N1');
const library = new Map(contractLibrary.map((contract) => [contract.id, contract as unknown as Json]));

type Late = { readonly rate: string; readonly value: string; readonly from?: string; readonly known: string };

/** The rate table with values of 2025/26 that became known late. */
function ratesWith(late: readonly Late[]): LoadedRates {
  const rates = table.rates.map((rate) => ({
    ...rate,
    values: [
      ...rate.values,
      ...late
        .filter((one) => one.rate === rate.id)
        .map(({ value, from = '2025-04-01', known }) => ({
          ...{ value, validFrom: from, validTo: '2026-03-31', knownFrom: known },
          ...{ status: 'invented' as const, source: 'a test' },
        })),
    ],
  }));
  return given(loadRates({ ...table, rates } as unknown as Json));
}

function held(json: HoldingJson, rates: LoadedRates): Holding {
  return given(loadHolding(json as unknown as Json, (id) => library.get(id), rates));
}

function knownOf(
  code: string,
  registered: number | undefined,
  holdings: readonly HoldingJson[],
  late: readonly Late[],
) {
  const rates = ratesWith(late);
  const contracts = given(loadContracts(written as unknown as Json, rates));
  const practice = {
    ...{ code: odsCode(code), name: code, locality: 'North', team: 'North 1', contractType: 'APMS' },
    ...{ weightedToRegistered: '1', deprivationScore: '20', partners: [] },
  };
  const listSizes: Known['listSizes'] = () =>
    registered === undefined ? 'not received' : { registered, file: 'f'.repeat(64), row: 7 };
  return {
    ...{ practice: practice as never, contracts, rates, listSizes },
    holdings: holdings.map((json) => held(json, rates)),
  };
}

const byPractice =
  (known: Known) =>
  (when: Month, knownOn?: Day): Statement =>
    given(prepareStatement({ ...known, month: when, ...(knownOn === undefined ? {} : { knownOn }) }));

/** A network of two practices with 40,000 on their lists, an adjusted population of 39,000 and beds. */
const [south] = networkHoldings([
  { code: 'X00010', locality: 'South' },
  { code: 'X00036', locality: 'South' },
]) as [HoldingJson];

function networkOf(beds: string, members: HoldingJson['network'] = south.network): HoldingJson {
  const network = members === undefined ? {} : { network: members };
  const values = { ...south.values, adjusted: '39000', bed: beds };
  return { ...south, ...network, values, derived: { registered: 'registered list at 1 January' } };
}

function networkKnown(
  json: HoldingJson,
  late: readonly Late[] = [],
  lists: readonly (number | undefined)[] = [15_000],
) {
  const rates = ratesWith(late);
  const [first, second = 25_000] = lists;
  const members = [knownOf('X00010', first, [], late), knownOf('X00036', second, [], late)];
  return { holdings: [held(json, rates)], rates, members };
}

function networkMonth(known: NetworkKnown, when: Month, more: object = {}): Statement {
  const network = networkIn(known.holdings, NETWORK, when);
  assert.ok(network);
  return given(networkStatement({ ...known, network, month: when, ...more }));
}

function arrears({ lines }: Statement): StatementLine[] {
  return lines.filter(({ term }) => term.endsWith('-arrears'));
}

const DEARER: Late = { rate: 'network-enhanced-access', value: '8.550', known: '2025-09-01' };

describe('a rate that became known late', () => {
  test('is owed to a network for the months before, once, in the month in which it is known', () => {
    const known = networkKnown(networkOf('250'), [DEARER]);
    const [line, ...others] = arrears(networkMonth(known, month('2025-09')));
    assert.deepEqual(others, []);
    // 39,000 × £8.550 ÷ 12 = £27,787.50; 39,000 × £8.427 ÷ 12 = £27,387.75; five months.
    assert.equal(line?.amountPence, 199_875n);
    assert.equal(line?.title, 'Enhanced access arrears, April 2025 to August 2025');
    assert.equal(line?.formula, '(Enhanced access as now known − Enhanced access as paid) × months of arrears');
    assert.equal(line?.formulaWithNumbers, '(£27,787.50 − £27,387.75) × 5');
    assert.deepEqual(
      line?.workings.map(({ title, result }) => [title, result]),
      [
        ['Enhanced access as now known', '27787.5'],
        ['Enhanced access as paid', '27387.75'],
      ],
    );
    const rested = line?.restsOn.flatMap((rest) => (rest.kind === 'rate' ? [`${rest.id} ${rest.value}`] : []));
    assert.deepEqual(rested, ['network-enhanced-access 8.55', 'network-enhanced-access 8.427']);
    assert.equal(line?.account, 'Network: enhanced access');
    assert.equal(line?.id, 'X00N1/2025-09/enhanced-access-arrears');
    for (const other of ['2025-08', '2025-10', '2026-03']) {
      assert.deepEqual(arrears(networkMonth(known, month(other))), [], other);
    }
  });

  test('is no arrears of a month as it was known before, and is them whenever that month is worked out again', () => {
    const known = networkKnown(networkOf('250'), [DEARER]);
    const september = networkMonth(known, month('2025-09'));
    const again = networkMonth(known, month('2025-09'), { knownOn: day('2025-09-01') });
    assert.equal(again.contentHash, september.contentHash);
    const earlier = networkMonth(known, month('2025-09'), { knownOn: day('2025-08-31') });
    assert.deepEqual(arrears(earlier), []);
    assert.equal(statementFromJson(statementJson(september)).contentHash, september.contentHash);
  });

  test('is owed to a practice on cover, premises costs, participation and pension that it holds', () => {
    const late = [
      { rate: 'locum-cover-later-weeks', value: '2250.00', known: '2025-12-01' },
      { rate: 'network-participation', value: '1.800', known: '2025-12-01' },
    ];
    const own = demonstrationHoldings.filter(({ holder }) => holder === 'X00008');
    const statementOf = byPractice(knownOf('X00008', 8_000, own, late));
    const lines = arrears(statementOf(month('2025-12')));
    assert.deepEqual(
      lines.map(({ title, formulaWithNumbers, amountPence }) => [title, formulaWithNumbers, amountPence]),
      [
        // 8,000 × £1.800 ÷ 12 = £1,200.00; 8,000 × £1.761 ÷ 12 = £1,174.00.
        ['Participation arrears, April 2025 to November 2025', '(£1,200.00 − £1,174.00) × 8', 20_800n],
        // An invoice of £2,300.00 is paid up to £2,250.00 in place of £2,151.96, in the one month of the cover.
        ['Locum cover, week 3 arrears, October 2025', '(£2,250.00 − £2,151.96) × 1', 9_804n],
      ],
    );
    assert.deepEqual(arrears(statementOf(month('2026-01'))), []);
  });

  test('is owed to a practice that has closed since for its own months alone, and what was paid of later ones is taken back', () => {
    const late = [{ rate: 'network-participation', value: '1.800', known: '2025-09-01' }];
    const [participation] = demonstrationHoldings.filter(({ id }) => id === 'X00005/network');
    const open = knownOf('X00005', 8_000, [participation as HoldingJson], late);
    const closing = { from: firstDayOf(month('2025-07')), decision: 'PCCC 2025-05-06 item 2' };
    const closed = { ...open, practice: { ...(open.practice as object), closed: closing } as never };
    const made = (when: string) => prepareStatement({ ...closed, month: month(when) });
    const september = given(made('2025-09'));
    assert.deepEqual(
      september.lines.map(({ term, amountPence }) => [term, amountPence]),
      // £1,200.00 in place of £1,174.00 for April to June.
      [['participation-arrears', 7_800n]],
    );
    const october = made('2025-10');
    assert.equal(october.ok ? '' : october.refusal.code, 'practice.closed');
    const settled = { before: { ...open, knownOn: day('2025-09-01') }, now: { ...closed, knownOn: day('2025-10-01') } };
    const found = given(prepareStatement({ ...closed, month: month('2025-10'), settled }));
    const [back] = arrears(found).filter(({ term }) => term === 'participation-arrears');
    assert.equal(back?.amountPence, -360_000n);
  });

  test('takes back what was paid too much', () => {
    const late = [{ rate: 'network-participation', value: '1.500', known: '2025-06-01' }];
    const [participation] = demonstrationHoldings.filter(({ id }) => id === 'X00005/network');
    const statementOf = byPractice(knownOf('X00005', 8_000, [participation as HoldingJson], late));
    // £1,000.00 in place of £1,174.00, for April and May.
    assert.deepEqual(
      arrears(statementOf(month('2025-06'))).map(({ formulaWithNumbers, amountPence }) => [
        formulaWithNumbers,
        amountPence,
      ]),
      [['(£1,000.00 − £1,174.00) × 2', -34_800n]],
    );
  });
});

describe('what is held that is found to have been another', () => {
  const NOVEMBER = month('2025-11');
  const settled = (before: NetworkKnown, now: NetworkKnown) =>
    networkMonth(now, NOVEMBER, {
      settled: { before: { ...before, knownOn: day('2025-10-01') }, now: { ...now, knownOn: day('2025-11-01') } },
    });

  test('beds that were counted too few, in parts of a year whose odd pennies fall in other months', () => {
    const [line] = arrears(settled(networkKnown(networkOf('250')), networkKnown(networkOf('262'))));
    // Seven twelfths of 262 × £130.253 = £34,126.286 and of 250 × £130.253 = £32,563.25, each to the penny as it was paid.
    const sevenOf = (year: string) => penceFromPounds(exact(year).mul(7n).div(12n));
    assert.equal(line?.amountPence, sevenOf('34126.29') - sevenOf('32563.25'));
    assert.match(line?.title ?? '', /^Care-home premium arrears/);
  });

  test('a practice that was a member of the network in other months', () => {
    const members = (to?: string) => ({
      name: 'South',
      members: [
        { practice: 'X00010', from: '2023-04-01', ...(to === undefined ? {} : { to }) },
        { practice: 'X00036', from: '2023-04-01' },
      ],
    });
    const [line] = arrears(
      settled(networkKnown(networkOf('250', members())), networkKnown(networkOf('250', members('2025-08-31')))),
    );
    // In September and October 25,000 × £2.266 ÷ 12 = £4,720.83 in place of 40,000 × £2.266 ÷ 12 = £7,553.33.
    assert.equal(line?.amountPence, -566_500n);
    assert.match(line?.title ?? '', /^Core, on the registered list arrears, September 2025 to October 2025$/);
  });

  test('a contract that was found to be held since April is owed from then on, and one that was not is taken back', () => {
    const rent = { ...(demonstrationHoldings[0] as HoldingJson), derived: { on: 'first day of the month' as const } };
    const [none, some] = [knownOf('X00005', 8_000, [], []), knownOf('X00005', 8_000, [rent], [])];
    const november = (before: Known, now: Known) =>
      given(prepareStatement({ ...now, month: NOVEMBER, settled: { before, now } }));
    // £4,050.00, £1,150.00 and £96.40 a month, April to October.
    const [found, lost] = [november(none, some), november(some, none)].map((one) =>
      sumPence(arrears(one).map(({ amountPence }) => amountPence)),
    );
    assert.deepEqual([found, lost], [7n * 529_640n, -7n * 529_640n]);
  });

  test('a line that waited for what is put in is owed once that is there, and waits for a list in its own month', () => {
    const rent = demonstrationHoldings.find(({ id }) => id === 'X00008/rent') as HoldingJson;
    const reviewed = { ...rent, values: { ...rent.values, 'reviewed-on': '2024-11-15' } };
    const [before, now] = [knownOf('X00008', 8_000, [rent], []), knownOf('X00008', 8_000, [reviewed], [])];
    const statement = given(prepareStatement({ ...now, month: NOVEMBER, settled: { before, now } }));
    const [line] = arrears(statement);
    const [own] = statement.lines.filter(({ term }) => term === 'rent');
    assert.equal(line?.amountPence, 7n * (own?.amountPence ?? 0n));
    assert.match(line?.formulaWithNumbers ?? '', /− £0\.00\) × 7$/);

    const [json, unlisted] = [networkOf('250'), [undefined, 25_000]];
    const [without, listed] = [networkKnown(json, [], unlisted), networkKnown(json)];
    assert.deepEqual(arrears(settled(without, listed)), [], 'its own months are paid by it');
    const lost = settled(listed, without);
    assert.deepEqual(arrears(lost), []);
    assert.ok(lost.held.some(({ term }) => term === 'network/2025-26-arrears'));
  });
});

test('property: own lines and arrears of a year come to what its months would have been, to the penny', () => {
  const rates = ['network-enhanced-access', 'network-core-registered', 'network-care-home-premium'];
  const change = fc.record({
    rate: fc.constantFrom(...rates),
    from: fc.nat(11),
    known: fc.integer({ min: 1, max: 11 }),
    thousandths: fc.nat(9_999),
  });
  const changes = fc.uniqueArray(change, { maxLength: 5, selector: ({ rate, known }) => `${rate} ${known}` });
  fc.assert(
    fc.property(changes, fc.nat(11), fc.integer({ min: 1, max: 400 }), (given, last, beds) => {
      const late = given.map(({ rate, from, known, thousandths }) => ({
        ...{ rate, value: (thousandths / 1000).toString(), from: dayIn(from), known: dayIn(known) },
      }));
      const known = networkKnown(networkOf(String(beds)), late);
      const months = Array.from({ length: last + 1 }, (_, index) => addToMonth(APRIL, index));
      const knownOn = firstDayOf(addToMonth(APRIL, last));
      const paid = months.map((when) => networkMonth(known, when).totalPence);
      const restated = months.map((when) => {
        const { lines } = networkMonth(known, when, { knownOn });
        return sumPence(lines.flatMap(({ term, amountPence }) => (term.endsWith('-arrears') ? [] : [amountPence])));
      });
      assert.equal(sumPence(paid), sumPence(restated));
    }),
    { numRuns: 25 },
  );
});

function dayIn(index: number): string {
  return isoOfDay(firstDayOf(addToMonth(APRIL, index)));
}
