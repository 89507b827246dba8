import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contracts as contractDefinitions } from '../../definitions/contracts/index.ts';
import { participation as definition } from '../../definitions/demo/participation.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { day, exact, exactText, type Json, month, type Outcome, odsCode } from '../base/index.ts';
import type { AnsweredMeasure, Framework, Measure } from '../indicators/index.ts';
import { forecastAchievement } from './achievement.ts';
import { loadContracts } from './contract.ts';
import { loadParticipation, type Participation, type ParticipationJson, participationIn } from './participation.ts';
import { proposedPointValue } from './proposed-achievement.ts';
import { loadRates } from './rate.ts';
import { prepareStatement } from './statement.ts';
import type { StatementInput } from './statement-input.ts';
import { quality as qualityOf, result } from './trial-statement.test.ts';

const rates = taken(loadRates(rateDefinitions as unknown as Json));
const contracts = taken(loadContracts(contractDefinitions as unknown as Json, rates));
const X00045 = odsCode('X00045');

function taken<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function refusalOf(outcome: Outcome<unknown>): string {
  assert.ok(!outcome.ok);
  return outcome.refusal.message;
}

const MEASURE: Measure = {
  id: 'QOH102',
  rule: 'HYP008',
  points: 36,
  lowerPercent: 40,
  upperPercent: 85,
  prevalenceAdjusted: true,
  prevalence: 'national',
  shortTitle: 'Hypertension controlled',
  source: 'tests',
};

function framework(measure: Partial<Measure> = {}, answered: readonly AnsweredMeasure[] = []): Framework {
  const empty = { format: 1 as const, title: 'A design', year: '2025/26', registers: [], rules: [], codelists: {} };
  return { ...empty, id: definition.framework, measures: [{ ...MEASURE, ...measure } as Measure], answered };
}

const ACCESS: AnsweredMeasure = {
  id: 'QOH406',
  kind: 'yes-no',
  points: 20,
  question: 'Was it agreed?',
  shortTitle: 'Access',
  source: 'tests',
};

function load(change: Partial<ParticipationJson> = {}, of: Framework = framework({}, [ACCESS])) {
  return loadParticipation({ ...definition, ...change } as unknown as Json, [of]);
}

function agreements(change: object) {
  const [first, ...rest] = definition.agreements;
  return { agreements: [{ ...first, ...change }, ...rest] } as Partial<ParticipationJson>;
}

const upperWharf = first(taken(load()));

function first<T>([one]: readonly T[]): T {
  assert.ok(one !== undefined);
  return one;
}

function asked(when: string, participation: Participation | null = upperWharf as Participation): StatementInput {
  const place = { locality: 'east', team: 'east-2', deprivationScore: '13.1', weightedToRegistered: '0.981' };
  const practice = { code: X00045, name: 'Upper Wharf Practice', contractType: 'GMS' as const, ...place };
  const listSizes = () => ({ registered: 6559, file: 'a'.repeat(64), row: 3 });
  const joined = participation === null ? {} : { participation };
  return { practice, month: month(when), contracts, rates, listSizes, ...joined };
}

test('the pot is what the agreement replaces, and a point is worth the pot over all points', () => {
  assert.equal(exactText(upperWharf.pot), '117718');
  assert.equal(upperWharf.points, 56);
  const { lines } = taken(prepareStatement(asked('2025-10')));
  assert.deepEqual(
    lines.map(({ term }) => term),
    ['global-sum', 'outcomes-on-account'],
  );
  const [, line] = lines;
  const value = line?.workings.find(({ id }) => id === 'outcomes-point-value');
  assert.equal(value?.result, '58859/28');
  // 117,718 × 80 % ÷ 12
  assert.equal(line?.amountPence, 784_787n);
  const sources = Object.values(value?.inputs ?? {}).map(({ source }) => source);
  assert.match(
    sources.join(' '),
    /signed by The partners of Upper Wharf .* on 18 March 2025, in place of QOF £96,400.00/,
  );
});

test('whoever signed nothing is paid QOF and nothing of the other scheme', () => {
  const held = taken(prepareStatement(asked('2025-10', null)));
  assert.deepEqual(
    held.lines.map(({ term }) => term),
    ['global-sum'],
  );
  assert.deepEqual(
    held.held.map(({ term }) => term),
    ['quality-aspiration'],
  );
});

