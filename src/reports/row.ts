import type { Actor, OdsCode } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { PracticePlace, Report } from './report.ts';

/** One row as the practice sent it. */
export type RowReport = {
  readonly place: PracticePlace;
  readonly table: string;
  readonly rowId: string;
  readonly person: string;
  /** The file it came in last: a later file may have replaced the row. */
  readonly file: {
    readonly name: string;
    readonly sha256: string;
    readonly receivedOn: string;
    readonly importedAt: string;
  };
  /** Ordinal in the file as sent: header 1, first record 2. */
  readonly row: number;
  readonly columns: readonly { readonly name: string; readonly value: string; readonly words: string }[];
};

export type RowAsk = {
  readonly practice: OdsCode;
  readonly file: string;
  readonly table: string;
  readonly row: number;
};

export function rowReport(_context: ReportContext, _reader: Actor, _ask: RowAsk): Report<RowReport> {
  throw new Error('being built');
}
