import { dayText, monthFromIso, monthText } from '../../../base/index.ts';
import type { ClaimReport, ReportBasis } from '../../../reports/index.ts';
import { CLAIMS, claimPreviewAddress, rowAddress, runAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, wholeText } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { amountText, claimsCounted } from '../claim-preview/view.ts';
import { disputesTable } from '../claims/view.ts';

type Given = ClaimReport & { readonly basis: ReportBasis };

const SOURCES: Readonly<Record<ClaimReport['source'], string>> = {
  recorded: 'Found in what the practice recorded: nobody typed it twice',
  sent: 'Sent in a file of activity',
  form: 'Written in the form for activity',
  contract: 'Asked by the contract itself: a block in advance',
};

/** One claim through its stages, down to the row and up to the line that pays it. */
export function claimView(report: Given): Page<'invented'> {
  const { claim, provider, scheme, month, mayDispute } = report;
  const preview = claimPreviewAddress(provider, scheme, month);
  return {
    realm: 'invented',
    template: 'claim',
    heading: `${claim.title}, ${dayText(claim.doneOn)}`,
    caption: report.name,
    trail: [
      ...TO_HOME,
      { text: 'Claims', href: CLAIMS },
      { text: `${report.schemeTitle}, ${monthText(month)}`, href: preview },
    ],
    tables: [stagesTable(report), answersTable(report), disputesTable('disputes', report.disputes)],
    content: {
      answer: answerOf(report),
      appeal: claim.appeal,
      facts: factsOf(report),
      formula: formulaOf(report),
      hasAnswers: report.answers.length > 0,
      disputing: mayDispute ? { action: `${preview}/dispute`, claim: claim.id, service: claim.service } : null,
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Claim', value: claim.id },
        { name: 'Line', value: report.line?.id ?? 'none yet' },
        { name: 'Contract (SHA-256)', value: report.line?.contractHash ?? 'not valued yet' },
        { name: 'Scheme (SHA-256)', value: report.line?.schemeHash ?? 'not valued yet' },
      ],
    },
  };
}

function answerOf({ claim, amountPence }: Given): string {
  const held = claim.isHeld ? ' A dispute holds it.' : '';
  if (claim.stage === 'refused') return `Refused: ${claim.words}${held}`;
  const amount = amountPence === null ? '' : ` It comes to ${amountText(amountPence)}.`;
  return `This claim is ${claim.stage}. ${claim.words}${amount}${held}`;
}

function factsOf(report: Given): readonly Fact<'invented'>[] {
  const { claim, provider, isPractice, source, waitDays, line } = report;
  const row: readonly Fact<'invented'>[] =
    claim.row === null
      ? []
      : [
          {
            name: 'Row',
            value: `Row ${wholeText(claim.row.row)} of ${report.fileName ?? 'a file'}`,
            ...(isPractice && claim.row.table === 'events'
              ? { href: rowAddress(provider, claim.row.file, claim.row.table, claim.row.row) }
              : {}),
          },
        ];
  return [
    { name: 'Where it comes from', value: SOURCES[source] },
    ...row,
    { name: 'From doing to claiming', value: counted(waitDays, 'day', 'days') },
    { name: 'Comes to', value: amountText(report.amountPence) },
    {
      name: 'Paid by',
      value: line === null ? 'no line yet' : line.paidBy === null ? 'not paid yet' : `Run ${line.paidBy}`,
      ...(line === null ? {} : { note: `may be paid from ${dayText(line.payableFrom)}` }),
      ...(line?.paidBy == null ? {} : { href: runAddress(line.paidBy) }),
    },
  ];
}

function formulaOf({ line }: Given) {
  if (line === null) return null;
  return {
    words: line.formula,
    numbers: line.formulaWithNumbers,
    result: `${amountText(line.amountPence)}, for ${claimsCounted(line.claims)}`,
  };
}

function stagesTable({ stages }: Given): Table<'invented'> {
  return {
    id: 'stages',
    caption: 'Every stage',
    columns: [
      { heading: 'Stage', kind: 'text' },
      { heading: 'Why', kind: 'text' },
      { heading: 'By', kind: 'text' },
      { heading: 'On', kind: 'date' },
      { heading: 'How to appeal', kind: 'text' },
    ],
    rows: stages.map(({ stage, code, words, by, on, appeal }) => [
      { text: stage },
      { text: words, note: code },
      { text: by },
      dateCell(on),
      { text: appeal ?? 'nothing to appeal' },
    ]),
    whenEmpty: 'No stage was kept.',
  };
}

function answersTable({ answers }: Given): Table<'invented'> {
  return {
    id: 'answers',
    caption: 'What the claim says',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'Question', kind: 'text' },
      { heading: 'Answer', kind: 'number', isMain: true },
    ],
    rows: answers.map(({ month, question, answer }) => {
      const asked = monthFromIso(month);
      return [
        { text: asked === undefined ? month : monthText(asked), csv: month },
        { text: question },
        { text: answer === null ? 'not received' : typeof answer === 'string' ? answer : wholeText(answer) },
      ];
    }),
    whenEmpty: 'It says nothing beside.',
  };
}
