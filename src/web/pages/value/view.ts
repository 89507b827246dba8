import { dayText, isoOfDay, monthText, pence, poundsText } from '../../../base/index.ts';
import { type ReportBasis, type ScatterPoint, scatterChart, type ValueReport } from '../../../reports/index.ts';
import { ASSURANCE, inMonth, VALUE, VALUE_YEARS, valuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, poundsOf, wholeText } from '../../layout/figures.ts';
import type { Page, Printable } from '../../layout/page.ts';
import { toBorough } from '../../layout/trail.ts';
import { choiceForm, PRACTICE_FIELDS } from '../../layout/value-choice.ts';
import { valueTables } from './tables.ts';

type Given = ValueReport & { readonly basis: ReportBasis };
/** What a reader looks at beside the report: the choice that links keep, and the practice that is marked. */
export type ValueLooked = { readonly query: string; readonly marked: string };

/** Quality beside contract value for a head, of every practice of the demonstration. */
export function valueView(report: Given, looked: ValueLooked): Page<'invented'> {
  const { commissioner, month, periodEnd, choice, measures, policy } = report;
  const weights = measures.map(({ rule, indicator, shortTitle, weight }) => {
    return { id: rule, name: `${indicator}: ${shortTitle}`, weight };
  });
  return {
    realm: 'invented',
    template: 'value',
    heading: `Quality and contract value per ${choice.per} head`,
    caption: `${commissioner.name}, quality at ${dayText(periodEnd)}, contract value of ${monthText(month)}`,
    trail: [...toBorough(commissioner.name), { text: 'Assurance', href: ASSURANCE }],
    tables: valueTables(report, looked.query),
    content: {
      answer: answerOf(report),
      exclusions: exclusionsOf(report),
      isMap: report.isMoneyShown,
      chart: chartOf(report, looked),
      form: choiceForm(PRACTICE_FIELDS, VALUE, { weights, choice, marked: looked.marked, query: looked.query }),
      sensitivityWords:
        'Agreement is Spearman’s correlation of ranks: 1 is the same order, 0 none. A practice that changes its part of the map with the choice should not be judged by it.',
      frontierWords:
        'A practice is on the frontier when none reached more for no more payment. Whoever reached most was in part lucky: the lower limit of its interval is the soberer reading.',
      further: [{ text: 'Year by year, by contract and deprivation', href: VALUE_YEARS }],
      method: methodOf(report),
      months: report.months
        .filter((other) => other !== month)
        .map((other) => ({ text: monthText(other), href: inMonth(VALUE, other) })),
      periodEnds: report.periodEnds
        .filter((other) => other !== periodEnd)
        .map((other) => ({
          text: `Quality at ${dayText(other)}`,
          href: withQuery(VALUE, `on=${isoOfDay(other)}`),
        })),
      ifWrong: {
        sentences: [
          'Open the practice: it shows what makes up each axis, down to the measure and the statement. What is left out, and how measures are weighed, is the policy of the day, which the committee can change.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Policy', value: `${policy.source} (${policy.status})` },
        {
          name: 'Reliability, median over practices',
          value: report.reliability ?? 'not worked out',
          note: 'share of how far practices lie apart that is not chance; below 0.7 nobody should be ranked by it',
        },
      ],
    },
  };
}

function answerOf({ rows, places, medianPounds, choice, isMoneyShown }: Given): string {
  const known = rows.filter(({ quality }) => quality.value !== null).length;
  if (known === 0) return 'No practice has figures on enough measures that may be shown to you, so there is no map.';
  if (!isMoneyShown) {
    return `${counted(known, 'practice has', 'practices have')} a composite of quality. What others are paid is not for you to see, so there is no map: the table has everybody’s quality and your own payment.`;
  }
  const of = (place: string): number => places.find((one) => one.place === place)?.practices ?? 0;
  const placed = places.reduce((sum, { practices }) => sum + practices, 0);
  if (placed === 0 || medianPounds === null) return 'No practice can be placed on the map; the last table says why.';
  const above = of('more for less') + of('more for more');
  const below = of('less for less') + of('less for more');
  return `Of ${counted(placed, 'practice', 'practices')} on the map, ${wholeText(above)} ${above === 1 ? 'is' : 'are'} above all practices together beyond chance, ${wholeText(below)} below, and ${wholeText(of('not told apart'))} cannot be told apart. Half have a contract value of less than ${poundsOf(medianPounds)} for ${choice.per === 'weighted' ? 'a weighted' : 'a registered'} patient in the month.`;
}

