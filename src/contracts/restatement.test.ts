import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { accepted, type Json, month, type OdsCode, refused } from '../base/index.ts';
import { loadContract } from './contract.ts';
import { loadRates } from './rate.ts';
import { CAUSES, type Replaced, restatement } from './restatement.ts';
import { prepareStatement } from './statement.ts';
import type { Known, QualityInput, StatementInput } from './statement-input.ts';
import { contracts, loaded, MEASURES, quality, rates, result, X00036 } from './trial-statement.test.ts';

/** What changes between two moments; each field is one cause. */
type Change = {
  readonly baseline: number;
  readonly points: number;
  readonly price: number;
  readonly list: number;
  readonly weighting: number;
  readonly numerator: number | null;
};

const [gms] = contracts;
assert.ok(gms);
const { json } = gms;

function contractWith(extra: number) {
  const inputs = {
    ...json.inputs,
    extra: { label: 'added', unit: 'pounds per month', from: { kind: 'constant', value: String(extra) } },
  };
  const terms = json.terms.map((term) =>
    term.id === 'global-sum' ? { ...term, formula: { add: [term.formula ?? { ref: 'one' }, { ref: 'extra' }] } } : term,
  );
  return loaded(loadContract({ ...json, inputs, terms } as unknown as Json, rates));
}

function ratesWith(pounds: number) {
  const values = [
    { value: `${pounds}.00`, validFrom: '2025-04-01', knownFrom: '2025-04-01', status: 'invented', source: 'test' },
  ];
  const all = rateDefinitions.rates.map((rate) => (rate.id === 'global-sum-price' ? { ...rate, values } : rate));
  return loaded(loadRates({ ...rateDefinitions, rates: all } as unknown as Json));
}

function qualityWith({ points, numerator }: Change): QualityInput {
  const [hyp] = MEASURES;
  assert.ok(hyp);
  const measures = [{ ...hyp, points }];
  const counts = numerator === null ? null : { register: 2307, denominator: 1800, numerator };
  const results =
    counts === null
      ? refused({ code: 'statement.no-counts', message: 'not received' })
      : accepted([result(X00036.code as OdsCode, 'HYP008', counts)]);
  return quality({ measures, results, frameworkHash: String(points).padStart(64, '0') });
}

function knownWith(change: Change): Known & { readonly quality: QualityInput } {
  const { baseline, price, list, weighting } = change;
  return {
    practice: { ...X00036, weightedToRegistered: `0.${String(weighting).padStart(3, '0')}` },
    contracts: [contractWith(baseline)],
    rates: ratesWith(price),
    listSizes: () => ({ registered: list, file: String(list).padStart(64, '0'), row: 2 }),
    quality: qualityWith(change),
  };
}

const OCTOBER = month('2025-10');

/** Each cause replaced after the ones before it. */
function steps(
  before: Change,
  after: Change,
): { first: StatementInput; replaced: Replaced<StatementInput>[]; last: StatementInput } {
  const isLate = before.numerator === null;
  const later: Change[] = [
    { ...before, baseline: after.baseline },
    { ...before, baseline: after.baseline, points: after.points },
    { ...before, baseline: after.baseline, points: after.points, price: after.price },
    { ...after, numerator: before.numerator },
    { ...after, numerator: isLate ? after.numerator : before.numerator },
    after,
  ];
  const inputs = later.map((change): StatementInput => ({ ...knownWith(change), month: OCTOBER }));
  const replaced = inputs.map((input, at): Replaced<StatementInput> => ({ cause: CAUSES[at] ?? 'correction', input }));
  return { first: { ...knownWith(before), month: OCTOBER }, replaced, last: { ...knownWith(after), month: OCTOBER } };
}

const change: fc.Arbitrary<Change> = fc.record({
  baseline: fc.nat(2000),
  points: fc.integer({ min: 1, max: 60 }),
  price: fc.integer({ min: 50, max: 200 }),
  list: fc.integer({ min: 500, max: 30000 }),
  weighting: fc.integer({ min: 1, max: 999 }),
  numerator: fc.option(fc.nat(1800)),
});

