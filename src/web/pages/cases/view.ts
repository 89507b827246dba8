import { dayText } from '../../../base/index.ts';
import type { CaseField, CaseKind, CaseSummary, CasesReport, ReportBasis } from '../../../reports/index.ts';
import { CASES, caseAddress, MEETINGS, openCaseAddress, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, sentenceCase } from '../../layout/figures.ts';
import { choice, type FormField, kept, line, oneDay, type ShownForm, shownForm, words } from '../../layout/form.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CasesReport & { readonly basis: ReportBasis };

/** Cases that the reader may see, what each waits for, and the forms of those that they may open. */
export function casesView(report: Given, kind: string): Page<'invented'> {
  const { open, mayOpen } = report;
  const chosen = mayOpen.find(({ id }) => id === kind);
  const late = open.filter(({ next }) => next?.isOverdue === true).length;
  return {
    realm: 'invented',
    template: 'cases',
    heading: 'Cases',
    trail: [...TO_HOME, { text: 'Meetings', href: MEETINGS }],
    tables: [
      casesTable(open, 'open', 'Open cases'),
      casesTable(report.ended, 'ended', 'Cases that have ended'),
      rankedTable(report),
    ],
    content: {
      answer: `${counted(open.length, 'case is', 'cases are')} open; ${counted(late, 'is', 'are')} late. Each goes by the rules of its kind as they were when it was opened.`,
      opening: chosen === undefined ? null : openingForm(report, chosen),
      kinds: mayOpen.filter(({ id }) => id !== kind).map(({ id, name }) => ({ text: name, href: openCaseAddress(id) })),
      hasRanked: report.ranked.length > 0,
      workedOut: basisFacts(report.basis),
    },
  };
}

function openingForm({ practices }: Given, { id, name, fields, changesServices }: CaseKind): ShownForm {
  const hint = changesServices
    ? 'It changes services: it is decided on when each step of engagement is shown or waived.'
    : undefined;
  const named = practices.map((practice) => ({ value: practice.code, text: `${practice.name} (${practice.code})` }));
  return shownForm(
    {
      id: 'open-case',
      heading: name,
      ...(hint === undefined ? {} : { hint }),
      action: `${CASES}/open`,
      button: 'Open the case',
    },
    [kept('kind', id), choice('practice', 'Which practice', named), ...fields.map((field) => questionOf(field))],
  );
}

const HINTS: Readonly<Partial<Record<CaseField['kind'], string>>> = {
  month: 'For example 2026-05',
  pounds: 'For example 1200.50',
  practice: 'The code of the practice',
};

/** A question of a case's form, with what stands in it. */
function questionOf(
  { id, label, kind, isOptional, choices, atLeast, atMost }: CaseField,
  value = '',
): Omit<FormField, 'id'> {
  const named = isOptional === true ? `${label} (if so)` : label;
  if (kind === 'choice') {
    const none = { value: '', text: 'No' };
    return choice(`form-${id}`, named, [
      none,
      ...(choices ?? []).map((each) => ({ value: each, text: sentenceCase(each) })),
    ]);
  }
  if (kind === 'date') return oneDay(`form-${id}`, named, value);
  const range = atMost === undefined ? undefined : `From ${String(atLeast ?? 0)} to ${String(atMost)}`;
  const hint = HINTS[kind] ?? range;
  const more = { value, ...(hint === undefined ? {} : { hint }) };
  return kind === 'text' ? words(`form-${id}`, named, more) : line(`form-${id}`, named, more);
}

function casesTable(rows: readonly CaseSummary[], id: 'open' | 'ended', caption: string): Table<'invented'> {
  return {
    id,
    caption,
    columns: [
      { heading: 'Case', kind: 'text' },
      { heading: 'Practice', kind: 'text' },
      { heading: 'Stage', kind: 'text', isMain: true },
      { heading: 'Opened', kind: 'date' },
      { heading: 'Next by', kind: 'text' },
    ],
    rows: rows.map((one) => [
      { text: one.id, href: caseAddress(one.id), note: one.kind },
      { text: one.practiceName, href: practiceAddress(one.practice) },
      { text: one.stage },
      dateCell(one.openedOn),
      one.next === null
        ? { text: 'no day set' }
        : { text: dayText(one.next.due), note: `${one.next.words}${one.next.isOverdue ? ', late' : ''}` },
    ]),
    whenEmpty:
      id === 'open'
        ? 'No case is open. Cases appear when a practice applies or a notice is drafted.'
        : 'No case has ended yet.',
  };
}

/** Requests in the order in which the agreed criteria put them. */
function rankedTable({ ranked }: Given): Table<'invented'> {
  return {
    id: 'ranked',
    caption: 'Open requests by score',
    columns: [
      { heading: 'Case', kind: 'text' },
      { heading: 'Practice', kind: 'text' },
      { heading: 'Score of 100', kind: 'number', isMain: true },
      { heading: 'Stage', kind: 'text' },
    ],
    rows: ranked.map(({ summary, score }) => [
      { text: summary.id, href: caseAddress(summary.id), note: summary.kind },
      { text: summary.practiceName, href: practiceAddress(summary.practice) },
      { text: String(score) },
      { text: summary.stage },
    ]),
    whenEmpty: 'No open request is scored on every criterion.',
  };
}
