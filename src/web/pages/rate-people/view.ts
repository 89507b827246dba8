import { dayText } from '../../../base/index.ts';
import type { RatePeopleReport, RatePerson, RateShare, ReportBasis } from '../../../reports/index.ts';
import { type Address, fromRow, ratePeopleAddress, ratePersonAddress, underFramework } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, wholeText } from '../../layout/figures.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { rowLinks } from '../../layout/source-rows.ts';
import { toRate } from '../../layout/trail.ts';

type Given = RatePeopleReport & { readonly basis: ReportBasis };

const WHO: Readonly<Record<RateShare, string>> = {
  numerator: 'People who add to what is counted',
  missed: 'People who count and add nothing',
  denominator: 'Everybody who counts',
};

/** The people of a practice behind a rate: what each adds, why, and the first row that it rests on. */
export function ratePeopleView(report: Given): Page<'invented'> {
  const { place, indicator, periodEnd, share, framework } = report;
  return {
    realm: 'invented',
    template: 'rate-people',
    heading: `${WHO[share]}: ${indicator}`,
    caption: `${place.name}, at ${dayText(periodEnd)}`,
    trail: toRate(place, indicator, periodEnd, framework.id),
    tables: [peopleTable(report)],
    content: {
      answer: answerOf(report),
      pages: pageLinks(report),
      others: (Object.keys(WHO) as RateShare[])
        .filter((other) => other !== share)
        .map((other) => ({ text: WHO[other], href: listAddress(report, other) })),
      ifWrong: {
        sentences: [
          'Open the person, then the row. A wrong record is put right in the practice’s own system; the next extract replaces it here.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function listAddress({ place, indicator, periodEnd, framework }: Given, share: RateShare): Address<'invented'> {
  return underFramework(ratePeopleAddress(place.practice, indicator, periodEnd, share), framework.id);
}

function answerOf({ total, offset, people, shortTitle }: Given): string {
  if (people.length === 0) return `Nobody. ${shortTitle}.`;
  const which =
    people.length === total ? 'all of them' : `${wholeText(offset + 1)} to ${wholeText(offset + people.length)}`;
  return `${counted(total, 'person', 'people')}; this page lists ${which}. ${shortTitle}.`;
}

function peopleTable(report: Given): Table<'invented'> {
  return {
    id: 'people',
    caption: 'People, and what each adds',
    columns: [
      { heading: 'Person', kind: 'text' },
      { heading: 'Counted', kind: 'number', isMain: true },
      { heading: 'Out of', kind: 'number' },
      { heading: 'Why', kind: 'text' },
      { heading: 'Rests on', kind: 'text' },
    ],
    rows: report.people.map((person) => personRow(report, person)),
    whenEmpty: 'Nobody of this practice. People appear when the records that are counted have been received.',
  };
}

function personRow({ place, indicator, periodEnd, framework }: Given, one: RatePerson): readonly Cell<'invented'>[] {
  const address = ratePersonAddress(place.practice, indicator, periodEnd, one.person);
  const [first, ...others] = rowLinks(
    place.practice,
    one.facts.flatMap(({ rows }) => rows),
  );
  const more = others.length === 0 ? {} : { note: `and ${counted(others.length, 'more row', 'more rows')}` };
  return [
    { text: one.person, href: underFramework(address, framework.id) },
    { text: one.numerator ?? 'not counted' },
    { text: one.denominator ?? 'not counted' },
    { text: whyText(one) },
    first === undefined ? { text: 'no row: nothing was recorded' } : { ...first, ...more },
  ];
}

/** What was found of somebody who counts; else why they do not. */
function whyText({ numerator, clause, facts }: RatePerson): string {
  const found = facts.filter(({ rows }) => rows.length > 0).map(({ value }) => value);
  if (numerator === null) return clause;
  return found.length === 0 ? 'Nothing was recorded that adds to it.' : found.join('; ');
}

function pageLinks(report: Given): readonly Link<'invented'>[] {
  const { offset, limit, total, share } = report;
  const address = listAddress(report, share);
  const before = { text: 'People before these', href: fromRow(address, Math.max(0, offset - limit)) };
  const after = { text: 'People after these', href: fromRow(address, offset + limit) };
  return [...(offset > 0 ? [before] : []), ...(offset + limit < total ? [after] : [])];
}
