import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, day, exact, exactText, month, refused } from '../base/index.ts';
import { forecastAchievement, partsByIndicator } from './achievement.ts';
import type { RestsOn, Working } from './rests-on.ts';
import { prepareStatement } from './statement.ts';
import type { StatementInput } from './statement-input.ts';
import { statementFromJson, statementJson } from './statement-json.ts';

import {
  asked,
  contracts,
  held,
  LIST_FILE,
  line,
  loaded,
  quality,
  RESULTS,
  rates,
  result,
  X00010,
  X00036,
  X00043,
} from './trial-statement.test.ts';

test('known answer: X00036, GMS, October 2025', () => {
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: quality() })));
  // Weighted list: 13,283 × 0.970 = 12,884.51, so 12,885.
  // 12,885 × £123.34 = £1,589,235.90; less 4.75 %: × 0.9525 = £1,513,747.19475; ÷ 12 = £126,145.5995625.
  const globalSum = line(statement, 'global-sum');
  assert.equal(globalSum.formula, 'weighted list × price per weighted patient × (1 − out-of-hours share) ÷ 12');
  assert.equal(globalSum.formulaWithNumbers, '12,885 × £123.34 × (1 − 4.75 %) ÷ 12');
  assert.equal(globalSum.exactPounds, '126145.5995625');
  assert.equal(globalSum.amountPence, 12614560n);
  assert.equal(globalSum.account, 'GMS global sum');
  // List index: 13,283 ÷ 9,964. HYP008: 1,260 ÷ 1,800 = 70 %; (70 − 40) ÷ (85 − 40) = 2/3 of 38 points = 76/3.
  // Prevalence factor: (2,307 ÷ 13,283) ÷ (52,000 ÷ 314,850) = 1.051611…
  // 76/3 × £220.62 × 1.333099… × 1.051611… = £7,835.224550…
  // CS005: 1,500 ÷ 2,000 = 75 %; (75 − 45) ÷ (80 − 45) = 6/7 of 7 points = 6; not adjusted for prevalence.
  // 6 × £220.62 × 13,283 ÷ 9,964 = £1,764.650016… AF008: nobody in the denominator, so nothing.
  // Achievement £9,599.874566…; × 80 % × £225.49 ÷ £220.62 ÷ 12 = £654.118912…
  const achievement = exact('76/3')
    .mul(exact('220.62'))
    .mul(exact(2307 * 314850))
    .div(exact(9964 * 52000))
    .add(exact(6).mul(exact('220.62')).mul(exact(13283)).div(exact(9964)));
  const aspiration = achievement.mul(exact('0.8')).mul(exact('225.49')).div(exact('220.62')).div(12n);
  const paid = line(statement, 'quality-aspiration');
  assert.equal(paid.exactPounds, exactText(aspiration));
  assert.equal(paid.amountPence, 65412n);
  assert.equal(statement.totalPence, 12614560n + 65412n);
  assert.deepEqual(
    statement.lines.map((one) => one.term),
    ['global-sum', 'quality-aspiration'],
  );
});

test('known answer: X00036, GMS, July 2025: the price is backdated, with one arrears line', () => {
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-07')));
  assert.equal(line(statement, 'global-sum').amountPence, 12614560n);
  // 12,885 × (£123.34 − £121.79) × 0.9525 ÷ 12 × 3 = 12,885 × £1.55 × 0.9525 × 3/12 = £4,755.77296875.
  const arrears = line(statement, 'global-sum-arrears');
  assert.equal(arrears.formulaWithNumbers, '12,885 × (£123.34 − £121.79) × (1 − 4.75 %) ÷ 12 × 3');
  assert.match(
    arrears.formula,
    /weighted list × \(price per weighted patient now known − as paid\) × .* × months of arrears/,
  );
  assert.equal(arrears.exactPounds, '4755.77296875');
  assert.equal(arrears.amountPence, 475577n);
  assert.equal(arrears.title, 'Global sum arrears, April 2025 to June 2025');
  // April, as known then: 12,885 × £121.79 × 0.9525 ÷ 12 = £124,560.34190625, and no arrears.
  const april = loaded(prepareStatement(asked(X00036, 13283, '2025-04')));
  assert.deepEqual(
    april.lines.map((one) => one.exactPounds),
    ['124560.34190625'],
  );
  assert.equal(april.knownOn, day('2025-04-01'));
  const august = loaded(prepareStatement(asked(X00036, 13283, '2025-08')));
  assert.deepEqual(
    august.lines.map((one) => one.term),
    ['global-sum'],
  );
});

