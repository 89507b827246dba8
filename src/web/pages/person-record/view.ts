import type { PersonRecordReport, RecordTable, ReportBasis } from '../../../reports/index.ts';
import { wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, sentenceCase } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { toPractice } from '../../layout/trail.ts';

type Given = PersonRecordReport & { readonly basis: ReportBasis };

/** Everything that is held about a person, to print and give to them. */
export function personRecordView(report: Given): Page<'invented'> {
  const { place, person, tables } = report;
  return {
    realm: 'invented',
    template: 'person-record',
    heading: 'Everything held here about you',
    caption: `Person ${person}, ${place.name}`,
    trail: [...toPractice(place), { text: `Person ${person}`, href: wholePersonAddress(place.practice, person) }],
    tables: [...tables.map(recordTable), countedTable(report), lookedTable(report)],
    content: {
      answer: `${counted(
        tables.reduce((sum, { rows }) => sum + rows.length, 0),
        'row is',
        'rows are',
      )} held about you.`,
      sentences: [
        'You are known here by a pseudonym. No name, address, NHS number or full date of birth is among these rows.',
        'They are held to check what your practice is paid. If one is wrong, ask your practice: it is put right there and sent again.',
        'What another provider of services sent about you is held apart, and is asked for there.',
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function recordTable({ table, words, columns, rows }: RecordTable): Table<'invented'> {
  return {
    id: table,
    caption: words,
    columns: columns.map(({ name }) => ({ heading: sentenceCase(name.replaceAll('_', ' ')), kind: 'text' })),
    rows: rows.map((row) => row.map((value) => (value === '' ? { text: 'not recorded', csv: '' } : { text: value }))),
    printed: rows.length,
    whenEmpty: 'Nothing of this kind is held.',
  };
}

const text = (heading: string) => ({ heading, kind: 'text' as const });

function countedTable(report: Given): Table<'invented'> {
  return {
    id: 'counted',
    caption: 'How you are counted in what your practice is paid for',
    columns: [text('Measure'), text('In words')],
    rows: report.counted.map(({ measure, title, words }) => [{ text: measure, note: title }, { text: words }]),
    whenEmpty: 'You are counted under no measure.',
  };
}

function lookedTable({ looked }: Given): Table<'invented'> {
  return {
    id: 'looked',
    caption: 'Who has looked, newest first',
    columns: [text('When'), text('What happened')],
    rows: looked.map(({ at, when, words }) => [{ text: when, csv: at }, { text: words }]),
    whenEmpty: 'Nobody has looked.',
  };
}
