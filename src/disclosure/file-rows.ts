import { mintReleased, type Released, type ReleaseLevel } from '../base/index.ts';
import { releaseTable, type ShownCount } from './release.ts';
import { suppress } from './suppress.ts';

/** Rows of a file that are about people: how many were taken, and how many were wrong. */
export type FileRows = { readonly accepted: number; readonly rejected: number };
/** How many there were, and how many of them were taken; how many were wrong is said of every file. */
export type ShownRows = { readonly read: ShownCount; readonly accepted: ShownCount };
export type ShownFileRows = { readonly files: readonly Released<ShownRows>[]; readonly total: Released<ShownRows> };

/**
 * The rows of one sender's files of a feed, and of all of them together. A file of few rows is of few people, so that below the
 * exact level what was taken is suppressed and rounded. What was read is that with what was wrong: rounded by itself it would
 * be another look at the same rows.
 */
export function releaseFileRows(level: ReleaseLevel, files: readonly FileRows[]): ShownFileRows {
  const rows = files.map(({ accepted }, index) => ({ key: String(index), count: accepted }));
  const { total } = releaseTable(level, rows).value;
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  return {
    files: files.map((file) => mintReleased(level, withRead(shownCount(level, file.accepted), file.rejected))),
    total: mintReleased(level, withRead(total, rejected)),
  };
}

function shownCount(level: ReleaseLevel, count: number): ShownCount {
  return level === 'exact' ? count : suppress(count);
}

function withRead(accepted: ShownCount, rejected: number): ShownRows {
  if (rejected === 0) return { read: accepted, accepted };
  return { read: typeof accepted === 'number' ? accepted + rejected : 'not shown', accepted };
}
