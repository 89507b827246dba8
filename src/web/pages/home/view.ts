import type { Change, HomeReport, Need, ReportBasis, Visit } from '../../../reports/index.ts';
import { addressOf, BOROUGH, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText, isoDateText, sentenceCase } from '../../layout/figures.ts';
import type { Link, Page, Table } from '../../layout/page.ts';

type Given = HomeReport & { readonly basis: ReportBasis };

/** Home: what needs the reader today, then what changed, then where they were and where to go. */
export function homeView(report: Given): Page<'invented'> {
  const { user, practice } = report;
  return {
    realm: 'invented',
    template: 'home',
    heading: isNothing(report) ? 'Nothing needs you today' : 'What needs you today',
    caption: `${sentenceCase(user.role)}${practice === null ? '' : `, ${practice.name}`}`,
    trail: [],
    tables: [changesTable(report)],
    content: {
      answer: answerOf(report),
      workingOut: workingOutWords(report),
      needs: report.needs.map(needOf),
      visited: report.visited.map(visitLink),
      noVisits: 'You have opened no page yet. Statements, measures and other pages that you open are listed here.',
      places: placesOf(report),
      workedOut: basisFacts(report.basis),
    },
  };
}

/** Nothing is said to wait only when everything was looked through. */
function isNothing({ needs, workingOut }: Given): boolean {
  return needs.length === 0 && workingOut === null;
}

function answerOf(report: Given): string {
  const { needs, nothing, user } = report;
  if (isNothing(report)) return nothing;
  if (needs.length === 0) return `Nothing that is worked out so far waits for you, ${user.name}.`;
  return `${counted(needs.length, 'thing waits', 'things wait')} for you, ${user.name}.`;
}

function workingOutWords({ workingOut }: Given): string | null {
  if (workingOut === null) return null;
  const { left, practices } = workingOut;
  return `The statements of ${left} of ${counted(practices, 'practice', 'practices')} are still being worked out on new data. A line that is held in one of them appears here when you load the page again.`;
}

function visitLink({ at, title, to }: Visit): Link<'invented'> & { readonly note: string } {
  return { text: title, href: addressOf(to), note: instantText(at) };
}

function needOf({ title, detail, to }: Need): object {
  return { title, detail, href: to === null ? null : addressOf(to) };
}

function changesTable({ changed }: Given): Table<'invented'> {
  return {
    id: 'changed',
    caption: 'What changed',
    columns: ['What', 'When', 'Detail'].map((heading) => ({ heading, kind: 'text' })),
    rows: changed.map(({ on, title, detail, to }: Change) => [
      { text: title, ...(to === null ? {} : { href: addressOf(to) }) },
      { text: isoDateText(on) },
      { text: detail },
    ]),
    whenEmpty: 'Nothing has changed yet. Files received, runs and decisions appear here.',
  };
}

function placesOf({ practice }: Given): readonly (Link<'invented'> & { readonly note: string })[] {
  const own =
    practice === null
      ? []
      : [{ text: practice.name, href: practiceAddress(practice.practice), note: 'Statements, measures, people' }];
  return [
    ...own,
    { text: 'Borough', href: BOROUGH, note: 'Money and measures by locality, and the way down to every row' },
  ];
}
