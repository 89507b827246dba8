import type { WorkforceReport } from '../../../reports/index.ts';
import { PUBLISHED, PUBLISHED_WORKFORCE } from '../../layout/addresses.ts';
import { wholeText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';

/** Published: patients for each whole-time practitioner, their ages, and what is left if those leave who are assumed to. */
export function publishedWorkforceView(report: WorkforceReport): Page<'published'> {
  const { workforce, assumed } = report;
  return {
    realm: 'published',
    template: 'published-workforce',
    heading: 'General practitioners and who follows them',
    caption: `${workforce.commissioner}, ${workforce.year}`,
    trail: [{ text: 'Published information', href: PUBLISHED }],
    tables: [bandsTable(report), figuresTable(report), surveysTable(workforce)],
    content: {
      answer: answerOf(report),
      form: {
        action: PUBLISHED_WORKFORCE,
        fields: workforce.bands.map(({ id, name }, at) => ({
          id,
          label: `Of those aged ${name}, per cent who leave within five years`,
          value: String(assumed[at] ?? 0),
        })),
      },
      how: [
        'The shares who leave are assumptions: change them above, and the address keeps your choice. Each practitioner is taken to work as much as the mean, because whole-time equivalents by age are not printed. Nobody who joins is counted. It says what follows from what is assumed; it is no forecast and has no interval.',
        workforce.bandsFrom,
      ],
    },
  };
}

function answerOf({ workforce, succession }: WorkforceReport): string {
  const now = `${wholeText(Math.round(succession.perWholeTime))} registered patients for each whole-time equivalent (printed ${wholeText(workforce.printedPerWholeTime)}; England ${wholeText(workforce.englandPerWholeTime)}).`;
  if (succession.perWholeTimeLeft === null) return `${now} If all leave who are assumed to, nobody is left.`;
  return `${now} If ${whole(succession.leavingAll)} of ${workforce.practitioners} practitioners leave within five years and nobody joins, ${wholeText(Math.round(succession.perWholeTimeLeft))}: ${whole(succession.toJoin)} whole-time equivalents would have to join to stay as now.`;
}

function whole(value: number): string {
  return wholeText(Math.round(value));
}

function bandsTable({ workforce, assumed, succession }: WorkforceReport): Table<'published'> {
  return {
    id: 'bands',
    caption: 'Ages, and who is assumed to leave',
    columns: [
      { heading: 'Age', kind: 'text' },
      { heading: 'Practitioners', kind: 'number', isMain: true },
      { heading: 'Of all', kind: 'number' },
      { heading: 'Assumed to leave', kind: 'number' },
      { heading: 'Practitioners who leave', kind: 'number' },
    ],
    rows: workforce.bands.map(({ name, people }, at) => [
      { text: name },
      { text: wholeText(people) },
      { text: `${Math.round((100 * people) / workforce.practitioners)}%` },
      { text: `${assumed[at] ?? 0}%`, note: 'assumed, unverified' },
      { text: whole(succession.leaving[at] ?? 0) },
    ]),
    total: [
      { text: 'All' },
      { text: wholeText(workforce.practitioners) },
      { text: '100%' },
      { text: `${Math.round(succession.leavingPercent)}%` },
      { text: whole(succession.leavingAll) },
    ],
    whenEmpty: 'No age is printed.',
  };
}

function figuresTable({ workforce, succession }: WorkforceReport): Table<'published'> {
  const { registered, practitioners, wholeTime, source } = workforce;
  const left = succession.perWholeTimeLeft;
  const rows: readonly (readonly [string, string, string])[] = [
    ['Registered patients', wholeText(registered), source],
    ['Practitioners', wholeText(practitioners), source],
    ['Whole-time equivalents', wholeText(wholeTime), source],
    [
      'Patients for each whole-time equivalent',
      whole(succession.perWholeTime),
      'worked out: patients ÷ whole-time equivalents',
    ],
    ['Whole-time equivalents after five years', whole(succession.wholeTimeLeft), 'worked out from what is assumed'],
    ['Patients for each of them', left === null ? 'nobody is left' : whole(left), 'worked out from what is assumed'],
  ];
  return {
    id: 'figures',
    caption: 'Patients for each whole-time practitioner',
    columns: [
      { heading: 'Figure', kind: 'text' },
      { heading: 'Number', kind: 'number', isMain: true },
      { heading: 'Source', kind: 'text' },
    ],
    rows: rows.map(([name, value, from]) => [{ text: name }, { text: value }, { text: from }]),
    whenEmpty: 'No figure is printed.',
  };
}

function surveysTable({ surveys }: WorkforceReport['workforce']): Table<'published'> {
  return {
    id: 'surveys',
    caption: 'What practitioners said of leaving, to set the assumptions beside',
    columns: [
      { heading: 'Survey', kind: 'text' },
      { heading: 'Share', kind: 'number', isMain: true },
      { heading: 'How sure', kind: 'text' },
    ],
    rows: surveys.map(({ name, percent, status }) => [{ text: name }, { text: `${percent}%` }, { text: status }]),
    whenEmpty: 'No survey is kept.',
  };
}
