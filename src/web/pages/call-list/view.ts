import { dayText } from '../../../base/index.ts';
import type { CallListReport, CallReason, ReportBasis } from '../../../reports/index.ts';
import { callListAddress, ofMeasure, wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, wholeText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { toPractice } from '../../layout/trail.ts';

type Given = CallListReport & { readonly basis: ReportBasis };

/** How many people the page prints; the CSV has all. */
const PEOPLE_PRINTED = 200;

/** Whom a practice could still help before the year ends, and what would count: made to be printed and ticked off. */
export function callListView(report: Given): Page<'invented'> {
  const { place, periodEnd, indicator } = report;
  return {
    realm: 'invented',
    template: 'call-list',
    heading: 'People to call',
    caption: place.name,
    trail: toPractice(place),
    tables: [peopleTable(report), measuresTable(report)],
    content: {
      answer: answerOf(report),
      how: `Each is known here by a pseudonym, which the practice’s own system turns back into a name. What is recorded by ${dayText(periodEnd)} counts.`,
      all: indicator === null ? null : { text: 'Every measure', href: callListAddress(place.practice) },
      workedOut: [...basisFacts(report.basis), { name: 'Data to', value: dayText(report.achievedOn) }],
    },
  };
}

function answerOf({ people, indicator, periodEnd }: Given): string {
  const which = indicator === null ? 'at least one measure' : indicator;
  if (people.length === 0) return `Nobody has ${which} still to meet before ${dayText(periodEnd)}.`;
  return `${counted(people.length, 'person has', 'people have')} ${which} still to meet before ${dayText(periodEnd)}. Those with most to gain stand first.`;
}

function peopleTable({ people, place, indicator }: Given): Table<'invented'> {
  const told = new Map<readonly CallReason[], string>();
  const wordsOf = (reasons: readonly CallReason[]) => {
    const words = told.get(reasons) ?? whatWouldCount(reasons, indicator);
    told.set(reasons, words);
    return words;
  };
  return {
    id: 'people',
    caption: 'Call list',
    columns: [
      { heading: 'Person', kind: 'text' },
      { heading: 'Age', kind: 'number' },
      { heading: 'Sex', kind: 'text' },
      { heading: 'What would count', kind: 'text' },
      { heading: 'Called', kind: 'text' },
    ],
    rows: people.map(({ person, ageYears, sex, reasons }) => [
      { text: person, href: wholePersonAddress(place.practice, person) },
      { text: ageYears === null ? 'not received' : wholeText(ageYears) },
      { text: sex },
      { text: wordsOf(reasons) },
      { text: '☐', csv: 'no' },
    ]),
    whenEmpty: 'Nobody is left to call: everybody who is counted has met the measure.',
    printed: PEOPLE_PRINTED,
  };
}

function whatWouldCount(reasons: readonly CallReason[], indicator: string | null): string {
  const shown = reasons.filter((reason) => indicator === null || reason.indicator === indicator);
  return shown.map((reason) => `${reason.indicator}: ${reason.wouldCount}`).join('; ');
}

function measuresTable({ measures, place }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'By measure',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'People still to meet it', kind: 'number' },
    ],
    rows: measures.map(({ indicator, shortTitle, people }) => [
      { text: indicator, note: shortTitle, href: ofMeasure(callListAddress(place.practice), indicator) },
      { text: wholeText(people) },
    ]),
    whenEmpty: 'The framework has no measures yet.',
  };
}
