import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contractLibrary, contracts as written } from '../../../definitions/contracts/index.ts';
import { demonstrationHoldings } from '../../../definitions/demo/holdings.ts';
import { rates as table } from '../../../definitions/rates/index.ts';
import { type Json, month, type Outcome, odsCode, poundsText } from '../../base/index.ts';
import { loadContracts } from '../contract.ts';
import { loadRates } from '../rate.ts';
import { prepareStatement } from '../statement.ts';
import { statementFromJson, statementJson } from '../statement-json.ts';
import type { Statement } from '../statement-line.ts';
import { type Holding, loadHolding } from './holding.ts';

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const rates = given(loadRates(table as unknown as Json));
const contracts = given(loadContracts(written as unknown as Json, rates));
const library = new Map(contractLibrary.map((contract) => [contract.id, contract as unknown as Json]));
const load = (json: unknown) => loadHolding(json as Json, (id) => library.get(id), rates);
const holdings: readonly Holding[] = demonstrationHoldings.map((json) => given(load(json)));

/** The statement of a practice with a list, of all that the demonstration's holdings pay it. */
function statementOf(
  code: string,
  contractType: 'GMS' | 'PMS',
  registered: number | undefined,
  when: string,
): Statement {
  const practice = {
    ...{ code: odsCode(code), name: code, locality: 'North', team: 'North 1', contractType },
    ...{ weightedToRegistered: '1.000', deprivationScore: '20', partners: [] },
  };
  const list = { registered: registered ?? 0, file: 'f'.repeat(64), row: 7 };
  const listSizes = () => (registered === undefined ? ('not received' as const) : list);
  const input = { practice: practice as never, contracts, rates, listSizes, holdings, month: month(when) };
  return given(prepareStatement(input));
}

/** Lines and what is held, but for those of the main contract. */
function besides({ lines, held }: Statement) {
  const own = ['global-sum', 'pms-baseline', 'quality-aspiration'];
  return {
    lines: lines.flatMap(({ term, amountPence }) =>
      own.some((one) => term.startsWith(one)) ? [] : [[term, poundsText(amountPence)]],
    ),
    held: held.flatMap(({ term }) => (own.includes(term) ? [] : [term])),
  };
}

describe('what a practice holds beside its contract', () => {
  test('is on its statement by the library’s own terms: rent, participation, pension and levies', () => {
    const statement = statementOf('X00005', 'GMS', 7_374, '2025-10');
    // Rent: the lesser of £52,000 and £48,600, ÷ 12. Participation: 7,374 × £1.761 ÷ 12. Pension: 14.38 % of £21,400.
    // Levies: 7,374 × £0.42 ÷ 12 and 7,374 × £0.06 ÷ 12.
    assert.deepEqual(besides(statement), {
      lines: [
        ['rent', '£4,050.00'],
        ['rates-payment', '£1,150.00'],
        ['water-payment', '£96.40'],
        ['participation', '£1,082.13'],
        ['employer-pension', '−£3,077.32'],
        ['statutory-levy-deduction', '−£258.09'],
        ['voluntary-levy-deduction', '−£36.87'],
      ],
      held: [],
    });
    const rent = statement.lines.find(({ term }) => term === 'rent');
    assert.ok(rent?.restsOn.some((rest) => rest.kind === 'contract' && rest.id === 'X00005/rent: what is put in'));
    assert.ok(rent?.workings.some(({ inputs }) => Object.values(inputs).length > 0));
    const levy = statement.lines.find(({ term }) => term === 'statutory-levy-deduction');
    assert.ok(levy?.restsOn.some(({ kind }) => kind === 'list size'));
    assert.equal(statementFromJson(statementJson(statement)).contentHash, statement.contentHash);
  });

  test('waits where it cannot be paid, while the rest is: a rent that was not reviewed for three years', () => {
    const { lines, held } = besides(statementOf('X00008', 'PMS', 8_224, '2025-10'));
    assert.deepEqual(held, ['rent']);
    assert.deepEqual(lines.slice(0, 2), [
      ['rates-payment', '£1,410.00'],
      ['water-payment', '£121.75'],
    ]);
    // Week 2 is paid up to £1,418.43, so as invoiced; week 3 up to £2,151.96.
    assert.deepEqual(lines.slice(-2), [
      ['locum-cover-week-2', '£1,350.00'],
      ['locum-cover-week-3', '£2,151.96'],
    ]);
    assert.deepEqual(
      lines.find(([term]) => term === 'voluntary-levy-deduction'),
      ['voluntary-levy-deduction', '£0.00'],
    );
    const november = besides(statementOf('X00008', 'PMS', 8_224, '2025-11'));
    assert.ok(
      november.lines.every(([term]) => !term?.startsWith('locum-cover')),
      'cover is of October alone',
    );
  });

  test('adds over the months to the year', () => {
    const months = Array.from({ length: 12 }, (_, past) =>
      past < 9 ? `2025-${String(past + 4).padStart(2, '0')}` : `2026-0${past - 8}`,
    );
    const parts = months.map((when) =>
      statementOf('X00005', 'GMS', 7_374, when).lines.find(({ term }) => term === 'participation'),
    );
    assert.equal(
      parts.reduce((sum, line) => sum + (line?.amountPence ?? 0n), 0n),
      1_298_561n,
    );
  });

  test('is refused, in words, where the library has no such contract or it is not paid by the month', () => {
    const [rent] = demonstrationHoldings;
    const refusal = (json: unknown) => {
      const loaded = load(json);
      return loaded.ok ? '' : loaded.refusal.message;
    };
    assert.match(refusal({ ...rent, contract: 'rent/1999' }), /there is no contract rent\/1999/);
    assert.match(refusal({ ...rent, contract: 'quality-outcomes/2025-26' }), /does not say what it pays in a month/);
    assert.match(refusal({ ...rent, holder: undefined }), /holder/);
  });
});
