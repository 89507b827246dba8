import { mintReleased, type Released, type ReleaseLevel } from '../base/index.ts';
import { attack, type ShownFigure } from './attack.ts';
import type { ShownTable } from './release.ts';
import { suppress } from './suppress.ts';

/**
 * Rows of a total that everybody knows exactly. Below the exact level each is suppressed and rounded, and none is shown where with
 * the total a row of 1 to 7 could be worked out.
 */
export function releaseRowsOfTotal(
  level: ReleaseLevel,
  rows: readonly { readonly key: string; readonly count: number }[],
): Released<ShownTable['rows']> {
  if (level === 'exact') return mintReleased(level, rows);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const shown = rows.map(({ key, count }) => ({ key, count: suppress(count) }));
  const figures = [
    ...shown.map(({ key, count }): ShownFigure => ({ cell: `row ${key}`, shown: count, as: 'released' })),
    { cell: 'total', shown: total, as: 'exact' } as const,
  ];
  const sums = [{ whole: 'total', parts: rows.map(({ key }) => `row ${key}`) }];
  const { recovered, bounded } = attack(figures, sums);
  return mintReleased(level, recovered.concat(bounded).some((cell) => cell !== 'total') ? [] : shown);
}
