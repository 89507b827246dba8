import { assert } from '../../base/index.ts';
import { type JudgedCounts, type Judgement, judgeMeasure, type Triggers } from './judge.ts';

/** A measure whose practices' true probabilities are known: for a made-up population alone. */
export type KnownMeasure = {
  readonly direction: 'higher' | 'lower' | 'neither';
  readonly practices: readonly {
    readonly denominator: number;
    /** What was in fact counted; null: only drawn. */
    readonly numerator: number | null;
    readonly truth: number;
  }[];
};

/** What flags came to against what is true. Shares are 0 to 1; null where there was nothing to take them of. */
export type FlagCheck = {
  /** Practices with a figure, over all measures; and those judged: not left unranked for too much chance. */
  readonly results: number;
  readonly judged: number;
  readonly flagged: number;
  /** Of all results, how many were flagged. */
  readonly flaggedShare: number | null;
  /** Of those flagged, how many are in truth not even on that side of the average; and the same of all results. */
  readonly falseShare: number | null;
  readonly falseOfResults: number | null;
  /** Of those that are in truth within what is usual, how many were flagged. */
  readonly flaggedOfUsual: number | null;
  /**
   * The least that this would be whichever truths practices happened to have: the lower end of its 95 % interval, a practice on a
   * measure being one observation however often it was drawn.
   */
  readonly flaggedOfUsualAtLeast: number | null;
  /** Of those that are in truth beyond what is usual, how many were flagged. */
  readonly power: number | null;
};

export type Calibration = { readonly watch: FlagCheck; readonly outlier: FlagCheck };

/** One practice on one measure, which is usual in truth: how often it was judged, and how often flagged. */
type UsualResult = { judged: number; flagged: number };

type Tally = Record<'results' | 'judged' | 'flagged' | 'wrongSide' | 'beyond' | 'found', number> & {
  /** By measure and practice. */
  readonly usual: Map<string, UsualResult>;
};

function emptyTally(): Tally {
  return { results: 0, judged: 0, flagged: 0, wrongSide: 0, beyond: 0, found: 0, usual: new Map() };
}

/**
 * Judges measures of known truth and counts what the flags were worth. In truth a practice is beyond what is usual where its
 * own probability lies further from the mean of all practices' than the deviate times their standard deviation, on the
 * arc-sine scale.
 * @param draws the same measures, counted once or drawn again and again
 */
export function calibrate(draws: readonly (readonly KnownMeasure[])[], triggers: Triggers): Calibration {
  const tallies = { watch: emptyTally(), outlier: emptyTally() };
  for (const [index, measure] of draws.flatMap((measures) => [...measures.entries()])) {
    const counts = measure.practices.map(
      ({ numerator, denominator }): JudgedCounts => ({
        counts: numerator === null || denominator === 0 ? null : { numerator, denominator },
        isImplausible: false,
      }),
    );
    const { judgements } = judgeMeasure(counts, 'neither', triggers);
    const truths = standardisedTruths(measure.practices.map(({ truth }) => truth));
    for (const [at, judgement] of judgements.entries()) {
      const known = { result: `${index} ${at}`, truth: truths[at] as number };
      count(tallies.watch, judgement, known, triggers.watch, ['to watch', 'outlier']);
      count(tallies.outlier, judgement, known, triggers.outlier, ['outlier']);
    }
  }
  return { watch: checkOf(tallies.watch), outlier: checkOf(tallies.outlier) };
}

function count(
  tally: Tally,
  { standing, side }: Judgement,
  { result, truth }: { readonly result: string; readonly truth: number },
  deviate: number,
  flags: readonly Judgement['standing'][],
): void {
  if (standing !== 'no figure') tally.results += 1;
  if (!['as others', 'to watch', 'outlier'].includes(standing)) return;
  const isFlagged = flags.includes(standing);
  const isBeyond = Math.abs(truth) > deviate;
  tally.judged += 1;
  if (isBeyond) tally.beyond += 1;
  else countUsual(tally.usual, result, isFlagged);
  if (!isFlagged) return;
  tally.flagged += 1;
  if (side === 'high' ? truth <= 0 : truth >= 0) tally.wrongSide += 1;
  if (isBeyond) tally.found += 1;
}

