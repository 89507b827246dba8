import { PLACE_KINDS, type ValueCondition, type ValuePracticeReport } from '../../../reports/index.ts';
import { PUBLISHED, publishedValueAddress, publishedValuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import { moneyCell, poundsOf, wholeText, withCommas } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { moneyCell as poundsCell } from '../../layout/value-tables.ts';
import { yearsWords } from '../published-value/tables.ts';

/** Published: what makes up both axes of one practice on the map of case-finding and payment. */
export function publishedValuePracticeView(report: ValuePracticeReport, query: string): Page<'published'> {
  const { year, area, areaName, practice, name } = report;
  return {
    realm: 'published',
    template: 'published-value-practice',
    heading: name === '' ? practice : name,
    caption: `${practice}, case-finding and payment in ${year}`,
    trail: [
      { text: 'Published information', href: PUBLISHED },
      { text: `Case-finding and payment in ${year}`, href: withQuery(publishedValueAddress(year), query) },
      { text: areaName, href: withQuery(publishedValueAddress(year, area), query) },
    ],
    tables: [conditionsTable(report), paymentTable(report), yearsTable(report)],
    content: {
      answer: answerOf(report),
      conditionsWords:
        'Expected: the published percentage of the people it is taken to be about. The index compares recorded ÷ expected with England’s, because the estimates are of other people than the registers.',
      lists: listFacts(report),
      yearsWords: `${yearsWords(report)} A practice is followed by its code: the files do not say into which practice another went.`,
      method: [
        'More people on a register than expected are people found, and also people who are more often ill than the estimate says. It is no measure of care, and nobody is named for it.',
        'Payment differs by contract and by what a practice provides. Premises, prescribing, dispensing and drugs are left out; what the QOF paid is never quality.',
      ],
      ifWrong: {
        sentences: ['The figures are as published. An error in a file is for its publisher.'],
        links: [],
      },
      workedOut: report.sources.map(({ what, file, row }) => ({
        name: what,
        value: file,
        note: `record ${wholeText(row)} of the file with this SHA-256`,
      })),
    },
  };
}

function answerOf({ placed, reason, payment, per, unit }: ValuePracticeReport): string {
  if (placed === null) return `It is not on the map: ${reason ?? 'its figures were not received'}.`;
  const found = `Case-finding is ${placed.index} (${unit}), 95% interval ${placed.lower} to ${placed.upper}.`;
  return `${found} It was paid ${poundsOf(placed.pounds)} for each ${per} patient; half of England’s practices were paid less than £${withCommas(payment.medianPounds)}. That is: ${PLACE_KINDS[placed.place]}`.replace(
    /([^.?])$/,
    '$1.',
  );
}

function conditionsTable({ conditions }: ValuePracticeReport): Table<'published'> {
  return {
    id: 'conditions',
    caption: 'Case-finding, condition by condition',
    columns: [
      { heading: 'Condition', kind: 'text' },
      { heading: 'Weight', kind: 'number' },
      { heading: 'Recorded', kind: 'number' },
      { heading: 'Estimate', kind: 'text' },
      { heading: 'Expected', kind: 'number' },
      { heading: 'Recorded ÷ expected', kind: 'number' },
      { heading: 'England', kind: 'number' },
      { heading: 'Index', kind: 'number', isMain: true },
    ],
    rows: conditions.map((one) => [
      { text: one.name },
      { text: String(one.weight) },
      { text: countText(one.recorded), csv: String(one.recorded) },
      { text: one.estimate, note: one.people === 'not received' ? one.of : `of ${one.of}: ${withCommas(one.people)}` },
      { text: withCommas(one.expected), csv: one.expected },
      { text: one.ratio },
      { text: one.englandRatio },
      indexCell(one),
    ]),
    whenEmpty: 'No condition is defined.',
  };
}

function countText(count: number | 'not received'): string {
  return typeof count === 'number' ? wholeText(count) : count;
}

function indexCell({ index }: ValueCondition): Cell<never> {
  if (index === null) return { text: 'not worked out' };
  return { text: index.index, note: `${index.lower} to ${index.upper}`, csv: index.index };
}

function paymentTable({ payment }: ValuePracticeReport): Table<'published'> {
  const amount = (pence: ValuePracticeReport['payment']['totalPence']): Cell<never> =>
    pence === null ? { text: 'not received' } : moneyCell(pence);
  const { totalPence, leftOut, qofPence, isQofLeftOut, remainsPence } = payment;
  return {
    id: 'payment',
    caption: 'Payment, as published and as it is used',
    columns: [
      { heading: 'Part', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
      { heading: 'Used', kind: 'text' },
    ],
    rows: [
      [{ text: 'Total NHS payments' }, amount(totalPence), { text: 'yes, less what follows' }],
      ...leftOut.map(({ name, pence }): readonly Cell<never>[] => [
        { text: `Of it, ${name}` },
        amount(pence),
        { text: 'left out' },
      ]),
      [{ text: 'Of it, QOF' }, amount(qofPence), { text: isQofLeftOut ? 'left out' : 'as payment, never as quality' }],
    ],
    total: [{ text: 'What is left' }, amount(remainsPence), { text: 'divided by patients' }],
    whenEmpty: 'No payment was received.',
  };
}

function yearsTable({ years, practice, per }: ValuePracticeReport): Table<'published'> {
  return {
    id: 'years',
    caption: 'Year by year',
    columns: [
      { heading: 'Year', kind: 'text' },
      { heading: `£ a ${per} head`, kind: 'number', isMain: true },
      { heading: 'Contract', kind: 'text' },
      { heading: 'Case-finding', kind: 'text' },
    ],
    rows: years.map(({ year, pounds, reason, contractType, hasCaseFinding }) => [
      { text: year },
      pounds === null ? { text: 'none', note: reason ?? 'not received' } : poundsCell(pounds),
      { text: contractType ?? 'not in the file' },
      hasCaseFinding && contractType !== null
        ? { text: `on the page of ${year}`, href: publishedValuePracticeAddress(year, practice) }
        : { text: 'not received' },
    ]),
    whenEmpty: 'No payments file was received.',
  };
}

function listFacts({ payment, deprivation, contractType }: ValuePracticeReport): readonly Fact<never>[] {
  const { registered, weighted, quarterlyLists } = payment;
  return [
    { name: 'Weighted patients', value: figureText(weighted) },
    { name: 'Registered patients', value: figureText(registered) },
    {
      name: 'Registered in each quarter of the year',
      value:
        quarterlyLists.length === 0 ? 'not received' : quarterlyLists.map((people) => wholeText(people)).join(', '),
      note: 'the payment’s range is at the largest and the smallest of them',
    },
    { name: 'Contract', value: contractType },
    { name: 'Deprivation score of the list', value: deprivation ?? 'not received' },
  ];
}

function figureText(figure: string): string {
  return /^\d+$/.test(figure) ? withCommas(figure) : figure;
}