test('property: whatever changes, the parts of a restatement add to the difference of two statements', () => {
  fc.assert(
    fc.property(
      change,
      change,
      fc.subarray(['baseline', 'points', 'price', 'list', 'weighting', 'numerator'] as const),
      (one, other, moved) => {
        const after = { ...one, ...Object.fromEntries(moved.map((field) => [field, other[field]])) } as Change;
        const { first, replaced, last } = steps(one, after);
        const restated = loaded(restatement(prepareStatement, first, replaced));
        const [was, is] = [loaded(prepareStatement(first)).totalPence, loaded(prepareStatement(last)).totalPence];
        assert.equal(
          restated.steps.reduce((sum, { differencePence }) => sum + differencePence, 0n),
          is - was,
        );
        const byLine = restated.steps.flatMap(({ lines }) =>
          lines.map(({ fromPence, toPence }) => toPence - fromPence),
        );
        assert.equal(
          byLine.reduce((sum, pence) => sum + pence, 0n),
          is - was,
        );
        for (const { cause, differencePence } of restated.steps) {
          const isMoved = differencePence !== 0n;
          if (cause === 'contract terms') assert.equal(isMoved, one.baseline !== after.baseline);
          if (cause === 'rate' && one.price === after.price) assert.equal(isMoved, false);
          if (cause === 'list' && one.list === after.list && one.weighting === after.weighting)
            assert.equal(isMoved, false);
          if (cause === 'late data' && one.numerator !== null) assert.equal(isMoved, false);
          if (cause === 'correction' && one.numerator === null) assert.equal(isMoved, false);
        }
      },
    ),
    { numRuns: 60 },
  );
});

const CALM: Change = { baseline: 0, points: 38, price: 100, list: 10000, weighting: 970, numerator: 1260 };

test('each cause names what changed: old value, new value, where from and what it rests on', () => {
  const { first, replaced } = steps(CALM, { ...CALM, price: 110, list: 10200, numerator: 1300 });
  const { steps: found } = loaded(restatement(prepareStatement, first, replaced));
  const named = found.map(({ cause, numbers }) => [
    cause,
    numbers.map(({ label, from, to }) => `${label} ${from} → ${to}`),
  ]);
  assert.deepEqual(named, [
    ['contract terms', []],
    ['rule', []],
    ['rate', ['price per weighted patient 100 → 110']],
    ['list', ['registered list of the quarter 10000 → 10200', 'registered list at 1 January 10000 → 10200']],
    ['late data', []],
    ['correction', ['numerator 1260 → 1300']],
  ]);
  const rate = found.find(({ cause }) => cause === 'rate');
  assert.deepEqual(
    [rate?.noLonger, rate?.instead].map((rests) => rests?.map((rest) => rest.kind === 'rate' && rest.value)),
    [['100'], ['110']],
  );
});

test('counts that were missing are late data, and the line was held until then', () => {
  const { first, replaced } = steps({ ...CALM, numerator: null }, CALM);
  const late = loaded(restatement(prepareStatement, first, replaced)).steps.find(({ cause }) => cause === 'late data');
  assert.equal(late?.lines[0]?.wasHeld?.message, 'not received');
  assert.ok((late?.differencePence ?? 0n) > 0n);
});

test('a step that cannot be worked out alone is told with the next, and the ends are refused as statements are', () => {
  const { first, replaced } = steps(CALM, { ...CALM, price: 110, list: 10200 });
  const unready = replaced.map((one) =>
    one.cause === 'rate' ? { ...one, input: { ...one.input, listSizes: () => 'not received' as const } } : one,
  );
  const { steps: found } = loaded(restatement(prepareStatement, first, unready));
  assert.deepEqual(found.find(({ cause }) => cause === 'list')?.with, ['rate']);
  assert.equal(
    found.some(({ cause }) => cause === 'rate'),
    false,
  );
  const none = restatement(prepareStatement, { ...first, listSizes: () => 'not received' }, replaced);
  assert.equal(!none.ok && none.refusal.code, 'statement.no-list');
});
