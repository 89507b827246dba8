import type { QualityCaseSummary, ShownIntelligence } from '../../reports/index.ts';
import { intelligenceAddress, qualityCaseAddress } from './addresses.ts';
import { dateCell, sentenceCase } from './figures.ts';
import type { Cell, Column, Table } from './page.ts';

const STAGE_TAGS: Readonly<Record<QualityCaseSummary['stage'], NonNullable<Cell<never>['tag']>>> = {
  opened: 'yellow',
  triaged: 'blue',
  heard: 'blue',
  supported: 'blue',
  reviewed: 'blue',
  escalated: 'red',
  closed: 'grey',
};

export function stageCell({ stage, isRestricted }: QualityCaseSummary): Cell<never> {
  const note = isRestricted ? { note: 'only for those who are named' } : {};
  return { text: sentenceCase(stage), tag: STAGE_TAGS[stage], ...note };
}

/** What happens next and by when, in words; late is a word too. */
export function nextCell({ next }: QualityCaseSummary): Cell<never> {
  if (next === null) return { text: 'Nothing: it is closed' };
  if (next.on === null) return { text: next.words };
  const { text, csv } = dateCell(next.on);
  return { text: next.words, note: `${next.isLate ? 'late, was due on' : 'by'} ${text}`, csv: `${next.words} ${csv}` };
}

const CASE_COLUMNS: readonly Column[] = [
  { heading: 'Case', kind: 'text' },
  { heading: 'Practice', kind: 'text', isMain: true },
  { heading: 'Stage', kind: 'text' },
  { heading: 'Next', kind: 'text' },
  { heading: 'Opened', kind: 'date' },
  { heading: 'Led by', kind: 'text' },
];

export function casesTable(
  cases: readonly QualityCaseSummary[],
  given: Pick<Table<'invented'>, 'id' | 'caption' | 'whenEmpty'>,
): Table<'invented'> {
  return {
    ...given,
    columns: CASE_COLUMNS,
    rows: cases.map((one) => [
      { text: one.title, note: one.id, href: qualityCaseAddress(one.id) },
      { text: one.name, note: one.practice },
      stageCell(one),
      nextCell(one),
      dateCell(one.openedOn),
      { text: one.lead ?? 'nobody yet', ...(one.priority === null ? {} : { note: one.priority }) },
    ]),
  };
}

/** Soft intelligence: fact or allegation is a word, and what is sensitive is read on a page of its own. */
export function intelligenceTable(
  told: readonly ShownIntelligence[],
  given: Pick<Table<'invented'>, 'id' | 'caption' | 'whenEmpty'>,
): Table<'invented'> {
  return {
    ...given,
    columns: [
      { heading: 'What is known or said', kind: 'text' },
      { heading: 'Practice', kind: 'text', isMain: true },
      { heading: 'Fact or allegation', kind: 'text' },
      { heading: 'Source', kind: 'text' },
      { heading: 'Entered', kind: 'date' },
      { heading: 'Kept until', kind: 'date' },
    ],
    rows: told.map((one) => [
      { text: wordsOf(one), note: notesOf(one), href: intelligenceAddress(one.id) },
      { text: one.name, note: one.practice },
      { text: sentenceCase(one.standing), tag: one.standing === 'fact' ? 'blue' : 'yellow' },
      { text: sentenceCase(one.source) },
      dateCell(one.on),
      dateCell(one.keptUntil),
    ]),
  };
}

function wordsOf({ words, isSensitive, sensitivity }: ShownIntelligence): string {
  if (isSensitive) return `${sentenceCase(sensitivity)}: open to read`;
  return words ?? 'destroyed after its last day';
}

function notesOf({ id, corrects, correctedBy }: ShownIntelligence): string {
  const parts = [id, ...(corrects === null ? [] : [`puts ${corrects} right`])];
  return [...parts, ...(correctedBy === null ? [] : [`put right by ${correctedBy}`])].join('; ');
}
