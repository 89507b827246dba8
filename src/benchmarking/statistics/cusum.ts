import type { Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areCounts,
  areNumbers,
  isAbove,
  type Requirement,
  together,
  whenHold,
} from './checked-numbers.ts';

export type CusumOptions = {
  /** What the process should be at, and its standard deviation, in the values' unit. */
  readonly target: number;
  readonly sd: number;
  /** The slack: half the shift to be found, in standard deviations. Usually 0.5. */
  readonly slack: number;
  /** The limit above which there is a signal, in standard deviations. Usually 4 or 5. */
  readonly limit: number;
};

export type Cusum = {
  /** Sums upwards and downwards, in standard deviations: both from 0 up. */
  readonly high: readonly number[];
  readonly low: readonly number[];
  /** At each point: beyond the limit upwards, downwards or not. A sum begins again at 0 after its signal. */
  readonly signals: readonly ('high' | 'low' | null)[];
  /** The place (from 0) of the first signal; null when there is none. */
  readonly firstSignal: number | null;
};

/**
 * Tabular cumulative sums of standardised values: small lasting changes add up and chance does not.
 * Source: Page ES, Biometrika 1954;41:100-115; Montgomery DC, Introduction to Statistical Quality Control, chapter 9.
 * Refuses no value, a standard deviation or a limit that is not above 0 and a slack below 0.
 */
export function cusum(values: readonly number[], { target, sd, slack, limit }: CusumOptions): Outcome<Cusum> {
  const requirements: Requirement[] = [
    areAsMany({ values }),
    areNumbers([...values, target], 'value and target'),
    isAbove(sd, 0, 'The standard deviation'),
    isAbove(limit, 0, 'The limit'),
    [Number.isFinite(slack) && slack >= 0, `The slack is a number from 0, not ${slack}.`],
  ];
  return whenHold(requirements, () => {
    const scores = values.map((value) => (value - target) / sd);
    const high = sumsOf(
      scores.map((score) => score - slack),
      limit,
    );
    const low = sumsOf(
      scores.map((score) => -score - slack),
      limit,
    );
    const signals = together(high, low, (up, down) => (up > limit ? 'high' : down > limit ? 'low' : null));
    const first = signals.findIndex((signal) => signal !== null);
    return { high, low, signals, firstSignal: first === -1 ? null : first };
  });
}

/** Never below nought, and from nought again after it has passed the limit. */
function sumsOf(steps: readonly number[], limit: number): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum = Math.max(0, (sum > limit ? 0 : sum) + step);
    return sum;
  });
}

export type ShareCusum = Pick<Cusum, 'high' | 'firstSignal'> & { readonly signals: readonly boolean[] };

/**
 * Cumulative sums of the log likelihood ratio of a share against another: each period adds what speaks for the changed
 * share, and the sum does not fall below 0.
 * Source: Steiner SH, Cook RJ, Farewell VT, Treasure T, Biostatistics 2000;1:441-452, without risk adjustment. Refuses shares
 * outside 0 to 1 or alike, more than there are, and a limit that is not above 0.
 * @param usual the share at which the process should be; `changed` that which is to be found
 */
export function cusumOfShares(
  numerators: readonly number[],
  denominators: readonly number[],
  { usual, changed, limit }: { readonly usual: number; readonly changed: number; readonly limit: number },
): Outcome<ShareCusum> {
  const isShare = (share: number): boolean => share > 0 && share < 1;
  const requirements: Requirement[] = [
    areAsMany({ numerators, denominators }),
    areCounts(numerators, 'numerator'),
    areAbove(denominators, 0, 'denominator'),
    [together(numerators, denominators, (x, n) => x <= n).every(Boolean), 'A numerator is above its denominator.'],
    [isShare(usual) && isShare(changed) && usual !== changed, 'The two shares lie between 0 and 1 and differ.'],
    isAbove(limit, 0, 'The limit'),
  ];
  return whenHold(requirements, () => {
    const [gain, loss] = [Math.log(changed / usual), Math.log((1 - changed) / (1 - usual))];
    const high = sumsOf(
      together(numerators, denominators, (x, n) => x * gain + (n - x) * loss),
      limit,
    );
    const first = high.findIndex((sum) => sum > limit);
    return { high, signals: high.map((sum) => sum > limit), firstSignal: first === -1 ? null : first };
  });
}
