import { type Actor, accepted, assert, type Day, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import {
  type Calibration,
  calibrate,
  drawnAgain,
  type FlagCheck,
  type KnownMeasure,
  uniformDraws,
  wilson,
} from '../../benchmarking/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { latestPeriodEnd } from '../measures/measure-named.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type AssuredMeasure, assuredMeasures } from './assurance-results.ts';

/** What was hidden when the demonstration was made, as far as this command needs it. */
export type HiddenTruth = {
  /** ISO days, in the order of the lists below. */
  readonly cutOffs: readonly string[];
  /** By practice and indicator: the probability of meeting the numerator, by cut-off. */
  readonly quality: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
};

/** A check of flags in text: shares in per cent, `none` where there was nothing to take a share of. */
export type ShownFlagCheck = {
  readonly results: number;
  readonly judged: number;
  readonly flagged: number;
  readonly flaggedPercent: string | null;
  readonly falsePercent: string | null;
  readonly falseOfResultsPercent: string | null;
  readonly flaggedOfUsualPercent: string | null;
  /** The least of it that agrees with the draws, whichever truths practices happened to have. */
  readonly flaggedOfUsualAtLeastPercent: string | null;
  readonly powerPercent: string | null;
};

type ShownCalibration = { readonly watch: ShownFlagCheck; readonly outlier: ShownFlagCheck };

export type CalibrationReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly periodEnd: Day;
  readonly measures: number;
  readonly practices: number;
  readonly seed: number;
  readonly draws: number;
  /** The most of practices that are as usual that may be flagged, per cent: half of it on each side. */
  readonly nominal: { readonly watchPercent: string; readonly outlierPercent: string };
  /** What was counted here, against the truth. */
  readonly observed: ShownCalibration;
  /** Counts drawn again from the truth, as many people in each denominator. */
  readonly drawn: ShownCalibration;
  /** Counts drawn from one common share: no practice differs in truth. */
  readonly allAlike: ShownCalibration;
  /** Of the 95 % intervals of what was counted, how many hold the truth. */
  readonly intervals: { readonly intervals: number; readonly holdTruthPercent: string | null };
  /** Whether flags of practices that are as usual, and false flags of all results, stay within the nominal rate over the draws. */
  readonly isWithinNominal: boolean;
  readonly words: readonly string[];
};

export type CalibrationAsk = { readonly truth: HiddenTruth; readonly draws?: number; readonly seed?: number };

const NOMINAL = { watch: 0.05, outlier: 0.002 } as const;
const USUAL_DRAWS = 200;
const USUAL_SEED = 1;

const WORDS = [
  'Flagged: beyond the limits, once what is implausible and what has too much chance in it is left out.',
  'False: flagged, and in truth not even on that side of the average. Of those as usual: the practices whose true probability lies within the same limits. Power: of those beyond them in truth, how many were flagged.',
  'In truth a practice is beyond what is usual when its own probability lies further from the mean of all practices’ than the trigger’s number of their standard deviations, on the arc-sine scale.',
];

/** How often flags are false and how often they are missed, on the demonstration, whose truth is known. */
export function calibrationReport(
  context: ReportContext,
  reader: Actor,
  { truth, draws = USUAL_DRAWS, seed = USUAL_SEED }: CalibrationAsk,
): Report<CalibrationReport> {
  const what = { actions: ['see exact counts'] as const, verb: 'read calibration', subject: 'assurance calibration' };
  return reading(context, reader, what, async () => {
    const periodEnd = await latestPeriodEnd(context);
    const year = truth.cutOffs.indexOf(isoOfDay(periodEnd));
    if (year < 0) return noTruth(periodEnd);
    const assured = await assuredMeasures(context, 'exact', periodEnd);
    const known = assured.flatMap((measure) => knownMeasure(measure, truth, year));
    const triggers = context.assurance.numbersOn(periodEnd);
    const uniform = uniformDraws(seed);
    const again = (from: 'truth' | 'average'): Calibration =>
      calibrate(
        Array.from({ length: draws }, () => drawnAgain(known, uniform, from)),
        triggers,
      );
    const drawn = again('truth');
    const { id, title } = context.framework;
    return accepted({
      framework: { id, title },
      periodEnd,
      measures: known.length,
      practices: context.register.practices().length,
      ...{ seed, draws },
      nominal: { watchPercent: fixed(100 * NOMINAL.watch, 1), outlierPercent: fixed(100 * NOMINAL.outlier, 1) },
      observed: shownCalibration(calibrate([known], triggers)),
      drawn: shownCalibration(drawn),
      allAlike: shownCalibration(again('average')),
      intervals: coverage(known),
      isWithinNominal: isWithin(drawn.watch, NOMINAL.watch) && isWithin(drawn.outlier, NOMINAL.outlier),
      words: WORDS,
    });
  });
}

function noTruth(periodEnd: Day): Outcome<never> {
  return refused({
    code: 'not-found',
    message: `The truth of ${isoOfDay(periodEnd)} is not known: it is kept of the demonstration’s own cut-offs alone.`,
  });
}

function knownMeasure(
  { measure, direction, results }: AssuredMeasure,
  { quality }: HiddenTruth,
  year: number,
): readonly KnownMeasure[] {
  const practices = results.flatMap(({ practice, rate, judged }) => {
    const truth = quality[practice.code]?.[measure.rule]?.[year];
    if (truth === undefined || rate.value.kind === 'none' || judged.value.standing === 'implausible') return [];
    return [{ denominator: rate.value.denominator, numerator: rate.value.numerator, truth }];
  });
  return practices.length === 0 ? [] : [{ direction, practices }];
}

function coverage(measures: readonly KnownMeasure[]): CalibrationReport['intervals'] {
  const all = measures.flatMap(({ practices }) => practices);
  const holding = all.filter(({ numerator, denominator, truth }) => {
    assert(numerator !== null, 'what was counted has a numerator');
    const { lower, upper } = wilson(numerator, denominator);
    return truth >= lower && truth <= upper;
  });
  return { intervals: all.length, holdTruthPercent: percentOf(all.length === 0 ? null : holding.length / all.length) };
}

/**
 * Of practices as usual no more are flagged than the nominal rate, as far as the truths that they happen to have can tell, and of
 * all results no more falsely than half of it, a false flag being on the wrong side of two. The share of flags that are false has
 * no such bound: where next to nothing is flagged because there is next to nothing to find, half of what is left may be.
 */
function isWithin({ falseOfResults, flaggedOfUsualAtLeast }: FlagCheck, nominal: number): boolean {
  return (falseOfResults ?? 0) <= nominal / 2 && (flaggedOfUsualAtLeast ?? 0) <= nominal;
}

function shownCalibration({ watch, outlier }: Calibration): ShownCalibration {
  return { watch: shownCheck(watch), outlier: shownCheck(outlier) };
}

function shownCheck({ results, judged, flagged, ...shares }: FlagCheck): ShownFlagCheck {
  return {
    ...{ results, judged, flagged },
    flaggedPercent: percentOf(shares.flaggedShare),
    falsePercent: percentOf(shares.falseShare),
    falseOfResultsPercent: percentOf(shares.falseOfResults),
    flaggedOfUsualPercent: percentOf(shares.flaggedOfUsual),
    flaggedOfUsualAtLeastPercent: percentOf(shares.flaggedOfUsualAtLeast),
    powerPercent: percentOf(shares.power),
  };
}

function percentOf(share: number | null): string | null {
  return share === null ? null : fixed(100 * share, 2);
}
