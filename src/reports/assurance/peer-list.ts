import { releaseRowsOfTotal, type ShownTable } from '../../disclosure/index.ts';
import type { ListBand } from '../../practices/index.ts';

/** A practice's list, with its shares in ages as the list is shown; null where so few are on it that no age is shown. */
export type PeerList = { readonly registered: number; readonly ages: Readonly<Record<AgeVariable, AgeShare>> | null };
export type AgeVariable = 'under15' | 'from65';
/** A share of the list, and whether every number behind it is shown. */
type AgeShare = { readonly share: number; readonly isShown: boolean };

/** What 1 to 7 people count as where places are put beside each other. */
const MIDDLE_OF_FEW = 4;

/**
 * A practice's list as it is compared with others'. How many are on it is published; its ages are taken as whoever sees rounded
 * counts is shown them, so that no share and no distance tells more.
 */
export function peerList(bands: readonly ListBand[]): PeerList {
  const registered = bands.reduce((sum, { count }) => sum + count, 0);
  const shown = releaseRowsOfTotal(
    'management',
    bands.map(({ sex, ageBand, count }) => ({ key: `${sex} ${ageBand}`, count })),
  ).value;
  if (shown.length === 0) return { registered, ages: null };
  const people = (rows: ShownTable['rows']): number =>
    rows.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : MIDDLE_OF_FEW), 0);
  const shareOf = (ages: readonly string[]): AgeShare => {
    const rows = shown.filter(({ key }) => ages.includes(key.slice(2)));
    const isShown = rows.every(({ count }) => typeof count === 'number');
    return { share: people(rows) / Math.max(1, people(shown)), isShown };
  };
  return { registered, ages: { under15: shareOf(['0-4', '5-14']), from65: shareOf(['65-74', '75+']) } };
}
