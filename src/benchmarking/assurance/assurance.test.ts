import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { normalQuantile } from '../statistics/normal.ts';
import { overDispersionOfProportions, type Trimming } from '../statistics/over-dispersion.ts';
import { uniformDraws } from '../statistics/seeded-draws.ts';
import { calibrate, drawnAgain, type KnownMeasure } from './calibrate.ts';
import { type JudgedCounts, judgeMeasure, trendOf } from './judge.ts';

const TRIGGERS = { watch: 1.959964, outlier: 3.090232, fewestPractices: 8 };

function counts(numerator: number, denominator: number, isImplausible = false): JudgedCounts {
  return { counts: { numerator, denominator }, isImplausible };
}

/** Practices of 400 people at shares from 70 to 79 per cent. */
const USUAL = Array.from({ length: 30 }, (_, at) => counts(280 + 4 * (at % 10), 400));

describe('a judged measure', () => {
  test('stops what is implausible before any statistic, and keeps it out of the others’ average', () => {
    const { judgements, average } = judgeMeasure([...USUAL, counts(400, 400, true)], 'higher', TRIGGERS);
    const last = judgements.at(-1);
    assert.deepEqual([last?.standing, last?.z, last?.reliability, last?.side], ['implausible', null, null, null]);
    assert.equal(average, judgeMeasure(USUAL, 'higher', TRIGGERS).average);
  });

  test('does not rank a practice of whom chance says too much, however far it lies', () => {
    const { judgements } = judgeMeasure([...USUAL, counts(0, 6)], 'higher', TRIGGERS);
    const small = judgements.at(-1);
    assert.equal(small?.standing, 'too much chance');
    assert.ok((small?.reliability ?? 1) < 0.7 && small?.side === null && small.share !== null);
  });

  test('calls practices that differ by chance alone nothing at all', () => {
    const alike = Array.from({ length: 30 }, (_, at) => counts(30 + (at % 2), 40));
    const { judgements, reliability } = judgeMeasure(alike, 'higher', TRIGGERS);
    assert.equal(reliability, 0);
    assert.deepEqual([...new Set(judgements.map(({ standing }) => standing))], ['too much chance']);
  });

  test('finds outliers on both sides, and says which is the better', () => {
    const far = [...USUAL, counts(396, 400), counts(180, 400)];
    const sides = (direction: 'higher' | 'lower' | 'neither') =>
      judgeMeasure(far, direction, TRIGGERS)
        .judgements.slice(-2)
        .map(({ standing, side }) => `${standing} ${side}`);
    assert.deepEqual(sides('higher'), ['outlier better', 'outlier worse']);
    assert.deepEqual(sides('lower'), ['outlier worse', 'outlier better']);
    assert.deepEqual(sides('neither'), ['outlier high', 'outlier low']);
  });

  test('compares nobody where there are too few practices, and has no figure without people', () => {
    const few = judgeMeasure([counts(3, 4), counts(1, 2), { counts: null, isImplausible: false }], 'higher', TRIGGERS);
    assert.deepEqual(
      few.judgements.map(({ standing }) => standing),
      ['too much chance', 'too much chance', 'no figure'],
    );
    assert.equal(few.average, null);
  });

  test('tells a move from chance', () => {
    const of = (numerator: number, denominator: number) => ({ numerator, denominator });
    assert.equal(trendOf(of(700, 1000), of(750, 1000), 1.96), 'up');
    assert.equal(trendOf(of(70, 100), of(75, 100), 1.96), 'chance');
    assert.equal(trendOf(of(75, 100), of(40, 100), 1.96), 'down');
    assert.equal(trendOf(null, of(1, 2), 1.96), null);
  });
});

