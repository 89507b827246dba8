import type { Actor } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { Report } from './report.ts';

/** One sender of one feed. */
export type FeedSender = {
  readonly sender: string;
  readonly name: string;
  readonly lastReceivedOn: string | null;
  readonly expectedOn: string | null;
  readonly daysLate: number;
  readonly files: number;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly words: string;
};
/** One received file in a list. */
export type ReceivedFileRow = {
  readonly sha256: string;
  readonly name: string;
  readonly feed: string;
  readonly sender: string | null;
  readonly period: string | null;
  readonly receivedOn: string;
  readonly importedAt: string;
  readonly status: 'accepted' | 'refused' | 'quarantined';
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
};
/** What arrived, from whom, when, what was rejected and why, what is late. */
export type FeedsReport = {
  readonly feeds: readonly {
    readonly feed: string;
    readonly title: string;
    readonly words: string;
    readonly senders: readonly FeedSender[];
    readonly late: number;
  }[];
  /** Newest first, at most `limit`. */
  readonly files: readonly ReceivedFileRow[];
  readonly totalFiles: number;
  readonly mayImport: boolean;
};

export type FeedsAsk = { readonly sender?: string; readonly limit?: number };

export function feedsReport(_context: ReportContext, _reader: Actor, _ask: FeedsAsk): Report<FeedsReport> {
  throw new Error('being built');
}
