import { dayText, sumPence } from '../../../base/index.ts';
import type { CaseReport, MergedSide } from '../../../reports/index.ts';
import { caseEvidenceAddress, decisionAddress, practiceAddress, statementAddress } from '../../layout/addresses.ts';
import { countText, dateCell, moneyCell, sentenceCase } from '../../layout/figures.ts';
import type { Cell, Column, Table } from '../../layout/page.ts';

const textColumn = (heading: string): Column => ({ heading, kind: 'text' });

export function askedTable({ form }: CaseReport): Table<'invented'> {
  return {
    id: 'asked',
    caption: 'What is asked',
    columns: [textColumn('Question'), textColumn('Answer')],
    rows: form.map(({ label, value }) => [{ text: label }, { text: value }]),
    whenEmpty: 'The form has no questions.',
  };
}

export function engagementTable({ engagement }: CaseReport): Table<'invented'> {
  return {
    id: 'engagement',
    caption: 'Engagement, step by step',
    columns: [textColumn('Step'), textColumn('Standing'), textColumn('What shows it, or why it was waived')],
    rows: engagement.map(({ label, words, isWaived }) => [
      { text: label },
      words === null
        ? { text: 'to come', tag: 'yellow' }
        : isWaived
          ? { text: 'waived', tag: 'blue' }
          : { text: 'shown', tag: 'green' },
      { text: words ?? 'nothing yet' },
    ]),
    whenEmpty: 'The case does not change services.',
  };
}

export function shownTable({ evidence }: CaseReport): Table<'invented'> {
  return {
    id: 'shown',
    caption: 'What has to be shown',
    columns: [textColumn('What'), textColumn('What shows it')],
    rows: evidence.map(({ label, words }) => [
      { text: label },
      words === null ? { text: 'nothing yet', tag: 'yellow' } : { text: words },
    ]),
    whenEmpty: 'Nothing has to be shown, or it is not yours to see.',
  };
}

export function filesTable({ evidence, summary }: CaseReport): Table<'invented'> {
  return {
    id: 'files',
    caption: 'Files that show it',
    columns: [textColumn('File'), textColumn('What it shows'), { heading: 'Filed', kind: 'date' }, textColumn('By')],
    rows: evidence.flatMap(({ label, files }) =>
      files.map(({ name, sha256, on, by }) => [
        { text: name, href: caseEvidenceAddress(summary.id, sha256) },
        { text: label },
        dateCell(on),
        { text: by },
      ]),
    ),
    whenEmpty: 'No file was sent.',
  };
}

export function scoresTable({ scores }: CaseReport): Table<'invented'> {
  return {
    id: 'scores',
    caption: 'Scores against the criteria',
    columns: [
      textColumn('Criterion'),
      { heading: 'Weight', kind: 'number' },
      { heading: 'Score', kind: 'number' },
      textColumn('Why'),
    ],
    rows: scores.map(({ label, weight, most, score, words }) => [
      { text: label },
      { text: String(weight) },
      score === null ? { text: 'not yet' } : { text: String(score), note: `of ${String(most)}` },
      { text: words ?? 'not yet' },
    ]),
    whenEmpty: 'Cases of this kind are not scored.',
  };
}

export function datesTable({ dates }: CaseReport): Table<'invented'> {
  return {
    id: 'dates',
    caption: 'Dates that follow from the rules',
    columns: [textColumn('What'), { heading: 'By', kind: 'date' }, textColumn('Done'), textColumn('Rule')],
    rows: dates.map(({ words, due, doneOn, source, status }) => [
      { text: sentenceCase(words) },
      dateCell(due),
      { text: doneOn === null ? 'not yet' : dayText(doneOn) },
      { text: source, note: status },
    ]),
    whenEmpty: 'No date follows from the rules.',
  };
}

export function takenTable({ taken }: CaseReport): Table<'invented'> {
  return {
    id: 'taken',
    caption: 'Steps that were taken',
    columns: [
      textColumn('Step'),
      textColumn('Stage after it'),
      { heading: 'On', kind: 'date' },
      textColumn('By'),
      textColumn('Rests on'),
    ],
    rows: taken.map(({ step, to, on, by, words, decision }) => [
      { text: sentenceCase(step), ...(words === '' ? {} : { note: words }) },
      { text: to },
      dateCell(on),
      { text: by },
      decision === null ? { text: 'no decision' } : { text: decision, href: decisionAddress(decision) },
    ]),
    whenEmpty: 'No step was taken.',
  };
}

/** What each side brings, and that together they come to the statement of the practice that stays. */
export function mergedTable({ merged, summary }: CaseReport): Table<'invented'> {
  const sides = merged?.sides ?? [];
  const month = merged?.month;
  return {
    id: 'merged',
    caption: 'What both practices bring, in the first month of the merger',
    columns: [
      textColumn('Practice'),
      { heading: 'Registered list', kind: 'number' },
      { heading: 'Lines', kind: 'number' },
      { heading: 'Pounds', kind: 'number' },
    ],
    rows: sides.map((side) => [{ text: side.name, href: practiceAddress(side.practice) }, ...sideCells(side)]),
    ...(month === undefined
      ? {}
      : {
          total: [
            { text: 'The statement of both', href: statementAddress(summary.practice, month) },
            ...sideCells(together(sides)),
          ],
        }),
    whenEmpty: 'No merger is in effect.',
  };
}

function together(sides: readonly MergedSide[]): Omit<MergedSide, 'practice' | 'name'> {
  const lists = sides.map(({ registered }) => registered);
  return {
    registered: lists.includes(null) ? null : lists.reduce<number>((sum, each) => sum + (each ?? 0), 0),
    lines: sides.reduce((sum, { lines }) => sum + lines, 0),
    pence: sumPence(sides.map(({ pence }) => pence)),
  };
}

function sideCells({ registered, lines, pence }: Omit<MergedSide, 'practice' | 'name'>): Cell<'invented'>[] {
  return [
    { text: registered === null ? 'not received' : countText(registered) },
    { text: String(lines) },
    moneyCell(pence),
  ];
}