describe('calibration on known truth', () => {
  /** Twelve measures of fifty practices of 300 people, whose logits lie about their mean with deviation `spread`. */
  function known(spread: number): readonly KnownMeasure[] {
    const draw = uniformDraws(7);
    const normal = (): number => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
    return Array.from({ length: 12 }, () => ({
      direction: 'higher' as const,
      practices: Array.from({ length: 50 }, () => {
        const truth = 1 / (1 + Math.exp(-(1 + spread * normal())));
        return { denominator: 300, numerator: null, truth };
      }),
    }));
  }

  test('flags no more than the nominal share of practices that are as usual, and finds most that are far', () => {
    const uniform = uniformDraws(1);
    const checks = Array.from(
      { length: 20 },
      () => calibrate([drawnAgain(known(0.4), uniform, 'truth')], TRIGGERS).watch,
    );
    const mean = (of: (check: (typeof checks)[number]) => number | null): number =>
      checks.reduce((sum, check) => sum + (of(check) ?? 0), 0) / checks.length;
    assert.ok(mean(({ flaggedOfUsual }) => flaggedOfUsual) < 0.05);
    assert.ok(mean(({ falseShare }) => falseShare) < 0.025);
    assert.ok(mean(({ power }) => power) > 0.5);
    assert.ok(checks.every(({ judged }) => judged > 400));
  });

  test('takes a practice that is drawn again and again for one observation, and limits that are too narrow for such', () => {
    const uniform = uniformDraws(4);
    const drawn = (draws: number, watch: number) =>
      calibrate(
        Array.from({ length: draws }, () => drawnAgain(known(0.4), uniform, 'truth')),
        { ...TRIGGERS, watch },
      ).watch;
    const [usual, narrow] = [drawn(20, TRIGGERS.watch), drawn(20, 1)];
    const width = ({ flaggedOfUsual, flaggedOfUsualAtLeast }: typeof usual): number =>
      (flaggedOfUsual ?? 0) - (flaggedOfUsualAtLeast ?? 0);
    assert.ok(width(usual) > 0 && (usual.flaggedOfUsualAtLeast ?? 1) < 0.05);
    assert.ok(Math.abs(width(drawn(80, TRIGGERS.watch)) / width(usual) - 1) < 0.2, 'more draws are no more truths');
    assert.ok((narrow.flaggedOfUsualAtLeast ?? 0) > 0.05, `${narrow.flaggedOfUsualAtLeast}`);
  });

  test('would flag more than that if the spread were drawn in and not rescaled, which is why it is', () => {
    // A standard normal's tenth in each tail drawn in to where it begins has variance 0.6787.
    const shares = Array.from({ length: 201 }, (_, at) => (at + 0.5) / 201);
    const z = shares.map((share) => normalQuantile(share));
    const truths = z.map((deviate) => Math.sin(1 + 0.1 * deviate) ** 2);
    const people = truths.map(() => 1_000_000);
    const numerators = truths.map((truth) => Math.round(truth * 1_000_000));
    const spread = (trimming: Trimming): number => {
      const found = overDispersionOfProportions(numerators, people, trimming);
      assert.ok(found.ok);
      return Math.sqrt(found.value.tau2);
    };
    assert.ok(Math.abs(spread('winsorise and rescale') - 0.1) < 0.002, `${spread('winsorise and rescale')}`);
    assert.ok(Math.abs(spread('winsorise') - 0.1 * Math.sqrt(0.678655)) < 0.002, `${spread('winsorise')}`);
  });

  test('flags next to nobody where all practices are the same in truth', () => {
    const uniform = uniformDraws(2);
    const flagged = Array.from({ length: 20 }, () =>
      calibrate([drawnAgain(known(0.4), uniform, 'average')], TRIGGERS),
    ).map(({ watch }) => watch.flaggedShare ?? 0);
    assert.ok(Math.max(...flagged) < 0.05, `${Math.max(...flagged)}`);
  });

  test('draws a number with the mean and the variance of the binomial', () => {
    const uniform = uniformDraws(3);
    const measure: KnownMeasure = {
      direction: 'higher',
      practices: Array.from({ length: 4000 }, () => ({ denominator: 100, numerator: null, truth: 0.8 })),
    };
    const found = drawnAgain([measure], uniform, 'truth')[0]?.practices.map(({ numerator }) => numerator ?? 0) ?? [];
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
    const variance = found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / found.length;
    assert.ok(Math.abs(mean - 80) < 0.3 && Math.abs(variance - 16) < 1.5, `${mean} ${variance}`);
  });
});
