import { Z_95 } from '../statistics/wilson.ts';

/** People who met a measure, of those who counted. */
export type HelpedCounts = { readonly numerator: number; readonly denominator: number };

/** What became of a practice that was supported, beside those like it that were not. Shares and differences from 0 to 1. */
export type Helped = {
  readonly change: number;
  readonly peersChange: number;
  /** What the practice gained beyond its peers, with its 95 % interval. */
  readonly beyond: { readonly value: number; readonly lower: number; readonly upper: number };
  /** What it was to be expected to move towards the average by itself; null where reliability is not known. */
  readonly byItself: number | null;
  /** What is left beyond its peers and beyond what it would have moved by itself; null with it. */
  readonly left: { readonly value: number; readonly lower: number; readonly upper: number } | null;
};

/**
 * Whether a practice gained more than those like it, before and after: the difference of the two differences, with the variances of
 * the four shares added. The same people count before and after, so that the interval is too wide rather than too narrow.
 *
 * A practice that is picked because it is far from the others was picked partly for its chance, which does not come again: by
 * itself it is expected to move (1 − reliability) of its distance towards the average.
 * Source: Galton F, Journal of the Anthropological Institute 1886;15:246-263; Barnett AG and others, International Journal of
 * Epidemiology 2005;34:215-220; difference in differences as Card D, Krueger AB, American Economic Review 1994;84:772-793.
 * Null where nobody counts in one of the four.
 * @param o `average` is everybody's share before, `reliability` the share of the practice's distance that is not chance
 */
export function helped(o: {
  readonly practice: { readonly before: HelpedCounts; readonly after: HelpedCounts };
  readonly peers: { readonly before: HelpedCounts; readonly after: HelpedCounts };
  readonly average: number | null;
  readonly reliability: number | null;
}): Helped | null {
  const { practice, peers, average, reliability } = o;
  const all = [practice.before, practice.after, peers.before, peers.after];
  if (all.some(({ denominator }) => denominator <= 0)) return null;
  const change = shareOf(practice.after) - shareOf(practice.before);
  const peersChange = shareOf(peers.after) - shareOf(peers.before);
  const spread = Z_95 * Math.sqrt(all.reduce((sum, counts) => sum + varianceOf(counts), 0));
  const around = (value: number) => ({ value, lower: value - spread, upper: value + spread });
  const byItself =
    average === null || reliability === null ? null : (1 - reliability) * (average - shareOf(practice.before));
  const beyond = change - peersChange;
  return {
    change,
    peersChange,
    beyond: around(beyond),
    byItself,
    left: byItself === null ? null : around(beyond - byItself),
  };
}

function shareOf({ numerator, denominator }: HelpedCounts): number {
  return numerator / denominator;
}

/** With one success and one failure added, so that a share of none or all is not taken to be certain. */
function varianceOf({ numerator, denominator }: HelpedCounts): number {
  const share = (numerator + 1) / (denominator + 2);
  return (share * (1 - share)) / (denominator + 2);
}
