import { dayText, monthText } from '../../../base/index.ts';
import type { ReportBasis, ShownComposite, ShownPounds, ValueYearsReport, YearGroup } from '../../../reports/index.ts';
import { ASSURANCE, VALUE, valuePracticeAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { poundsOf, wholeText } from '../../layout/figures.ts';
import type { Cell, Column, Page, Table } from '../../layout/page.ts';
import { NOT_FOR_YOU } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';
import { moneyCell } from '../../layout/value-tables.ts';
import { intervalText, scoreText } from '../value/tables.ts';

type Given = ValueYearsReport & { readonly basis: ReportBasis };
type Year = ValueYearsReport['years'][number];

/** Quality beside the core of the contract for a weighted head, at the end of each year. */
export function valueYearsView(report: Given): Page<'invented'> {
  const { commissioner, periodEnd, isMoneyShown } = report;
  return {
    realm: 'invented',
    template: 'value-years',
    heading: 'Quality and contract value, year by year',
    caption: `${commissioner.name}, up to ${dayText(periodEnd)}`,
    trail: [
      ...toBorough(commissioner.name),
      { text: 'Assurance', href: ASSURANCE },
      { text: 'Quality and contract value', href: VALUE },
    ],
    tables: [
      yearsTable(report),
      groupsTable(report, { id: 'byContract', caption: 'By contract', heading: 'Contract' }),
      groupsTable(report, { id: 'byDeprivation', caption: 'By deprivation of the list', heading: 'Fifth' }),
      practicesTable(report),
    ],
    content: {
      answer: answerOf(report),
      whatItIs: WHAT_IT_IS,
      isMoneyShown,
      how: HOW,
      others: [{ text: 'Both axes of the latest month, as a map', href: VALUE }],
      workedOut: basisFacts(report.basis),
    },
  };
}

const WHAT_IT_IS =
  'The pounds are not what was paid. No contract of an earlier year is kept here, so each March is worked out by the contract’s own lines as they stand now, at that year’s published or invented rates and that quarter’s list. What was paid for quality, for schemes and beside the contract is left out in every year alike.';

const HOW: readonly string[] = [
  'Everybody’s quality is the weighted mean of everybody’s share of each measure of the composite, so that it can rise and fall. A practice’s and a group’s is its distance from everybody of the same day, in percentage points, as on the map.',
  'Practices are in the groups of today: their contract and the deprivation of their list as they are now. Each axis is over the practices that have a figure on it in that year.',
  'A weighted head of General Medical Services costs the same everywhere in a year: what differs between those practices is on the map, not here.',
];

function answerOf({ years, isMoneyShown }: Given): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || first === last) return 'Counts of one year alone were received.';
  const span = `From ${dayText(first.periodEnd)} to ${dayText(last.periodEnd)}`;
  const quality = `everybody’s quality went from ${percentText(first)} to ${percentText(last)}`;
  const [before, now] = [first.all[0], last.all[0]];
  if (!isMoneyShown || !before?.pounds || !now?.pounds) return `${span} ${quality}.`;
  return `${span} ${quality}; the core of the contract, from a median of ${poundsOf(before.pounds.median)} to ${poundsOf(now.pounds.median)} a weighted head in the month.`;
}

function percentText({ percent: { value } }: Year): string {
  return value === null ? 'no figure' : `${value}%`;
}

function yearsTable({ years }: Given): Table<'invented'> {
  return {
    id: 'years',
    caption: 'All practices',
    columns: [
      { heading: 'Year end', kind: 'date' },
      { heading: 'Everybody’s quality', kind: 'number', isMain: true },
      { heading: '£ a weighted head: median', kind: 'number' },
      { heading: 'Middle half', kind: 'number' },
      { heading: 'Practices with pounds', kind: 'number' },
      { heading: 'Pounds of', kind: 'text' },
    ],
    rows: years.map((year) => [
      { text: dayText(year.periodEnd) },
      { text: percentText(year), csv: year.percent.value ?? '' },
      ...poundsCells(year.all[0]),
      { text: wholeText(year.all[0]?.withPounds ?? 0) },
      { text: monthText(year.month) },
    ]),
    whenEmpty: 'No practice’s counts were received.',
  };
}

function poundsCells(group: YearGroup | undefined): readonly Cell<never>[] {
  if (group == null || group.pounds === null) return [{ text: 'none' }, { text: 'none' }];
  const { median, lowerQuartile, upperQuartile } = group.pounds;
  return [moneyCell(median), { text: `£${lowerQuartile} to £${upperQuartile}` }];
}

type GroupsOf = { readonly id: 'byContract' | 'byDeprivation'; readonly caption: string; readonly heading: string };

/** A row a group: its quality of each year, then its pounds of each year. */
function groupsTable({ years }: Given, { id, caption, heading }: GroupsOf): Table<'invented'> {
  const groups = [...new Set(years.flatMap((year) => year[id].map(({ group }) => group)))];
  const inYear = (year: Year, group: string) => year[id].find((one) => one.group === group);
  return {
    id,
    caption,
    columns: [{ heading, kind: 'text' }, ...columnsOf(years, 'median')],
    rows: groups.map((group) => [
      {
        text: group,
        note: `${years.map((year) => wholeText(inYear(year, group)?.withQuality ?? 0)).join(', ')} with quality`,
      },
      ...years.map((year): Cell<never> => qualityCell(inYear(year, group)?.quality)),
      ...years.map((year): Cell<never> => {
        const found = inYear(year, group);
        return found?.pounds ? moneyCell(found.pounds.median) : { text: 'none' };
      }),
    ]),
    whenEmpty: 'There are no figures of groups.',
  };
}

/** A column of quality for each year, then one of pounds. */
function columnsOf(years: readonly Year[], of: string): readonly Column[] {
  const named = (what: string, isPounds: boolean): readonly Column[] =>
    years.map(({ periodEnd }, at) => ({
      heading: `${what}${of === '' ? '' : `, ${of}`}, ${dayText(periodEnd)}`,
      kind: 'number',
      ...(isPounds && at === years.length - 1 ? { isMain: true as const } : {}),
    }));
  return [...named('Quality', false), ...named('£ a head', true)];
}

function qualityCell(score: string | null | undefined): Cell<never> {
  return score == null ? { text: 'no figure' } : { text: scoreText(score), csv: score };
}

function practicesTable({ rows, years }: Given): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'Practices, in order of their codes',
    columns: [{ heading: 'Practice', kind: 'text' }, ...columnsOf(years, '')],
    rows: rows.map((row) => [
      { text: row.name, note: `${row.code}, ${row.contractType}`, href: valuePracticeAddress(row.code) },
      ...years.map((_, at) => compositeCell(row.years[at]?.quality.value ?? null)),
      ...years.map((_, at) => poundsCell(row.years[at]?.pounds)),
    ]),
    whenEmpty: 'There is no practice here.',
  };
}

function compositeCell(composite: ShownComposite | null): Cell<never> {
  if (composite === null) return { text: 'no figure' };
  return { ...qualityCell(composite.index), note: intervalText(composite) };
}

function poundsCell(pounds: ShownPounds | undefined): Cell<never> {
  if (pounds === undefined) return { text: 'none' };
  if (pounds.kind === 'not shown') return { text: NOT_FOR_YOU };
  return pounds.kind === 'none' ? { text: 'none', note: pounds.reason } : moneyCell(pounds.pounds);
}
