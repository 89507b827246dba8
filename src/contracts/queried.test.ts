import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day, type Exact, exact, type Outcome } from '../base/index.ts';
import type { VerifiedResult } from '../indicators/index.ts';
import { forecastAchievement } from './achievement.ts';
import type { Working } from './rests-on.ts';
import { prepareStatement } from './statement.ts';
import type { LastAccepted, QualityInput } from './statement-input.ts';
import {
  asked,
  contracts,
  held,
  line,
  loaded,
  quality,
  RESULTS,
  rates,
  result,
  X00036,
} from './trial-statement.test.ts';

/** HYP008 jumped: 1,260 of 1,800 were counted, and 800 of 1,600 were accepted the year before. */
const BEFORE = result(X00036.code, 'HYP008', { register: 2000, denominator: 1600, numerator: 800 }, '2024-03-31');

function queries(accepted: VerifiedResult | 'none', periodEnd: Day = day('2025-03-31')): QualityInput['queried'] {
  const query: LastAccepted = {
    periodEnd,
    raisedOn: day('2025-04-09'),
    dueOn: day('2025-05-09'),
    counted: { register: 2307, denominator: 1800, numerator: 1260 },
    result: accepted,
  };
  return new Map([['HYP008', query]]);
}

function aspiration(more: Partial<QualityInput>) {
  const input = asked(X00036, 13283, '2025-10', { quality: quality(more) });
  return line(loaded(prepareStatement(input)), 'quality-aspiration');
}

function step(workings: readonly Working[], id: string): Working | undefined {
  for (const each of workings) {
    const found = each.id === id && each.indicator === 'HYP008' ? each : step(each.workings ?? [], id);
    if (found !== undefined) return found;
  }
  return undefined;
}

test('while a result is queried, on account is paid on the last accepted value, and the line says so with both numbers', () => {
  const queried = queries(BEFORE);
  const paid = aspiration(queried === undefined ? {} : { queried });
  const asIfAccepted = RESULTS.map((one) =>
    one.indicator === 'HYP008' ? { ...one, register: 2000, denominator: 1600, numerator: 800 } : one,
  );
  const other = aspiration({ results: { ok: true, value: asIfAccepted as VerifiedResult[] } });
  assert.equal(paid.exactPounds, other.exactPounds);
  assert.notEqual(paid.exactPounds, aspiration({}).exactPounds);
  const numerator = step(paid.workings, 'achievement-percent')?.inputs.numerator;
  assert.equal(numerator?.value, '800');
  assert.match(
    numerator?.source ?? '',
    /row 4, at 31 March 2024, the last accepted value in place of 1260 at 31 March 2025, queried since 9 April 2025/,
  );
  assert.deepEqual(
    paid.restsOn.find((rest) => rest.kind === 'query'),
    {
      kind: 'query',
      indicator: 'HYP008',
      periodEnd: '2025-03-31',
      raisedOn: '2025-04-09',
      dueOn: '2025-05-09',
      acceptedAt: '2024-03-31',
    },
  );
});

test('a queried result before which nothing was accepted holds the line, and says until when', () => {
  const queried = queries('none');
  assert.match(
    held(queried === undefined ? {} : { queried })[0] ?? '',
    /line.held: The result of HYP008 at 31 March 2025 has been queried since 9 April 2025, and no result before/,
  );
});

const YEAR_END = day('2026-03-31');

function forecast(more: Partial<QualityInput>) {
  const { practice, listSizes } = asked(X00036, 13283, '2025-10');
  const results: Outcome<readonly VerifiedResult[]> = {
    ok: true,
    value: RESULTS.map((one) => ({ ...one, periodEnd: YEAR_END })),
  };
  const input = { ...quality({ results, ...more }), periodEnd: YEAR_END };
  return forecastAchievement({ practice, contracts, rates, listSizes, knownOn: YEAR_END, quality: input });
}

const sum = (parts: readonly string[]): Exact => parts.reduce((total, part) => total.add(exact(part)), exact(0));

test('the forecast counts the last accepted value; settlement holds that part and no other', () => {
  const queried = queries(BEFORE, YEAR_END);
  const { measures, settlement, exactPounds, held: waiting } = loaded(forecast(queried ? { queried } : {}));
  const of = (indicator: string) => measures.find((one) => one.indicator === indicator);
  assert.equal(of('HYP008')?.points, '76/9', '38 × (50 % − 40 %) ÷ 45 %');
  assert.deepEqual(waiting, []);
  assert.deepEqual(
    settlement.held.map(({ indicator, reason }) => [indicator, reason.code]),
    [['HYP008', 'line.held']],
  );
  assert.ok(sum([settlement.exactPounds, of('HYP008')?.exactPounds ?? '']).equals(exact(exactPounds)));
  assert.equal(settlement.points, of('CS005')?.points);
});

test('what is not received, unaccepted or unanswered is held by itself; nothing at all is refused', () => {
  const gone = RESULTS.filter((one) => one.indicator !== 'AF008').map((one) => ({
    ...one,
    periodEnd: YEAR_END,
    ...(one.indicator === 'HYP008' ? { verification: 'unverified' as const } : {}),
  }));
  const some = loaded(forecast({ results: { ok: true, value: gone } }));
  assert.deepEqual(
    some.held.map(({ indicator, reason }) => [indicator, reason.code]),
    [
      ['HYP008', 'result.not-verified'],
      ['AF008', 'statement.no-counts'],
    ],
  );
  assert.deepEqual(some.settlement.held, some.held);
  assert.deepEqual(
    some.measures.map(({ indicator }) => indicator),
    ['CS005'],
  );
  assert.deepEqual([some.points, some.pointsAvailable], ['6', '57']);
  const none = forecast({ results: { ok: true, value: [] } });
  assert.equal(!none.ok && none.refusal.code, 'statement.no-counts');
});
