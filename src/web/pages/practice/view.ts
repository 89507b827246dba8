import { monthText } from '../../../base/index.ts';
import type { PracticeMeasure, PracticeReport, ReportBasis, ShownList } from '../../../reports/index.ts';
import {
  type Address,
  addressOf,
  assurancePracticeAddress,
  callListAddress,
  caseAddress,
  decisionAddress,
  everyClinicianAddress,
  measureAddress,
  peopleAddress,
  practiceListAddress,
  statementAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countText, dateCell, isoDateText, sentenceCase } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { placeRatesTable } from '../../layout/rate-words.ts';
import { paymentCell, paymentText, rateCell } from '../../layout/released.ts';
import { toLocality } from '../../layout/trail.ts';
import { answersTable } from '../answers/view.ts';

type Given = PracticeReport & { readonly basis: ReportBasis };

/** A practice: its statements month by month and which are paid, how it does against the borough, and what it sent. */
export function practiceView(report: Given): Page<'invented'> {
  const { place } = report;
  return {
    realm: 'invented',
    template: 'practice',
    heading: place.name,
    caption: `${place.practice}, ${place.team.name}`,
    trail: toLocality(place),
    tables: [
      measuresTable(report),
      monthsTable(report),
      placeRatesTable(report.rates, place.practice),
      feedsTable(report),
      answersTable(report.answers),
    ],
    content: {
      hasAnswers: report.answers.length > 0,
      answer: answerOf(report),
      about: aboutFacts(report),
      peopleWords: report.maySeePeople
        ? 'Open a measure to see the people behind it: who counts, and who could still be helped.'
        : 'Your role does not see people. Open a measure for its rule and its counts.',
      clinicians: { text: 'Results by clinician', href: everyClinicianAddress(place.practice) },
      assurance: {
        text: 'How it stands beside the others: assurance profile, on two sides',
        href: assurancePracticeAddress(place.practice),
      },
      callList: report.maySeePeople
        ? {
            text: 'People who could still count this year: a call list to print',
            href: callListAddress(place.practice),
          }
        : null,
      ifWrong: {
        sentences: [
          'A result that looks wrong: open the measure, then the people or the counts behind it. A payment that looks wrong: open the month, then the line.',
        ],
        links: [],
      },
      workedOut: [...basisFacts(report.basis), ...listFile(report)],
    },
  };
}

function answerOf({ months, place }: Given): string {
  const latest = months.at(-1);
  if (latest === undefined) return `${place.name} has no statement yet.`;
  if (latest.payment.kind !== 'statement') return `${monthText(latest.month)}: ${latest.payment.reason}`;
  const [amount, month] = [paymentText(latest.payment), monthText(latest.month)];
  if (latest.payment.isPaid) return `${place.name} was paid ${amount} for ${month}.`;
  return `${place.name} would be paid ${amount} for ${month}: no payment run of that month is released yet.`;
}

function aboutFacts({ place, list, contract, deprivationScore, states }: Given): readonly Fact<'invented'>[] {
  return [
    ...states.map(({ words, case: id, decision }) => {
      const href = id === null ? decisionAddress(decision) : caseAddress(id);
      return { name: 'Standing', value: sentenceCase(words), href, note: `by ${decision}` };
    }),
    ...listFacts(list, practiceListAddress(place.practice)),
    { name: 'Contract', value: contract?.title ?? 'no contract in force', note: contract?.words ?? place.contractType },
    { name: 'Deprivation score', value: deprivationScore, note: 'A higher score is a more deprived list' },
  ];
}

function listFacts(list: ShownList, ages: Address<'invented'>): readonly Fact<'invented'>[] {
  if (list.kind === 'not received') return [{ name: 'List', value: 'not received', note: list.words }];
  const quarter = `Quarter from ${monthText(list.quarter)}, row ${list.row} of the list-size file`;
  return [
    {
      name: 'Registered patients',
      value: countText(list.registered.value),
      href: ages,
      note: `${quarter}; opens by age and sex`,
    },
    {
      name: 'Weighted patients',
      value: countText(list.weighted.value),
      note: 'Registered × the practice’s weight, rounded',
    },
  ];
}

function listFile({ list }: Given): readonly Fact<never>[] {
  return list.kind === 'list' ? [{ name: 'List-size file', value: list.file }] : [];
}

function measuresTable(report: Given): Table<'invented'> {
  const { place, measures } = report;
  return {
    id: 'measures',
    caption: 'How the practice is doing, against the borough',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Practice', kind: 'number', isMain: true },
      { heading: 'Borough', kind: 'number' },
      { heading: 'Paid from, to', kind: 'number' },
      { heading: 'Not yet met', kind: 'number' },
      { heading: 'Counted to', kind: 'date' },
    ],
    rows: measures.map((measure) => [
      {
        text: measure.indicator,
        note: measure.shortTitle,
        href: measureAddress(place.practice, measure.indicator, measure.periodEnd),
      },
      rateCell(measure.rate?.value ?? null, 'not received'),
      rateCell(measure.boroughRate?.value ?? null, 'not received'),
      { text: `${measure.lowerPercent}% to ${measure.upperPercent}%` },
      missedCell(report, measure),
      dateCell(measure.periodEnd),
    ]),
    whenEmpty:
      'No measure is counted for this practice yet. Measures appear when its extract and counts have been received.',
  };
}

/** The people who could still be helped, for those who may see them. */
function missedCell(
  { place, maySeePeople }: Given,
  { counts, indicator, periodEnd }: PracticeMeasure,
): Cell<'invented'> {
  if ('kind' in counts) return { text: 'not received', note: counts.words };
  const text = countText(counts.value.missed);
  const cell = { text, note: text === '1' ? 'person' : 'people' };
  return maySeePeople && cell.text !== '0'
    ? { ...cell, href: peopleAddress(place.practice, indicator, periodEnd, 'missed') }
    : cell;
}

/** Months whose payment the reader may see; a month that is not for them leads to no page that they may open. */
function monthsTable({ place, months }: Given): Table<'invented'> {
  const seen = months.filter(({ payment }) => payment.kind !== 'not shown');
  return {
    id: 'months',
    caption: 'What its statements come to, newest month first',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'Statement', kind: 'number', isMain: true },
    ],
    rows: seen
      .toReversed()
      .map(({ month, payment }) => [
        { text: monthText(month), href: statementAddress(place.practice, month) },
        paymentCell(payment),
      ]),
    whenEmpty:
      months.length === 0
        ? 'There is no month with a contract in force.'
        : 'What the practice is paid is not for you to see.',
  };
}

function feedsTable({ feeds }: Given): Table<'invented'> {
  return {
    id: 'feeds',
    caption: 'What it sent',
    columns: ['Feed', 'Last received', 'What is known of it'].map((heading) => ({ heading, kind: 'text' })),
    rows: feeds.map((feed) => [
      { text: feed.feed, ...(feed.to === null ? {} : { href: addressOf(feed.to) }) },
      { text: feed.receivedOn === null ? 'not received' : isoDateText(feed.receivedOn) },
      { text: feed.words },
    ]),
    whenEmpty: 'The practice has sent nothing yet.',
  };
}
