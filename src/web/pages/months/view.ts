import { dayText, financialYearOf, monthOfDay, monthText } from '../../../base/index.ts';
import {
  type MonthPoint,
  type MonthResult,
  type MonthsReport,
  monthsChart,
  type ReportBasis,
} from '../../../reports/index.ts';
import { assurancePracticeAddress, measureAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import type { Page, Table } from '../../layout/page.ts';
import { rateCell, rateText } from '../../layout/released.ts';
import { toPractice } from '../../layout/trail.ts';
import { paceContent, paceTable } from './pace.ts';

type Given = MonthsReport & { readonly basis: ReportBasis };

/** A measure month by month through the year, last year beside it, and what the year may end at. */
export function monthsView(report: Given): Page<'invented'> {
  const { place, indicator, periodEnd } = report;
  return {
    realm: 'invented',
    template: 'months',
    heading: `${indicator} month by month, ${financialYearOf(periodEnd).label}`,
    caption: place.name,
    trail: toPractice(place),
    tables: [monthsTable(report), paceTable(report)],
    content: {
      answer: answerOf(report),
      forecast: forecastWords(report),
      how: `${countedOf(report)} Windows count back from 31 March, so a result within the year can only be compared with the same month of another year.`,
      chart: chartOf(report),
      pace: paceContent(report),
      others: [
        {
          text: `${indicator} at ${dayText(periodEnd)}`,
          href: measureAddress(place.practice, indicator, periodEnd),
        },
        { text: 'Every measure of the practice beside the others', href: assurancePracticeAddress(place.practice) },
      ],
      workedOut: [
        ...basisFacts(report.basis),
        {
          name: 'Forecast',
          value:
            'The share now, and what last year’s gained from the same day to the end of the year; a normal interval with the variances of the three shares added.',
        },
      ],
    },
  };
}

function countedOf({ basis: { release } }: Given): string {
  if (release === 'exact') return 'Counted by the warehouse as it is known today, among people who share their record.';
  return 'Counted of everybody as the practice sent it at the end of the year, and from there by what changes among people who share their record.';
}

function answerOf({ months, lowerPercent, upperPercent }: Given): string {
  const last = months.at(-1);
  const paid = `It is paid from ${lowerPercent}% to ${upperPercent}%.`;
  if (last === undefined) return `The year has not reached the end of a month. ${paid}`;
  return `At the end of ${monthText(monthOfDay(last.on))}: ${rateText(last.rate.value)}. ${paid}`;
}

function forecastWords({ forecast: { value }, periodEnd }: Given): string {
  if (value.kind === 'none') return value.words;
  return `Forecast for ${dayText(periodEnd)}: ${value.percent}%, 95% interval ${value.lowerPercent}% to ${value.upperPercent}%.`;
}

function chartOf({ months, lastYear, forecast, indicator }: Given): object | null {
  const [thisYear, before] = [pointsOf(months), pointsOf(lastYear)];
  if (thisYear.length === 0 && before.length === 0) return null;
  const title = `${indicator} by month`;
  const { value } = forecast;
  const svg = monthsChart({
    id: 'months',
    title,
    description: 'Achievement at the end of each month, this year and last. The table below has the same figures.',
    thisYear,
    lastYear: before,
    ...(value.kind === 'forecast'
      ? {
          forecast: {
            percent: Number(value.percent),
            lower: Number(value.lowerPercent),
            upper: Number(value.upperPercent),
          },
        }
      : {}),
  });
  const drawn =
    value.kind === 'forecast'
      ? ' A diamond with a line: the forecast to the end of the year with its 95% interval.'
      : '';
  return { title, svg, key: `Solid line: this year. Dashed: last year.${drawn}` };
}

function pointsOf(months: readonly MonthResult[]): readonly MonthPoint[] {
  return months.flatMap(({ rate }, month) =>
    rate.value.kind === 'rate' ? [{ month, percent: Number(rate.value.percent) }] : [],
  );
}

function monthsTable({ months, lastYear }: Given): Table<'invented'> {
  return {
    id: 'months',
    caption: 'Month by month',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'This year', kind: 'number', isMain: true },
      { heading: 'Last year', kind: 'number' },
    ],
    rows: lastYear.map(({ on, rate }, index) => [
      { text: monthText(monthOfDay(months[index]?.on ?? on)).split(' ')[0] ?? '' },
      rateCell(months[index]?.rate.value ?? null, 'not yet'),
      rateCell(rate.value, 'not received'),
    ]),
    whenEmpty: 'No month can be counted yet. Months appear when the practice’s extract has been received.',
  };
}
