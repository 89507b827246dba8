import type { Problem } from '../../../base/index.ts';
import { FEEDS, feedFileAddress } from '../../layout/addresses.ts';
import { countCell, counted, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { problemsTable } from '../feed-file/view.ts';
import { statusCell } from '../feeds/view.ts';

/** What came of sending files. */
export type ImportedFiles = {
  readonly files: readonly ImportedFile[];
  readonly problems: readonly Problem[];
};
export type ImportedFile = {
  readonly file: string;
  readonly sha256: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly alreadyImported: boolean;
  /** Rows of a file that was received before, which later files have undone since. */
  readonly undone: number;
  readonly status: 'accepted' | 'refused' | 'quarantined';
  readonly problems: number;
};

/** The report of an import, or of a trial that changed nothing. */
export function feedImportView(report: ImportedFiles, isTrial: boolean): Page<'invented'> {
  const problems = report.files.reduce((total, file) => total + file.problems, 0);
  return {
    realm: 'invented',
    template: 'feed-import',
    heading: isTrial ? 'What the file would do' : 'What came of the file',
    trail: [...TO_HOME, { text: 'Feeds', href: FEEDS }],
    tables: [filesTable(report, isTrial), problemsTable(report.problems, problems)],
    content: { answer: answerOf(report, isTrial, problems) },
  };
}

function answerOf({ files }: ImportedFiles, isTrial: boolean, problems: number): string {
  const accepted = files.reduce((total, file) => total + file.accepted, 0);
  const read = files.reduce((total, file) => total + file.read, 0);
  const rows = `${counted(accepted, 'row', 'rows')} of ${wholeText(read)} ${isTrial ? 'would be' : 'are'} accepted, with ${counted(problems, 'problem', 'problems')}.`;
  if (isTrial) return `This was a trial: nothing was changed. ${rows}`;
  const undone = files.reduce((total, file) => total + file.undone, 0);
  if (undone > 0) {
    return `The file had been received before, and later files have undone ${counted(undone, 'row', 'rows')} of it since. Nothing changed. To put it back in service, send it once more and tick Apply it again.`;
  }
  return files.every((file) => file.alreadyImported)
    ? `The file had been received before, and nothing changed. ${rows}`
    : rows;
}

function filesTable({ files }: ImportedFiles, isTrial: boolean): Table<'invented'> {
  return {
    id: 'files',
    caption: 'Files',
    columns: [
      { heading: 'File', kind: 'text' },
      { heading: 'Status', kind: 'text' },
      { heading: 'Rows read', kind: 'number' },
      { heading: 'Accepted', kind: 'number' },
      { heading: 'Rejected', kind: 'number' },
    ],
    rows: files.map((file): readonly Cell<'invented'>[] => [
      { text: file.file, ...(isTrial ? {} : { href: feedFileAddress(file.sha256) }) },
      statusCell(file.status),
      countCell(file.read),
      countCell(file.accepted),
      countCell(file.rejected),
    ]),
    whenEmpty: 'No file was sent.',
  };
}