test('known answer: X00010, PMS, October and July 2025', () => {
  const statement = loaded(prepareStatement(asked(X00010, 27016, '2025-10')));
  // Weighted list at 1 April: 27,016 × 0.981 = 26,502.696, so 26,503.
  // GMS equivalent £123.34 × 0.9525 = £117.48135; with the premium £4.00, £121.48135.
  // × 26,503 = £3,219,620.21905 a year; ÷ 12 = £268,301.684920…
  assert.deepEqual(
    statement.lines.map((one) => [one.term, one.amountPence]),
    [['pms-baseline', 26830168n]],
  );
  const [yearly] = line(statement, 'pms-baseline').workings;
  assert.equal(yearly?.result, '3219620.21905');
  assert.equal(yearly?.formulaWithNumbers, '(£117.48135 + £4.00) × 26,503');
  // July: arrears of 26,503 × £1.55 × 0.9525 × 3/12 = £9,782.09165625; the premium did not change.
  const july = loaded(prepareStatement(asked(X00010, 27016, '2025-07')));
  assert.deepEqual(
    july.lines.map((one) => [one.term, one.amountPence]),
    [
      ['pms-baseline', 26830168n],
      ['pms-baseline-arrears', 978209n],
    ],
  );
  assert.equal(line(july, 'pms-baseline-arrears').exactPounds, '9782.09165625');
});

test('a PMS baseline keeps the list of 1 April', () => {
  const listSizes = (quarter: number) => ({
    registered: quarter === month('2025-04') ? 27016 : 1,
    file: LIST_FILE,
    row: 2,
  });
  const statement = loaded(prepareStatement(asked(X00010, 0, '2025-10', { listSizes })));
  assert.equal(statement.totalPence, 26830168n);
});

test('known answer: X00043, APMS, July 2025: no arrears, since its price did not change', () => {
  const statement = loaded(prepareStatement(asked(X00043, 2588, '2025-07')));
  // Weighted list: 2,588 × 1.048 = 2,712.224, so 2,712. × £140.00 = £379,680.00; ÷ 12 = £31,640.00.
  assert.deepEqual(
    statement.lines.map((one) => [one.term, one.amountPence]),
    [['apms-contract', 3164000n]],
  );
  assert.equal(line(statement, 'apms-contract').formulaWithNumbers, '2,712 × £140.00 ÷ 12');
});

test('workings nest from the line to each measure with its counts', () => {
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: quality() })));
  const paid = line(statement, 'quality-aspiration');
  const achievement = paid.workings.find((working) => working.id === 'achievement');
  assert.deepEqual(
    achievement?.workings?.map((working) => working.indicator),
    ['HYP008', 'CS005', 'AF008'],
  );
  const [hyp, cs, af] = (achievement?.workings ?? []) as [Working, Working, Working];
  const points = hyp.workings?.find((working) => working.id === 'points');
  assert.deepEqual([points?.result, points?.unit], ['76/3', 'points']);
  const share = points?.workings?.[0];
  assert.equal(share?.formulaWithNumbers, '(70 % − 40 %) ÷ 45 %, kept between 0 and 1');
  assert.equal(share?.workings?.[0]?.formulaWithNumbers, '1,260 × 100 % ÷ 1,800');
  assert.match(share?.workings?.[0]?.inputs.numerator?.source ?? '', /counts file, row 4, at 31 March 2025/);
  assert.equal(
    cs.workings?.find((working) => working.id === 'prevalence-factor')?.formulaWithNumbers,
    '1 (adjusted for prevalence: no)',
  );
  assert.deepEqual([af.result, af.because], ['0', 'nobody is in the denominator, so there are no points']);
});