test('a statement with QOF and the other scheme is refused in words', () => {
  const leftIn = { ...upperWharf, replaces: upperWharf.replaces.filter(({ scheme }) => scheme !== 'QOF') };
  const refused = prepareStatement(asked('2025-10', leftIn));
  assert.equal(
    refusalOf(refused),
    'The statement of Upper Wharf Practice for October 2025 would pay Quality Outcomes for Health and QOF.',
  );
  assert.equal(!refused.ok && refused.refusal.code, 'statement.two-schemes');
});

test('while it takes part a practice earns no QOF achievement; on 1 April it is in QOF again', () => {
  const quality = { periodEnd: upperWharf.validTo } as NonNullable<StatementInput['quality']>;
  const input = { ...asked('2025-10'), knownOn: upperWharf.validTo, quality };
  assert.match(
    refusalOf(forecastAchievement(input)),
    /takes part in Quality Outcomes for Health .* no QOF achievement/,
  );
  assert.equal(participationIn([upperWharf], X00045, month('2026-03')), upperWharf);
  assert.equal(participationIn([upperWharf], X00045, month('2026-04')), undefined);
});

test('a year in it earns points at the pot over all points, by the prevalence that each measure names', () => {
  const { listSizes } = asked('2025-10');
  const periodEnd = upperWharf.validTo;
  const local: Measure = { ...MEASURE, id: 'QOH201', rule: 'QOH201', prevalence: 'local' };
  const counts = { register: 600, denominator: 500, numerator: 425 };
  const results = [result(X00045, 'HYP008', counts, '2026-03-31'), result(X00045, 'QOH201', counts, '2026-03-31')];
  const quality = {
    ...qualityOf({ measures: [MEASURE, local], results: { ok: true as const, value: results } }),
    periodEnd,
    framework: upperWharf.framework,
    registerOf: () => 'HYP',
    frozen: { periodEnd: day('2025-03-31'), register: () => 3000, list: 60_000 },
  };
  const of = asked('2025-10');
  const input = { ...of, listSizes, knownOn: periodEnd, quality, participation: upperWharf };
  const { measures, working, restsOn } = taken(forecastAchievement(input));
  const price = upperWharf.pot.div(exact(upperWharf.points));
  const list = listSizes(month('2026-01'));
  const prevalence = exact(600).div(exact(list === 'not received' ? 0 : list.registered));
  const earned = (points: number, compared: string) =>
    exactText(exact(points).mul(price).mul(prevalence).div(exact(compared)));
  assert.deepEqual(
    measures.map(({ indicator, exactPounds }) => [indicator, exactPounds]),
    [
      ['QOH102', earned(MEASURE.points, '0.168')],
      ['QOH201', earned(MEASURE.points, '0.05')],
    ],
  );
  assert.equal(working.title, 'Achievement of the year in Quality Outcomes for Health');
  assert.ok(restsOn.some((rest) => rest.kind === 'rate' && rest.id === 'national-prevalence-HYP'));
  assert.ok(restsOn.some((rest) => rest.kind === 'borough counts' && rest.periodEnd === '2025-03-31'));
});

test('more points of one measure make every point worth less: the pot stays what it is', () => {
  const input = { participation: upperWharf, quality: qualityOf({ measures: [MEASURE] }) };
  const valueAt = (points: number) => exactText(proposedPointValue(input, { ...MEASURE, points }) ?? exact(0));
  assert.equal(upperWharf.points, 56);
  assert.deepEqual([valueAt(36), valueAt(46)], [exactText(upperWharf.pot.div(56)), exactText(upperWharf.pot.div(66))]);
  assert.equal(proposedPointValue({ quality: input.quality }, MEASURE), undefined);
});

test('agreements that cannot stand are refused when they are loaded', () => {
  const cases: readonly [Outcome<unknown>, RegExp][] = [
    [load({ validFrom: '2025-07-01' }), /from 1 April to 31 March/],
    [load(agreements({ signedOn: '2025-04-01' })), /X00045 signed on 2025-04-01, when the year had begun/],
    [load(agreements({ practice: 'X00048' })), /X00048 has signed twice/],
    [load(agreements({ replaces: definition.agreements[0]?.replaces.slice(1) })), /X00045 leaves QOF in place/],
    [load({ delegatedBudget: { poundsPerYear: '200000', source: 'tests' } }), /pots come to £217,544.00/],
    [load({ framework: 'no-such/2025-26' }), /no framework called no-such/],
  ];
  for (const [outcome, words] of cases) assert.match(refusalOf(outcome), words);
});

test('a factor names what it is compared with', () => {
  const { prevalence: _, ...unnamed } = MEASURE;
  const of = { ...framework(), measures: [unnamed] };
  assert.match(refusalOf(load({}, of)), /QOH102 is adjusted by prevalence and does not say/);
});
