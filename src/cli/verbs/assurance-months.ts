import { accepted, isoOfDay, isoOfMonth, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import {
  type ListPart,
  type MonthResult,
  type MonthsReport,
  measureYearsReport,
  monthsReport,
  type Pace,
  type PaceOrNone,
  percentText,
  practiceListReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal assurance months X00010 HYP008`: a measure month by month, and its pace on an XmR chart. */
export async function assuranceMonths({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = odsCodeFromText(line.words[1] ?? '');
  const indicator = line.words[2];
  if (practice === undefined || indicator === undefined) {
    return refused({
      code: 'input.invalid',
      message: 'A practice and a measure are needed.',
      remedy: 'commonweal assurance months X00010 HYP008',
    });
  }
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  const ask = given({ framework: optionOf(line, 'framework'), periodEnd: periodEnd.value });
  const report = await monthsReport(context, actor, { practice, indicator, ...ask });
  if (!report.ok) return report;
  const { basis, place, months, lastYear, pace, periodEnd: end, ...head } = report.value;
  const json = {
    release: basis.release,
    practice: place.practice,
    name: place.name,
    ...head,
    forecast: head.forecast.value,
    periodEnd: isoOfDay(end),
    months: months.map(monthJson),
    lastYear: lastYear.map(monthJson),
    pace: paceJson(pace.value),
  };
  return accepted({ json, text: paceText(report.value) });
}

/** `commonweal assurance years HYP008`: a measure over the years, of the commissioner, localities and practices. */
export async function assuranceYears({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  const ask = given({ framework: optionOf(line, 'framework'), periodEnd: periodEnd.value });
  const report = await measureYearsReport(context, actor, { indicator: line.words[1] ?? '', ...ask });
  if (!report.ok) return report;
  const { basis, periodEnds, places, ...head } = report.value;
  const days = periodEnds.map(isoOfDay);
  const json = {
    release: basis.release,
    ...head,
    periodEnds: days,
    places: places.map(({ rates, trend, ...place }) => ({
      ...place,
      trend: trend.value,
      percents: rates.map(({ value }) => (value.kind === 'rate' ? value.percent : null)),
    })),
  };
  const rows = json.places.map(({ name, locality, percents, trend }) => [
    ...[name, locality ?? ''],
    ...percents.map((percent) => percent ?? 'none'),
    trend ?? 'none',
  ]);
  return accepted({ json, text: textTable(['Place', '', ...days, 'Trend'], rows) });
}

/** `commonweal assurance list X00010`: a practice's registered list by age and sex beside all practices. */
export async function assuranceList({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = odsCodeFromText(line.words[1] ?? '');
  if (practice === undefined)
    return refused({ code: 'input.invalid', message: 'A practice code is needed, for example X00010.' });
  const report = await practiceListReport(context, actor, { practice });
  if (!report.ok) return report;
  const { basis, place, quarter, list, ages } = report.value;
  const registered = list.kind === 'list' ? list.registered.value : 'not received';
  const json = {
    ...{ release: basis.release, practice: place.practice, name: place.name },
    ...{ quarter: isoOfMonth(quarter), registered, ages: ages.value },
  };
  const cells = ({ count, percent, commissionerPercent }: ListPart): string[] => [
    ...[String(count), percent ?? 'not shown', commissionerPercent ?? 'not shown'],
  ];
  const rows = ages.value.map(({ ageBand, men, women }) => [ageBand, ...cells(men), ...cells(women)]);
  const head = ['Age', 'Men', '%', 'All %', 'Women', '%', 'All %'];
  return accepted({ json, text: textTable(head, rows) });
}

function monthJson({ on, rate: { value } }: MonthResult) {
  const { kind: _, ...rest } = value;
  return { on: isoOfDay(on), ...(value.kind === 'rate' ? { ...rest, ratio: undefined } : { percent: null, ...rest }) };
}

function paceJson(pace: PaceOrNone) {
  if (pace.kind === 'none') return { words: pace.words };
  if (pace.kind === 'not judged') {
    const { kind: _, months, ...rest } = pace;
    return { ...rest, months: months.map((one) => ({ ...one, month: isoOfMonth(one.month) })) };
  }
  const { kind: _, chart, months, ...rest } = pace;
  const { mean, lpl, upl } = chart;
  return { ...rest, mean, lpl, upl, months: months.map((one) => ({ ...one, month: isoOfMonth(one.month) })) };
}

function paceText({ place, indicator, pace: { value } }: MonthsReport): string {
  if (value.kind === 'none') return value.words;
  return [
    `Pace of ${indicator} at ${place.name}: of everybody counted when a month began, per cent who newly met it by its end`,
    ...(value.kind === 'not judged' ? [value.words] : limitsText(value)),
    '',
    textTable(
      ['Month', 'Counted', 'Newly met', 'Pace', 'Rule'],
      value.months.map(({ month, counted, met, percent, ...judged }) => [
        ...[isoOfMonth(month), String(counted), String(met), percent, 'label' in judged ? judged.label : 'not judged'],
      ]),
    ),
  ].join('\n');
}

function limitsText({ chart, target, variation, assurance }: Pace): readonly string[] {
  const limits = `${percentText(chart.lpl)} to ${percentText(chart.upl)}`;
  return [
    `Mean ${percentText(chart.mean)}, limits ${limits}, target ${target === null ? 'none' : percentText(target)}`,
    `Variation ${variation}, assurance ${assurance ?? 'none'}`,
  ];
}
