import { dayText } from '../../../base/index.ts';
import type { PeopleReport, ReportBasis } from '../../../reports/index.ts';
import { type Address, feedFileAddress, fromRow, peopleAddress, personAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, wholeText } from '../../layout/figures.ts';
import { OUTCOME_WORDS, PEOPLE_WHO } from '../../layout/outcome-words.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { rowLinks } from '../../layout/source-rows.ts';
import { toMeasure } from '../../layout/trail.ts';

type Given = PeopleReport & { readonly basis: ReportBasis };
type PersonRow = Given['people'][number];

const OUTCOMES: readonly NonNullable<Given['outcome']>[] = ['missed', 'numerator', 'adjusted', 'excluded'];

/** The people behind one count of a measure, each with the clause that decided it and the row that it rests on. */
export function peopleView(report: Given): Page<'invented'> {
  const { place, indicator, periodEnd, outcome } = report;
  return {
    realm: 'invented',
    template: 'people',
    heading: outcome === null ? `Everybody counted under ${indicator}` : `${PEOPLE_WHO[outcome]} ${indicator}`,
    caption: `${place.name}, at ${dayText(periodEnd)}`,
    trail: toMeasure(place, indicator, periodEnd),
    tables: [peopleTable(report)],
    content: {
      answer: answerOf(report),
      pages: pageLinks(report),
      others: OUTCOMES.filter((other) => other !== outcome).map((other) => ({
        text: `${PEOPLE_WHO[other]} ${indicator}`,
        href: peopleAddress(place.practice, indicator, periodEnd, other),
      })),
      optedOut: optedOutWords(report),
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

function answerOf({ total, offset, people, shortTitle }: Given): string {
  if (total === 0) return `Nobody. ${shortTitle}.`;
  const which =
    people.length === total ? 'all of them' : `${wholeText(offset + 1)} to ${wholeText(offset + people.length)}`;
  return `${counted(total, 'person', 'people')} in the warehouse; this page lists ${which}. ${shortTitle}.`;
}

function peopleTable(report: Given): Table<'invented'> {
  return {
    id: 'people',
    caption: 'People, and the clause that decided each',
    columns: ['Person', 'Outcome', 'Why', 'Rests on'].map((heading) => ({ heading, kind: 'text' })),
    rows: report.people.map((person) => personRow(report, person)),
    whenEmpty:
      'Nobody in the warehouse has this outcome. People who do not share their record are counted by the practice and never listed.',
  };
}

function personRow({ place, indicator, periodEnd }: Given, person: PersonRow): readonly Cell<'invented'>[] {
  const [first, ...others] = rowLinks(place.practice, person.rows);
  const more = others.length === 0 ? {} : { note: `and ${counted(others.length, 'more row', 'more rows')}` };
  return [
    { text: person.person, href: personAddress(place.practice, indicator, periodEnd, person.person) },
    { text: OUTCOME_WORDS[person.outcome], ...(person.reason === null ? {} : { note: person.reason }) },
    { text: person.clause },
    first === undefined ? { text: 'no row: nothing was recorded' } : { ...first, ...more },
  ];
}

function pageLinks(report: Given): readonly Link<'invented'>[] {
  const { place, indicator, periodEnd, outcome, offset, limit, total } = report;
  const address: Address<'invented'> = peopleAddress(place.practice, indicator, periodEnd, outcome ?? 'everybody');
  const before = { text: 'People before these', href: fromRow(address, Math.max(0, offset - limit)) };
  const after = { text: 'People after these', href: fromRow(address, offset + limit) };
  return [...(offset > 0 ? [before] : []), ...(offset + limit < total ? [after] : [])];
}

function optedOutWords({ optedOut }: Given): object | null {
  if (optedOut === null) return null;
  return {
    words: optedOut.words,
    text: `Row ${wholeText(optedOut.row)} of ${optedOut.file}`,
    href: feedFileAddress(optedOut.sha256),
  };
}