function countUsual(usual: Tally['usual'], result: string, isFlagged: boolean): void {
  const own = usual.get(result) ?? { judged: 0, flagged: 0 };
  usual.set(result, own);
  own.judged += 1;
  if (isFlagged) own.flagged += 1;
}

function checkOf({ results, judged, flagged, wrongSide, usual, beyond, found }: Tally): FlagCheck {
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    ...{ results, judged, flagged },
    flaggedShare: share(flagged, results),
    falseShare: share(wrongSide, flagged),
    falseOfResults: share(wrongSide, results),
    ...flaggedUsual([...usual.values()]),
    power: share(found, beyond),
  };
}

/** 95 % of a normal distribution lie within so many standard deviations. */
const DEVIATE_95 = 1.959964;

/** The share, and the lower end of the interval of a ratio of sums over results (Cochran, Sampling Techniques, 2.11, from memory). */
function flaggedUsual(results: readonly UsualResult[]): Pick<FlagCheck, 'flaggedOfUsual' | 'flaggedOfUsualAtLeast'> {
  const judged = results.reduce((sum, each) => sum + each.judged, 0);
  if (judged === 0) return { flaggedOfUsual: null, flaggedOfUsualAtLeast: null };
  const share = results.reduce((sum, each) => sum + each.flagged, 0) / judged;
  const squares = results.reduce((sum, each) => sum + (each.flagged - share * each.judged) ** 2, 0);
  const error = Math.sqrt((squares * results.length) / Math.max(1, results.length - 1)) / judged;
  return { flaggedOfUsual: share, flaggedOfUsualAtLeast: Math.max(0, share - DEVIATE_95 * error) };
}

/** Each truth in standard deviations from their mean, on the arc-sine scale; 0 where all are alike. */
function standardisedTruths(truths: readonly number[]): readonly number[] {
  const roots = truths.map((truth) => Math.asin(Math.sqrt(truth)));
  const mean = roots.reduce((sum, root) => sum + root, 0) / roots.length;
  const spread = Math.sqrt(roots.reduce((sum, root) => sum + (root - mean) ** 2, 0) / Math.max(1, roots.length - 1));
  return roots.map((root) => (spread > 0 ? (root - mean) / spread : 0));
}

/** The same measures with counts drawn anew from their truths, or from one common share for everybody. */
export function drawnAgain(
  measures: readonly KnownMeasure[],
  uniform: () => number,
  from: 'truth' | 'average',
): readonly KnownMeasure[] {
  return measures.map((measure) => {
    const people = measure.practices.reduce((sum, { denominator }) => sum + denominator, 0);
    const expected = measure.practices.reduce((sum, { denominator, truth }) => sum + denominator * truth, 0);
    const average = people === 0 ? 0 : expected / people;
    return {
      ...measure,
      practices: measure.practices.map(({ denominator, truth }) => {
        const share = from === 'truth' ? truth : average;
        return { denominator, truth, numerator: binomial(denominator, share, uniform) };
      }),
    };
  });
}

/** People for whom one draw is enough: none of them succeeding is then never too rare for a number. */
const AT_A_TIME = 30;

/** A number of successes out of n, drawn by inversion for some people at a time. */
function binomial(n: number, share: number, uniform: () => number): number {
  assert(share >= 0 && share <= 1, 'a truth is a probability');
  if (share > 0.5) return n - binomial(n, 1 - share, uniform);
  let found = 0;
  for (let left = n; left > 0; left -= AT_A_TIME) found += inverted(Math.min(left, AT_A_TIME), share, uniform());
  return found;
}

/** The least number that so large a share of the binomial distribution lies at or below. */
function inverted(n: number, share: number, at: number): number {
  let chance = (1 - share) ** n;
  let below = chance;
  let k = 0;
  while (below < at && k < n) {
    chance *= ((n - k) * share) / ((k + 1) * (1 - share));
    k += 1;
    below += chance;
  }
  return k;
}
