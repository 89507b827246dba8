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
  /** Of those that are in truth beyond what is usual, how many were flagged. */
  readonly power: number | null;
};

export type Calibration = { readonly watch: FlagCheck; readonly outlier: FlagCheck };

type Tally = Record<
  'results' | 'judged' | 'flagged' | 'wrongSide' | 'usual' | 'flaggedUsual' | 'beyond' | 'found',
  number
>;

const EMPTY: Tally = {
  ...{ results: 0, judged: 0, flagged: 0, wrongSide: 0 },
  ...{ usual: 0, flaggedUsual: 0, beyond: 0, found: 0 },
};

/**
 * Judges measures of known truth and counts what the flags were worth. In truth a practice is beyond what is usual where its
 * own probability lies further from the mean of all practices' than the deviate times their standard deviation, on the
 * arc-sine scale.
 */
export function calibrate(measures: readonly KnownMeasure[], triggers: Triggers): Calibration {
  const tallies = { watch: { ...EMPTY }, outlier: { ...EMPTY } };
  for (const measure of measures) {
    const counts = measure.practices.map(
      ({ numerator, denominator }): JudgedCounts => ({
        counts: numerator === null || denominator === 0 ? null : { numerator, denominator },
        isImplausible: false,
      }),
    );
    const { judgements } = judgeMeasure(counts, 'neither', triggers);
    const truths = standardisedTruths(measure.practices.map(({ truth }) => truth));
    for (const [at, judgement] of judgements.entries()) {
      count(tallies.watch, judgement, truths[at] as number, triggers.watch, ['to watch', 'outlier']);
      count(tallies.outlier, judgement, truths[at] as number, triggers.outlier, ['outlier']);
    }
  }
  return { watch: checkOf(tallies.watch), outlier: checkOf(tallies.outlier) };
}

function count(
  tally: Tally,
  { standing, side }: Judgement,
  truth: number,
  deviate: number,
  flags: readonly Judgement['standing'][],
): void {
  if (standing !== 'no figure') tally.results += 1;
  if (!['as others', 'to watch', 'outlier'].includes(standing)) return;
  const isFlagged = flags.includes(standing);
  const isBeyond = Math.abs(truth) > deviate;
  tally.judged += 1;
  if (isBeyond) tally.beyond += 1;
  else tally.usual += 1;
  if (!isFlagged) return;
  tally.flagged += 1;
  if (side === 'high' ? truth <= 0 : truth >= 0) tally.wrongSide += 1;
  if (isBeyond) tally.found += 1;
  else tally.flaggedUsual += 1;
}

function checkOf({ results, judged, flagged, wrongSide, usual, flaggedUsual, beyond, found }: Tally): FlagCheck {
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    ...{ results, judged, flagged },
    flaggedShare: share(flagged, results),
    falseShare: share(wrongSide, flagged),
    falseOfResults: share(wrongSide, results),
    flaggedOfUsual: share(flaggedUsual, usual),
    power: share(found, beyond),
  };
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
