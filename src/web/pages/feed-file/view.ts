import type { Problem } from '../../../base/index.ts';
import type { FeedFileReport, ReportBasis } from '../../../reports/index.ts';
import { FEEDS, poundsOfFileAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, countText, instantText, isoDateText, wholeText } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = FeedFileReport & { readonly basis: ReportBasis };

const STATUS_WORDS = {
  accepted: 'was accepted',
  refused: 'was refused: nothing in it was used',
  quarantined: 'was quarantined: it held somebody who does not share their record, and was destroyed',
} as const;

/** One received file: how much of it was used, every problem in it, and what its columns should hold. */
export function feedFileView(report: Given): Page<'invented'> {
  const { file } = report;
  return {
    realm: 'invented',
    template: 'feed-file',
    heading: file.name,
    caption: `File of ${file.feed}`,
    trail: [...TO_HOME, { text: 'Feeds', href: FEEDS }],
    tables: [problemsTable(report.problems, report.totalProblems), problemCountsTable(report), columnsTable(report)],
    content: {
      answer: answerOf(report),
      facts: receiptFacts(report),
      pounds: { text: 'Every pound that rests on this file', href: poundsOfFileAddress(file.sha256) },
      ifWrong: {
        sentences: [
          'Correct the rows where the record is kept and send the file again. Rows that were accepted stay; a row with the same number replaces the one before.',
        ],
        links: [],
      },
      workedOut: [...basisFacts(report.basis), { name: 'File (SHA-256)', value: file.sha256 }],
    },
  };
}

function answerOf({ file, totalProblems }: Given): string {
  const { read, accepted } = file.rows.value;
  const rows = `Rows: ${countText(read)} read, ${countText(accepted)} accepted, ${countText(file.rejected)} rejected`;
  return `${file.name} ${STATUS_WORDS[file.status]}. ${rows}; ${counted(totalProblems, 'problem', 'problems')} in all.`;
}

function receiptFacts({ file, version, table, replaced, deleted }: Given): readonly Fact<never>[] {
  return [
    { name: 'Sender', value: file.sender ?? 'named in no row' },
    { name: 'Period', value: file.period ?? 'no period' },
    { name: 'Received', value: isoDateText(file.receivedOn), note: `Loaded ${instantText(file.importedAt)}` },
    {
      name: 'Feed',
      value: `${file.feed}, version ${version}`,
      note: table === null ? 'the file names no table' : `table ${table}`,
    },
    { name: 'Rows that replaced earlier ones', value: countText(replaced.value) },
    { name: 'Rows deleted at the sender’s word', value: countText(deleted.value) },
  ];
}

/** Problems of a file in file order: where, what, and what to do. */
export function problemsTable(problems: readonly Problem[], total: number): Table<'invented'> {
  const which = problems.length < total ? `First ${problems.length} of ${wholeText(total)} problems` : 'Problems';
  return {
    id: 'problems',
    caption: which,
    columns: [
      { heading: 'Row', kind: 'text' },
      { heading: 'What is wrong, and what to do', kind: 'text' },
      { heading: 'Code', kind: 'text' },
    ],
    rows: problems.map(({ row, message, code, file }) => [
      { text: row === null ? 'whole file' : wholeText(row), note: file },
      { text: message },
      { text: code },
    ]),
    whenEmpty: 'No problem was found in the file.',
  };
}

function problemCountsTable({ problemCounts }: Given): Table<'invented'> {
  return {
    id: 'counts',
    caption: 'Problems by kind',
    columns: [
      { heading: 'Code', kind: 'text' },
      { heading: 'How many', kind: 'number' },
    ],
    rows: problemCounts.map(({ code, count }): readonly Cell<never>[] => [{ text: code }, countCell(count)]),
    whenEmpty: 'There is none.',
  };
}

function columnsTable({ columns, file }: Given): Table<'invented'> {
  return {
    id: 'columns',
    caption: `What each column of ${file.feed} should hold`,
    columns: ['Column', 'What it holds', 'Unit', 'Allowed', 'For example'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: columns.map(({ name, words, unit, allowed, example }) => [
      { text: name },
      { text: words },
      { text: unit || 'none' },
      { text: allowed || 'anything' },
      { text: example || 'may be empty' },
    ]),
    whenEmpty: 'The columns of this feed are not described.',
  };
}