function exclusionsOf({ policy, choice, hasMonthBefore }: Given): readonly string[] {
  const names = policy.leftOutOfValue.map(({ name }) => name);
  return [
    `Contract value leaves out ${names.join('; ')}; and services paid by claim.`,
    choice.qof === 'with'
      ? 'What was paid for quality is part of the value, and never of the quality.'
      : 'What was paid for quality is left out of the value too, and is never part of the quality.',
    hasMonthBefore
      ? 'Value is that of one month, as statements are worked out now.'
      : 'Value is that of one month, as statements are worked out now. No contract is known for the same month a year before: the core of the contract at each year’s rates is on the page of the years.',
  ];
}

function methodOf({ unit, choice, policy, beforeEnd }: Given): readonly string[] {
  return [
    `Quality (${unit}): for each measure a practice’s share less that of all practices with a figure, together${choice.spread === 'equal' ? ', in standard deviations of practices' : ''}; then the weighted mean. All is worked out from counts as they are shown to you; results that were stopped as implausible are no figures.`,
    choice.missing === 'others'
      ? `A measure without a figure leaves its weight to the others. Where less than ${policy.leastWeightPercent}% of all weight has a figure, the practice has no composite.`
      : 'A practice without a figure on any measure that weighs something has no composite.',
    'The interval holds the chance of each count (Agresti and Coull 1998). Measures are taken to have nothing to do with each other, although some count the same people: intervals are a little too narrow.',
    'Contract value is what the month’s statement charges to the accounts that are counted, divided by the list of the quarter. Its range is the same money at the longest and the shortest list of that quarter and the three before; where they are one and the same list, there is no range.',
    beforeEnd === null
      ? 'There are no counts of a year before to compare with.'
      : `Against the year before: the composite at ${dayText(beforeEnd)}, from all practices together of that day. Many patients are the same in both years, so the interval of the difference is too wide rather than too narrow.`,
    'Parts of the map are descriptions, and questions to ask. They are no verdict, and nobody is ranked.',
  ];
}

function chartOf(report: Given, { query, marked }: ValueLooked): Printable {
  const { frontier, medianPounds, unit, choice, commissioner } = report;
  const points = pointsOf(report, query, marked);
  if (points.length === 0 || medianPounds === null) return null;
  const title = `Quality and contract value, ${commissioner.name}`;
  const svg = scatterChart({
    id: 'value',
    title,
    description: `${counted(points.length, 'practice', 'practices')}: contract value from left to right, quality from bottom to top. The table of practices has the same figures.`,
    points,
    x: {
      label: `Pounds ${choice.per === 'weighted' ? 'a weighted' : 'a registered'} patient, in the month`,
      text: (value) => poundsText(pence(BigInt(Math.round(value * 100)))),
    },
    y: {
      label: choice.spread === 'equal' ? 'Quality, standard deviations' : 'Quality, percentage points from all',
      text: (value) => `${value > 0 ? '+' : ''}${value}`,
    },
    frontier: frontier.map((step) => ({
      ...{ x: Number(step.pounds), y: Number(step.index), low: Number(step.lower), high: Number(step.upper) },
    })),
    middle: { x: Number(medianPounds), y: 0 },
  });
  return {
    title,
    svg,
    key: `Each circle is a practice and a link. Lines: its 95% interval (${unit}), and its value at the year’s longest and shortest list. Line: the most that was reached for no more payment, between the limits of those intervals (dashed). Diamond: the practice that is marked. Dotted: all practices together, and the median value.`,
  };
}

function pointsOf({ rows }: Given, query: string, marked: string): readonly ScatterPoint[] {
  return rows.flatMap((row): ScatterPoint[] => {
    const { quality, pounds, place, name, practice } = row;
    if (place === null || quality.value === null || pounds.kind !== 'pounds') return [];
    return [
      {
        label: name,
        href: withQuery(valuePracticeAddress(practice), query),
        ...(practice === marked ? { isSearched: true } : {}),
        x: Number(pounds.pounds),
        y: Number(quality.value.index),
        xInterval: [Number(pounds.low), Number(pounds.high)],
        yInterval: [Number(quality.value.lower), Number(quality.value.upper)],
      },
    ];
  });
}
