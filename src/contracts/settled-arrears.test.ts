import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, day, exact, type Json, month } from '../base/index.ts';
import { loadContract } from './contract.ts';
import { prepareStatement } from './statement.ts';
import type { Known } from './statement-input.ts';
import type { Statement } from './statement-line.ts';
import { asked, contracts, loaded, quality, RESULTS, rates, X00010, X00036 } from './trial-statement.test.ts';

const LATER = { file: 'b'.repeat(64), row: 9 };

/** November as settled now, when everything up to October was settled on `before`. */
function november(now: Partial<Known>, before: Partial<Known> = {}, of = X00036): Statement {
  const settledOn = asked(of, 12000, '2025-10', before);
  const input = asked(of, 12000, '2025-11', {
    ...now,
    settled: { before: { ...settledOn, knownOn: day('2025-10-01') } },
  });
  return loaded(prepareStatement(input));
}

function arrears(statement: Statement, term: string) {
  return statement.lines.find((line) => line.term === `${term}-arrears`);
}

test('a list that is corrected after months were paid on it is owed for those months alone', () => {
  // The list of 1 July becomes 12,400: 12,400 × 0.970 = 12,028 in place of 11,640, so 388 more for July to September.
  const listSizes = (quarter: number) => ({
    registered: quarter === month('2025-07') ? 12400 : 12000,
    ...(quarter === month('2025-07') ? LATER : { file: 'a'.repeat(64), row: 3 }),
  });
  const line = arrears(november({ listSizes }), 'global-sum');
  // 388 × £123.34 × 0.9525 ÷ 12 × 3 = £11,395.6909…: the weighted list is rounded, so the two amounts are shown.
  const expected = exact(388).mul(exact('123.34')).mul(exact('0.9525')).div(4n);
  assert.equal(line?.title, 'Global sum arrears, July 2025 to September 2025');
  assert.ok(exact(line?.exactPounds ?? '0').equals(expected));
  assert.match(line?.formula ?? '', /\(global sum as now known − global sum as paid\) × months of arrears/i);
  const files = line?.restsOn.flatMap((rest) => (rest.kind === 'list size' ? [rest.file] : []));
  assert.deepEqual(new Set(files), new Set(['a'.repeat(64), 'b'.repeat(64)]));
  assert.equal(november({}).lines.length, 1);
});

test('a baseline that is varied backwards is owed from 1 April', () => {
  const [, pms] = contracts;
  assert.ok(pms);
  const { json } = pms;
  const inputs = {
    ...json.inputs,
    extra: { label: 'added', unit: 'pounds per year', from: { kind: 'constant', value: '1200' } },
  };
  const terms = json.terms.map((term) =>
    term.id === 'pms-baseline'
      ? { ...term, formula: { divide: { add: [{ ref: 'yearly-baseline' }, { ref: 'extra' }] }, by: 'months' } }
      : term,
  );
  const varied = loaded(loadContract({ ...json, inputs, terms } as unknown as Json, rates));
  const line = arrears(november({ contracts: [varied] }, {}, X00010), 'pms-baseline');
  // £100 a month more for April to October.
  assert.equal(line?.amountPence, 70000n);
  assert.equal(line?.title, 'PMS baseline arrears, April 2025 to October 2025');
});

test('a line that leaves the contract is taken back, and one that joins it is owed', () => {
  const [gms] = contracts;
  assert.ok(gms);
  const plain = { ...gms.json, lines: gms.json.lines.filter(({ term }) => term !== 'quality-aspiration') };
  const without = { ...gms, hash: 'other', json: plain };
  const input = { quality: quality() };
  const left = november({ ...input, contracts: [without] }, input);
  const paid = loaded(prepareStatement(asked(X00036, 12000, '2025-10', input))).lines[1];
  const months = exact(7);
  assert.ok(
    exact(arrears(left, 'quality-aspiration')?.exactPounds ?? '0').equals(
      exact(paid?.exactPounds ?? '0')
        .mul(months)
        .neg(),
    ),
  );
  const joined = november(input, { ...input, contracts: [without] });
  assert.ok(
    exact(arrears(joined, 'quality-aspiration')?.exactPounds ?? '0').equals(
      exact(paid?.exactPounds ?? '0').mul(months),
    ),
  );
});

test('a weighting that is corrected backwards is owed in one formula', () => {
  const first = { value: '0.970', validFrom: day('2025-04-01'), knownFrom: day('2025-04-01'), source: 'first' };
  const second = { value: '0.980', validFrom: day('2025-10-01'), knownFrom: day('2025-10-15'), source: 'corrected' };
  const practice = { ...X00036, weightings: [first, second] };
  const line = arrears(november({ practice }, { practice }), 'global-sum');
  assert.equal(line?.title, 'Global sum arrears, October 2025');
  // 12,000 × 0.980 − 12,000 × 0.970 = 120.
  assert.ok(exact(line?.exactPounds ?? '0').equals(exact(120).mul(exact('123.34')).mul(exact('0.9525')).div(12n)));
});

test('corrected counts are owed; a line that was held is paid by its own month and is no arrears', () => {
  const [hyp, ...rest] = RESULTS;
  assert.ok(hyp);
  const corrected = quality({ results: accepted([{ ...hyp, numerator: 1350 }, ...rest]) });
  const line = arrears(november({ quality: corrected }, { quality: quality() }), 'quality-aspiration');
  assert.equal(line?.title, 'Quality: aspiration arrears, April 2025 to October 2025');
  assert.ok(exact(line?.exactPounds ?? '0').gt(0n));
  const late = november({ quality: quality() }, { quality: quality({ results: accepted([]) }) });
  assert.equal(arrears(late, 'quality-aspiration'), undefined);
  assert.equal(late.held.length, 0);
});
