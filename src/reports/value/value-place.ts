import { type Score, Z_95 } from '../../benchmarking/index.ts';

/** Where a practice lies on the map of quality and payment. Descriptions, not verdicts: what is there to ask of whom. */
export const PLACE_KINDS = {
  'more for less': 'clearly above the whole, and paid less than half of practices: what might others learn?',
  'more for more': 'clearly above the whole, and paid more than half of practices',
  'less for less': 'clearly below the whole, and paid less than half of practices: is it enough for what is asked?',
  'less for more': 'clearly below the whole, and paid more than half of practices: what is the rest for?',
  'not told apart': 'its interval holds the figure of the whole: nothing is said of its quality',
} as const;
export type PlaceKind = keyof typeof PLACE_KINDS;

/** @param middle the median payment of all */
export function placeKindOf(quality: Score, payment: number, middle: number): PlaceKind {
  const reach = Z_95 * quality.error;
  if (quality.value - reach <= 0 && quality.value + reach >= 0) return 'not told apart';
  const pays = payment < middle ? 'less' : 'more';
  return quality.value > 0 ? `more for ${pays}` : `less for ${pays}`;
}
