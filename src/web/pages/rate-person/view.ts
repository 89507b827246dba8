import { dayText } from '../../../base/index.ts';
import type { RatePerson, RatePersonReport, ReportBasis } from '../../../reports/index.ts';
import { ratePeopleAddress, underFramework, wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { lookedAtTable } from '../../layout/looked-at.ts';
import type { Page } from '../../layout/page.ts';
import { rowLinks } from '../../layout/source-rows.ts';
import { toRate } from '../../layout/trail.ts';

type Given = RatePersonReport & { readonly basis: ReportBasis };

/** One person under a rate: what they add and why, each encounter and record that is counted, with its row. */
export function ratePersonView(report: Given): Page<'invented'> {
  const { place, person, indicator, periodEnd, framework, shortTitle, counted } = report;
  return {
    realm: 'invented',
    template: 'rate-person',
    heading: `Person ${person}`,
    caption: `${place.name}, at ${dayText(periodEnd)}`,
    trail: toRate(place, indicator, periodEnd, framework.id),
    tables: [lookedAtTable(report.lookedAt)],
    content: {
      answer: answerOf(report),
      measure: `${indicator}: ${shortTitle}`,
      counted: counted.map((one) => countedDetail(place.practice, one)),
      links: [
        {
          text: 'Everybody who adds to what is counted',
          href: underFramework(ratePeopleAddress(place.practice, indicator, periodEnd, 'numerator'), framework.id),
        },
        { text: 'This person under every measure of people', href: wholePersonAddress(place.practice, person) },
      ],
      ifWrong: {
        sentences: [
          'A wrong record is put right in the practice’s own system; the next extract replaces the row, and what was known before stays reproducible.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ counted, person, indicator }: Given): string {
  const [first] = counted;
  if (first === undefined) return `${person} is not counted under ${indicator}.`;
  const { numerator, denominator, clause } = first;
  if (numerator === null || denominator === null) return clause;
  return `Adds ${numerator} to what is counted, and ${denominator} to what it is counted against.`;
}

function countedDetail(practice: string, { countsAt, clause, numerator, denominator, facts }: RatePerson): object {
  return {
    where: countsAt === null ? 'Not one of its people' : `Counts at ${countsAt}`,
    clause: numerator === null ? clause : null,
    facts: [
      { name: 'Adds to what is counted', value: numerator ?? 'nothing: not counted' },
      { name: 'Adds to what it is counted against', value: denominator ?? 'nothing: not counted' },
    ],
    found: facts.map(({ words, value, rows }) => ({ text: `${words}: ${value}`, rows: rowLinks(practice, rows) })),
  };
}