test('a line names what it rests on, and the statement pins it by hash', () => {
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: quality() })));
  const rests = line(statement, 'quality-aspiration').restsOn;
  const counts = rests.filter((rest): rest is Extract<RestsOn, { kind: 'counts' }> => rest.kind === 'counts');
  assert.deepEqual(
    counts.map((rest) => rest.indicator),
    ['HYP008', 'CS005', 'AF008'],
  );
  assert.deepEqual(counts[0]?.rows, { register: 2, denominator: 3, numerator: 4 });
  const january = rests.find((rest) => rest.kind === 'list size');
  assert.deepEqual(january, { kind: 'list size', quarter: '2025-01', file: LIST_FILE, row: 37 });
  const points = rests.filter((rest) => rest.kind === 'rate' && rest.id === 'qof-point-price');
  assert.deepEqual(points.map((rest) => rest.kind === 'rate' && rest.value).sort(), ['220.62', '225.49']);
  const { contract, rates: pinned, framework, snapshot } = statement.pins;
  assert.equal(contract, contracts[0]?.hash);
  assert.deepEqual([pinned, framework, snapshot], [rates.hash, 'f'.repeat(64), 'b'.repeat(64)]);
});

test('the parts of the measures add to the line', () => {
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: quality() })));
  const paid = line(statement, 'quality-aspiration');
  const parts = partsByIndicator(paid);
  assert.deepEqual(
    parts.map((part) => part.indicator),
    ['HYP008', 'CS005', 'AF008'],
  );
  const sum = parts.reduce((total, part) => total.add(exact(part.exactPounds)), exact(0));
  assert.equal(exactText(sum), paid.exactPounds);
  assert.deepEqual(partsByIndicator(line(statement, 'global-sum')), []);
});

test('a quality line that cannot be worked out is held with its reason and is never £0', () => {
  const differ = refused({ code: 'result.counts-differ', message: 'Counts differ by 9.' });
  assert.deepEqual(held({ results: differ }), ['quality-aspiration result.counts-differ: Counts differ by 9.']);
  assert.match(
    held({ results: accepted(RESULTS.slice(1)) })[0] ?? '',
    /no-counts: There are no verified counts for HYP008/,
  );
  assert.match(
    held({ boroughRegister: () => 'not received' })[0] ?? '',
    /no-counts: The borough has no register for HYP008/,
  );
  assert.match(held({ boroughList: 'not received' })[0] ?? '', /no-list: The borough's list at 1 January 2025/);
  const others = RESULTS.map((one) => ({ ...one, practice: X00010.code }));
  assert.match(
    held({ results: accepted(others) })[0] ?? '',
    /no-counts: The counts for HYP008 are of X00010 at 31 March 2025, not of/,
  );
  const none = loaded(prepareStatement(asked(X00036, 13283, '2025-10')));
  assert.deepEqual(
    none.held.map((one) => one.reason.code),
    ['statement.no-counts'],
  );
});

test('a definition that nobody checked is paid only when somebody has accepted it', () => {
  const unchecked = RESULTS.map((one) => ({ ...one, verification: 'unverified' as const }));
  assert.match(held({ results: accepted(unchecked) })[0] ?? '', /result.not-verified: The definition of HYP008/);
  const acceptances = new Map(RESULTS.map((one) => [one.definitionHash, 'accepted by the quality lead']));
  const input = quality({ results: accepted(unchecked), acceptances });
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: input })));
  assert.equal(line(statement, 'quality-aspiration').amountPence, 65412n);
});

test('nobody on a register of the borough leaves the factor at 1 and the points at none', () => {
  const empty = RESULTS.map((one) => ({ ...one, register: 0, denominator: 0, numerator: 0 }));
  const input = quality({ results: accepted(empty), boroughRegister: () => 0 });
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: input })));
  assert.equal(line(statement, 'quality-aspiration').amountPence, 0n);
});

function refusalOf(input: StatementInput): string {
  const outcome = prepareStatement(input);
  return outcome.ok ? 'accepted' : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}

