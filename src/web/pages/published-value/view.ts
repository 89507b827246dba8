import { frontierOf, type PublishedValueReport, type ScatterPoint, scatterChart } from '../../../reports/index.ts';
import { PUBLISHED, publishedValueAddress, publishedValuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import { counted, wholeText, withCommas } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { choiceForm, PUBLISHED_FIELDS } from '../../layout/value-choice.ts';
import { valueTables, yearsWords } from './tables.ts';

/** What a reader looks at beside the report: the choice that links keep, and the practice that is marked. */
export type ValueLooked = { readonly query: string; readonly marked?: string };

/** Published: recorded against expected prevalence beside payment for a head, of England or one commissioner. */
export function publishedValueView(report: PublishedValueReport, looked: ValueLooked): Page<'published'> {
  const { year, area, areaName } = report;
  const isEngland = area === ENGLAND;
  const ofEngland = { text: `Case-finding and payment in ${year}`, href: publishedValueAddress(year) };
  return {
    realm: 'published',
    template: 'published-value',
    heading: `Case-finding and payment per ${report.choice.per} head`,
    caption: isEngland ? `England, ${year}` : `${areaName}, ${year}`,
    trail: [{ text: 'Published information', href: PUBLISHED }, ...(isEngland ? [] : [ofEngland])],
    tables: valueTables(report, looked.query),
    content: {
      answer: answerOf(report),
      exclusions: exclusionsOf(report),
      chart: chartOf(report, looked),
      form: choiceForm(PUBLISHED_FIELDS, publishedValueAddress(year, isEngland ? undefined : area), {
        ...{ weights: report.choice.weights, choice: report.choice },
        ...(looked.marked === undefined ? {} : { marked: looked.marked }),
      }),
      isEngland,
      yearsWords: yearsWords(report),
      sensitivityWords:
        'Agreement is Spearman’s correlation of ranks: 1 is the same order, 0 none. A practice that changes its part of the map with the choice should not be judged by it.',
      frontierWords:
        'Practices are put into equal groups by payment. The limits hold the figure in 95 of 100 samples whatever the distribution; one practice far above the others does not move it.',
      method: methodOf(report),
      ifWrong: {
        sentences: [
          'The figures are as published, and are worked out here again from the files. An error in a file is for its publisher.',
        ],
        links: [],
      },
      workedOut: [
        { name: 'Payments file (SHA-256)', value: report.files.payments },
        { name: 'File of recorded and expected prevalence (SHA-256)', value: report.files.prevalence },
        {
          name: 'Reliability, median over practices',
          value: report.reliability,
          note: 'share of how far practices lie apart that is not chance; below 0.7 a figure is not ranked',
        },
      ],
    },
  };
}

const ENGLAND = 'england';

function answerOf({ practices, places, medianPounds, choice, areaName }: PublishedValueReport): string {
  if (practices.length === 0) return `No practice of ${areaName} can be placed on the map; the last table says why.`;
  const of = (place: string): number => places.find((one) => one.place === place)?.practices ?? 0;
  const apart = practices.length - of('not told apart');
  return `Of ${counted(practices.length, 'practice', 'practices')} of ${areaName}, ${wholeText(apart)} have found more or fewer of the people expected than England as a whole, beyond chance: ${wholeText(of('more for less') + of('more for more'))} more, ${wholeText(of('less for less') + of('less for more'))} fewer. Half of England’s practices were paid less than £${withCommas(medianPounds)} for ${choice.per === 'weighted' ? 'a weighted' : 'a registered'} patient.`;
}

function exclusionsOf({ leftOutOfPayment, choice }: PublishedValueReport): readonly string[] {
  const qof =
    choice.qof === 'with'
      ? 'What the QOF paid is part of the payment, as published'
      : 'What the QOF paid is left out of the payment too';
  return [
    `Payment leaves out ${leftOutOfPayment.slice(0, -1).join(', ')} and ${leftOutOfPayment.at(-1)}.`,
    `QOF pounds are never quality: nothing that was paid counts as case-finding. ${qof}.`,
    'A register larger than expected is people found, and also people who are more often ill than the estimate says. It is no measure of care.',
  ];
}

function methodOf({ conditions, unit, choice, notUsed }: PublishedValueReport): readonly string[] {
  const ages = conditions.find(({ weight }) => weight > 0);
  return [
    `Case-finding (${unit}): for each condition the people on the register ÷ the people expected, divided by the same for England; then the mean of their logarithms by the weights shown. A practice is placed only when every condition that weighs anything was received.`,
    choice.basis === 'ages'
      ? `Expected are the published percentage of ${'people of the ages shown'}, counted on the list of January to March. The file does not say of whom its estimates are: ${ages?.basis ?? 'no condition weighs anything'}.`
      : 'Expected is the published percentage of everybody on the list, as the file prints both. A list of older people then seems to have found more.',
    'The interval holds the chance of the count and of the published estimate. Conditions are taken to have nothing to do with each other, although some people have several: intervals are a little too narrow.',
    'The range of a payment is the same payment at the greatest and the least list of the year’s four quarters; the money itself is what was paid.',
    ...notUsed.map(({ name, why }) => `${name} is not used: ${why}.`),
    'No other year has expected prevalence, so there is no map to compare this one with.',
  ];
}

function chartOf(report: PublishedValueReport, looked: ValueLooked): object | null {
  const { practices, frontier, medianPounds, choice, areaName, year } = report;
  if (practices.length === 0) return null;
  const title = `Case-finding and payment, ${areaName} ${year}`;
  const isEqual = choice.spread === 'equal';
  const points = pointsOf(report, looked);
  const svg = scatterChart({
    id: 'value',
    title,
    description: `${counted(practices.length, 'practice', 'practices')}: payment from left to right, case-finding from bottom to top. The table of practices has the same figures.`,
    points,
    x: {
      label: `Pounds ${choice.per === 'weighted' ? 'a weighted' : 'a registered'} patient`,
      text: (value) => `£${value}`,
    },
    y: { label: isEqual ? 'Case-finding, standard deviations' : 'Case-finding, England = 100', text: String },
    frontier: report.area === ENGLAND ? frontier.map(stepOf) : frontierOf(points),
    middle: { x: Number(medianPounds), y: isEqual ? 0 : 100 },
  });
  return { title, svg, key: keyOf(report, looked) };
}

function pointsOf({ practices, year }: PublishedValueReport, looked: ValueLooked): readonly ScatterPoint[] {
  return practices.map((one): ScatterPoint => {
    const isSearched = one.practice === looked.marked;
    return {
      label: one.name === '' ? one.practice : one.name,
      href: withQuery(publishedValuePracticeAddress(year, one.practice), looked.query),
      ...(isSearched ? { isSearched } : {}),
      isOutlier: one.isOutlier,
      x: Number(one.pounds),
      y: Number(one.index),
      yInterval: [Number(one.lower), Number(one.upper)],
      ...(one.poundsLow === null || one.poundsHigh === null
        ? {}
        : { xInterval: [Number(one.poundsLow), Number(one.poundsHigh)] as const }),
    };
  });
}

function stepOf({ pounds, index, lower, upper }: PublishedValueReport['frontier'][number]) {
  return { x: Number(pounds), y: Number(index), low: Number(lower), high: Number(upper) };
}

function keyOf({ practices, area }: PublishedValueReport, { marked }: ValueLooked): string {
  const dots =
    practices.length > 100
      ? 'Each dot is a practice. A circle is a link: far above or below the others by more than chance and what is usual (99.8%). The table below reaches every other.'
      : 'Each circle is a practice and a link. Lines: its 95% interval, and its payment at the year’s largest and smallest list.';
  const edge =
    area === ENGLAND
      ? ' Line: what one practice in twenty reaches at each payment, between its limits (dashed).'
      : ' Line: the most that was reached for no more payment, between the limits of those intervals (dashed).';
  const own = marked === undefined ? '' : ' Diamond: the practice searched for.';
  return `${dots}${edge}${own} Dotted: England’s case-finding, and the median payment of its practices.`;
}
