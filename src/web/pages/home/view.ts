import type { Change, HomeReport, Need, ReportBasis } from '../../../reports/index.ts';
import { addressOf, BOROUGH, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, isoDateText, sentenceCase } from '../../layout/figures.ts';
import type { Link, Page, Table } from '../../layout/page.ts';

type Given = HomeReport & { readonly basis: ReportBasis };

/** Home: what needs the reader today, then what changed, then where to go. */
export function homeView(report: Given): Page<'invented'> {
  const { user, practice } = report;
  return {
    realm: 'invented',
    template: 'home',
    heading: report.needs.length === 0 ? 'Nothing needs you today' : 'What needs you today',
    caption: `${sentenceCase(user.role)}${practice === null ? '' : `, ${practice.name}`}`,
    trail: [],
    tables: [changesTable(report)],
    content: {
      answer:
        report.needs.length === 0
          ? report.nothing
          : `${counted(report.needs.length, 'thing waits', 'things wait')} for you, ${user.name}.`,
      needs: report.needs.map(needOf),
      places: placesOf(report),
      workedOut: basisFacts(report.basis),
    },
  };
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
