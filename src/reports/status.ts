import type { Actor, Day } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { Report } from './report.ts';
import type { RunRow } from './runs.ts';

/** What is loaded and whether results hold. */
export type StatusReport = {
  readonly snapshot: string;
  readonly tables: readonly {
    readonly table: string;
    readonly segments: number;
    readonly rows: number;
    readonly bytes: number;
  }[];
  readonly practices: number;
  readonly files: number;
  readonly rejectedRows: number;
  readonly lateFeeds: readonly { readonly feed: string; readonly sender: string; readonly daysLate: number }[];
  readonly framework: { readonly id: string; readonly hash: string; readonly measures: number };
  readonly results: readonly {
    readonly periodEnd: Day;
    readonly practicesVerified: number;
    readonly practices: number;
    readonly words: string;
  }[];
  /** Whether both calculators agreed, person for person, on this snapshot; null when they have not been compared. */
  readonly calculators: {
    readonly people: number;
    readonly compared: number;
    readonly differences: number;
    readonly at: string;
  } | null;
  readonly runs: readonly RunRow[];
};

export type StatusAsk = Record<never, never>;

export function statusReport(_context: ReportContext, _reader: Actor, _ask: StatusAsk): Report<StatusReport> {
  throw new Error('being built');
}
