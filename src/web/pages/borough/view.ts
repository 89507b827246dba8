import { monthText, type ReleasedCount } from '../../../base/index.ts';
import type { BoroughReport, ReportBasis } from '../../../reports/index.ts';
import { addressOf, BOROUGH, inMonth, localityAddress, PMS_REVIEW } from '../../layout/addresses.ts';
import { areaMeasuresTable } from '../../layout/area-measures.ts';
import { basisFacts } from '../../layout/basis.ts';
import { addedUp, countCell, counted } from '../../layout/figures.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { placeRatesTable } from '../../layout/rate-words.ts';
import { NOT_FOR_YOU, paymentCell, paymentText } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = BoroughReport & { readonly basis: ReportBasis };

/** The borough: what it pays by locality for a month, its measures, and which feeds are missing. */
export function boroughView(report: Given): Page<'invented'> {
  const { commissioner, month } = report;
  return {
    realm: 'invented',
    template: 'borough',
    heading: commissioner.name,
    caption: monthText(month),
    trail: TO_HOME,
    tables: [
      localitiesTable(report),
      areaMeasuresTable(report.measures, commissioner.name),
      placeRatesTable(report.rates),
    ],
    content: {
      answer: answerOf(report),
      missing: report.missingFeeds.map(({ words, to }) => ({ text: words, href: addressOf(to) })),
      nothingMissing: 'Every feed that should have arrived by now has arrived.',
      months: monthLinks(report),
      review: report.mayReviewPremiums ? { text: 'Review of PMS premiums', href: PMS_REVIEW } : null,
      ifWrong: {
        sentences: ['Open a locality, then a practice: each figure here is made of theirs, and nothing else.'],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ commissioner, month, payment, localities }: Given): string {
  const practices = localities.reduce((total, locality) => total + locality.practices, 0);
  const over = `${counted(practices, 'practice', 'practices')} in ${counted(localities.length, 'locality', 'localities')}`;
  if (payment.kind !== 'statement') return `${commissioner.name} has ${over}. ${payment.reason}`;
  const verb = payment.isPaid ? 'paid' : 'would pay';
  return `${commissioner.name} ${verb} ${over} ${paymentText(payment)} for ${monthText(month)}.`;
}

function localitiesTable(report: Given): Table<'invented'> {
  const { localities, month, commissioner } = report;
  return {
    id: 'localities',
    caption: `Lists and statements of ${commissioner.name}, by locality`,
    columns: [
      { heading: 'Locality', kind: 'text' },
      { heading: 'Practices', kind: 'number' },
      { heading: 'Registered patients', kind: 'number' },
      { heading: 'Weighted patients', kind: 'number' },
      { heading: `Statements for ${monthText(month)}`, kind: 'number', isMain: true },
      { heading: 'Practices with a statement', kind: 'number' },
    ],
    rows: localities.map((locality) => [
      { text: locality.name, href: localityAddress(locality.id) },
      countCell(locality.practices),
      listCell(locality, locality.registered.value),
      listCell(locality, locality.weighted.value),
      paymentCell(locality.payment),
      paidCell(locality.practicesPaid, locality.practices),
    ]),
    total: totalRow(report),
    whenEmpty: 'No locality has a practice yet.',
  };
}

/** How many practices have a statement, to a reader who may see every one of them. */
function paidCell(paid: ReleasedCount | 'not shown', practices: ReleasedCount): Cell<never> {
  return { text: paid === 'not shown' ? NOT_FOR_YOU : `${paid} of ${practices}` };
}

/** A list size says of how many practices it is, when not of all. */
function listCell({ listsReceived, practices }: Given['localities'][number], count: ReleasedCount): Cell<never> {
  const cell = countCell(count);
  return listsReceived === practices ? cell : { ...cell, note: `lists of ${listsReceived} of ${practices} practices` };
}

function totalRow({ commissioner, localities, payment }: Given): readonly Cell<never>[] {
  const withPractices = localities.filter((locality) => locality.practices > 0);
  const practices = addedUp(localities.map((locality) => locality.practices));
  const seen = localities.flatMap(({ practicesPaid }) => (practicesPaid === 'not shown' ? [] : [practicesPaid]));
  const paid = seen.length < localities.length ? 'not shown' : addedUp(seen);
  return [
    { text: commissioner.name },
    countCell(practices),
    countCell(addedUp(withPractices.map(({ registered }) => registered.value))),
    countCell(addedUp(withPractices.map(({ weighted }) => weighted.value))),
    paymentCell(payment),
    paidCell(paid, practices),
  ];
}

function monthLinks({ months, month }: Given): readonly Link<'invented'>[] {
  return months
    .filter((other) => other !== month)
    .map((other) => ({ text: monthText(other), href: inMonth(BOROUGH, other) }));
}