test('no contract, no list and no rate are refused with the reason', () => {
  assert.match(refusalOf(asked(X00036, 13283, '2026-04')), /no-contract: .* no GMS contract that holds in April 2026/);
  assert.match(refusalOf(asked(X00036, 13283, '2025-03')), /no-contract/);
  const later = { contractFrom: day('2025-11-01') };
  assert.match(refusalOf(asked(X00036, 13283, '2025-10', later)), /no-contract/);
  const listSizes = () => 'not received' as const;
  assert.match(refusalOf(asked(X00036, 1, '2025-10', { listSizes })), /no-list: .* at 1 October 2025 was not received/);
  assert.match(refusalOf(asked(X00010, 1, '2025-10', { listSizes })), /no-list: .* at 1 April 2025 was not received/);
  const before = { knownOn: day('2025-03-31') };
  assert.match(refusalOf(asked(X00036, 13283, '2025-04', before)), /no-rate: .* was not known on 31 March 2025/);
});

test('a statement is the same each time, and as it was known on any day', () => {
  const input = asked(X00036, 13283, '2025-10', { quality: quality() });
  const statement = loaded(prepareStatement(input));
  assert.equal(loaded(prepareStatement(input)).contentHash, statement.contentHash);
  const asKnown = loaded(prepareStatement(asked(X00036, 13283, '2025-05', { knownOn: day('2025-05-01') })));
  assert.equal(asKnown.lines[0]?.amountPence, 12456034n);
  // Made late, after the price was backdated: May at the new price, and what April is still owed.
  const late = loaded(prepareStatement(asked(X00036, 13283, '2025-05', { knownOn: day('2025-07-10') })));
  assert.deepEqual(
    late.lines.map((one) => [one.term, one.exactPounds]),
    [
      ['global-sum', '126145.5995625'],
      ['global-sum-arrears', '1585.25765625'],
    ],
  );
});

test('the JSON is stable, whole and reads back; what was changed since is noticed', () => {
  const statement = loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: quality() })));
  const json = JSON.parse(JSON.stringify(statementJson(statement, 'exact')));
  assert.deepEqual(Object.keys(json).sort(), [
    'contentHash',
    'contractTitle',
    'contractType',
    'held',
    'knownOn',
    'lines',
    'month',
    'pins',
    'practice',
    'practiceName',
    'release',
    'totalPence',
  ]);
  assert.equal(
    json.totalPence,
    json.lines.reduce((sum: number, one: { amountPence: number }) => sum + one.amountPence, 0),
  );
  assert.deepEqual(statementFromJson(json), statement);
  json.lines[0].amountPence += 1;
  assert.throws(() => statementFromJson(json), /is as it was frozen/);
});

test('this year’s achievement is a forecast by the same terms at this year’s prices, and no line', () => {
  const results = RESULTS.map(({ indicator, register, denominator, numerator }) =>
    result(X00036.code, indicator, { register, denominator, numerator }, '2026-03-31'),
  );
  const thisYear = quality({ periodEnd: day('2026-03-31'), results: accepted(results) });
  const listSizes = () => ({ registered: 13283, file: LIST_FILE, row: 37 });
  const knownOn = day('2026-04-10');
  const input = { practice: X00036, contracts, rates, listSizes, knownOn, quality: thisYear };
  const forecast = loaded(forecastAchievement(input));
  // As last year's, at £225.49 a point and the list divisor 10,184:
  // 76/3 × £225.49 × 2,307 × 314,850 ÷ (10,184 × 52,000) + 6 × £225.49 × 13,283 ÷ 10,184
  const pounds = exact('76/3')
    .mul(exact('225.49'))
    .mul(exact(2307 * 314850))
    .div(exact(10184 * 52000))
    .add(exact(6).mul(exact('225.49')).mul(exact(13283)).div(exact(10184)));
  assert.equal(forecast.exactPounds, exactText(pounds));
  assert.deepEqual([forecast.points, forecast.pointsAvailable], ['94/3', '57']);
  assert.deepEqual(
    forecast.measures.map((one) => [one.indicator, one.points]),
    [
      ['HYP008', '76/3'],
      ['CS005', '6'],
      ['AF008', '0'],
    ],
  );
});
