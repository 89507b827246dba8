import type { Actor, Problem } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { ReceivedFileRow } from './feeds.ts';
import type { Report } from './report.ts';

/** One file: its receipt and its problems. */
export type FeedFileReport = {
  readonly file: ReceivedFileRow;
  readonly version: number;
  readonly table: string | null;
  readonly replaced: number;
  readonly deleted: number;
  readonly problemCounts: readonly { readonly code: string; readonly count: number }[];
  /** The first of them, in file order; `totalProblems` is how many there are. */
  readonly problems: readonly Problem[];
  readonly totalProblems: number;
  /** Columns of the feed with units, allowed values and an example. */
  readonly columns: readonly {
    readonly name: string;
    readonly words: string;
    readonly unit: string;
    readonly allowed: string;
    readonly example: string;
  }[];
};

export type FeedFileAsk = { readonly sha256: string; readonly limit?: number };

export function feedFileReport(_context: ReportContext, _reader: Actor, _ask: FeedFileAsk): Report<FeedFileReport> {
  throw new Error('being built');
}
