import type { Outcome } from '../../base/index.ts';
import { areAsMany, areNumbers, isAbove, type Requirement, together, whenHold } from './checked-numbers.ts';
import { quantileOf } from './quantile-groups.ts';
import { wilson } from './wilson.ts';

/** Why a published value is stopped before any statistic is made of it. */
export type Implausible =
  | 'negative'
  | 'numerator above denominator'
  | 'denominator above list'
  | 'far from all others'
  | 'jump on last year';

/** One practice's published value. What was not received is null and is never taken for 0. */
export type PublishedValue = {
  readonly numerator: number;
  readonly denominator: number;
  /** The registered list, where the denominator is of some of it. */
  readonly list: number | null;
  /** Last year's share, 0 to 1. */
  readonly lastShare: number | null;
};

export type PlausibilityLimits = {
  /** Interquartile ranges beyond the quartiles, on the scale of log odds, from which a value is far from all others. */
  readonly fences: number;
  /** The greatest change of a share in a year that is not doubted, 0 to 1. */
  readonly greatestJump: number;
};

/** Practices below which no value is called far from the others. */
const FEWEST_TO_COMPARE = 8;

/**
 * Which values cannot be, or can hardly be: every reason that holds, for each practice. A value is far from all others beyond
 * fences round the middle half, and only if its interval lies beyond them; a jump must also be more than chance.
 * Source: Tukey JW, Exploratory Data Analysis, 1977 (fences); the failures are those of registers in published QOF data,
 * such as 3,636 people with epilepsy on a list of 6,956. Refuses no value, and limits that are not above 0.
 */
export function plausibility(
  values: readonly PublishedValue[],
  { fences, greatestJump }: PlausibilityLimits,
): Outcome<readonly (readonly Implausible[])[]> {
  const requirements: Requirement[] = [
    areAsMany({ values }),
    areNumbers(
      values.flatMap(({ numerator, denominator }) => [numerator, denominator]),
      'numerator and denominator',
    ),
    isAbove(fences, 0, 'The fence'),
    isAbove(greatestJump, 0, 'The greatest jump'),
  ];
  return whenHold(requirements, () => {
    const impossible = values.map(whyImpossible);
    const sound = values.filter((_, at) => impossible[at]?.length === 0);
    const bounds = sound.length < FEWEST_TO_COMPARE ? undefined : boundsOf(sound, fences);
    return together(values, impossible, (value, reasons) =>
      reasons.length > 0 ? reasons : whyImprobable(value, bounds, greatestJump),
    );
  });
}

function whyImpossible({ numerator, denominator, list }: PublishedValue): Implausible[] {
  const reasons: Implausible[] = [];
  if (numerator < 0 || denominator < 0) reasons.push('negative');
  if (numerator > denominator) reasons.push('numerator above denominator');
  if (list !== null && denominator > list) reasons.push('denominator above list');
  return reasons;
}

type Bounds = { readonly low: number; readonly high: number };

/** Log odds with one half added to each side, so that none and all have a place. */
function logOdds(numerator: number, denominator: number): number {
  return Math.log((numerator + 0.5) / (denominator - numerator + 0.5));
}

function boundsOf(values: readonly PublishedValue[], fences: number): Bounds {
  const sorted = values.map((value) => logOdds(value.numerator, value.denominator)).sort((a, b) => a - b);
  const [lower, upper] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
  const reach = fences * (upper - lower);
  const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
  return { low: shareOf(lower - reach), high: shareOf(upper + reach) };
}

function whyImprobable(value: PublishedValue, bounds: Bounds | undefined, greatestJump: number): Implausible[] {
  if (value.denominator === 0) return [];
  const share = wilson(value.numerator, value.denominator);
  const reasons: Implausible[] = [];
  if (bounds !== undefined && (share.lower > bounds.high || share.upper < bounds.low))
    reasons.push('far from all others');
  const { lastShare } = value;
  if (lastShare === null) return reasons;
  const isBeyondChance = lastShare < share.lower || lastShare > share.upper;
  if (isBeyondChance && Math.abs(share.value - lastShare) > greatestJump) reasons.push('jump on last year');
  return reasons;
}
