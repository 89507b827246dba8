import { dayText, monthOfDay, monthText } from '../../../base/index.ts';
import {
  type CaseHelpedReport,
  FEWEST_MONTHS_AFTER,
  type HelpedMonth,
  type ReportBasis,
  type RunPoint,
  runChart,
  type ShownRate,
} from '../../../reports/index.ts';
import { assurancePracticeAddress, MONITORING, qualityCaseAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CaseHelpedReport & { readonly basis: ReportBasis };
type Helped = NonNullable<Given['helped']['value']>;

/** Did it help? A run chart before and after, beside practices like it that had no support. */
export function caseHelpedView(report: Given): Page<'invented'> {
  const { case: id, place, indicator, shortTitle, peers, leftOut } = report;
  return {
    realm: 'invented',
    template: 'case-helped',
    heading: `Did it help? ${indicator} ${shortTitle}`,
    caption: place.name,
    trail: [
      ...TO_HOME,
      { text: 'Quality monitoring', href: MONITORING },
      { text: `Case ${id}`, href: qualityCaseAddress(id) },
    ],
    tables: [monthsTable(report), peersTable(report)],
    content: {
      answer: answerOf(report),
      further: furtherOf(report),
      chart: chartOf(report),
      how: [
        `Each point is the twelve months up to the end of that month, so that points beside each other share most of their data: a run in them is no run by itself, and only points twelve months apart are told apart. The practices beside it are the ${counted(peers.length, 'one', 'ones')} most like it by list, age, deprivation and weighting that the group did not support as far as you may know; ${leftOut} of the ten were left out because it did.`,
        'Regression to the mean: a practice is picked because it is far from the others, and part of that distance was chance, which does not come again. With a reliability of r it is expected to move (1 − r) of its distance towards the average by itself, whatever anybody does. Only what is left beyond that, and beyond what practices like it gained, may be the support; even then something else may have changed at the same time.',
      ],
      workedOut: [
        ...basisFacts(report.basis),
        {
          name: 'Method',
          value:
            'Difference of the two differences of shares, the variances of the four added (normal, 95%); regression to the mean by the practice’s reliability. Galton 1886; Barnett and others 2005; Card and Krueger 1994.',
        },
      ],
    },
  };
}

function answerOf({ helped: { value }, direction, monthsAfter, supportedOn }: Given): string {
  const since = `Support was first agreed on ${dayText(supportedOn)}.`;
  if (value === null) {
    if (monthsAfter < FEWEST_MONTHS_AFTER)
      return `Too early to say. ${since} It is looked at from ${FEWEST_MONTHS_AFTER} months after that.`;
    return `It cannot be said: a figure before or after is missing. ${since}`;
  }
  const judged = value.left ?? value.beyond;
  const isAbove = judged.lower > 0;
  const isBelow = judged.upper < 0;
  if (!isAbove && !isBelow) return `Not told apart from chance. ${since}`;
  return isAbove === (direction === 'higher')
    ? `It gained more than chance explains. ${since}`
    : `It lost more than chance explains. ${since}`;
}

function furtherOf({ helped: { value }, reliability }: Given): readonly string[] {
  if (value === null) return [];
  const beyond = `The practice moved by ${points(value.change)}, practices like it by ${points(value.peersChange)}: ${points(value.beyond.value)} beyond them (95% interval ${points(value.beyond.lower)} to ${points(value.beyond.upper)}).`;
  return [beyond, regressionWords(value, reliability)];
}

function regressionWords({ byItself, left }: Helped, reliability: string | null): string {
  if (byItself === null || left === null)
    return 'How much it would have moved by itself is not known: its reliability is not.';
  return `By itself it was to be expected to move by ${points(byItself)} towards the average (reliability ${reliability}). What is left: ${points(left.value)} (${points(left.lower)} to ${points(left.upper)}).`;
}

/** +1.5 percentage points. */
function points(share: number): string {
  const value = Math.round(share * 1000) / 10;
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)} percentage points`;
}

function chartOf({ months, supportedOn, place, indicator }: Given): object | null {
  const own = months.map(({ month, own: { value } }) => pointOf(month, value));
  const peers = months.map(({ month, peers: { value } }) => pointOf(month, value));
  const shown = own.filter(({ percent }) => percent !== null);
  if (shown.length < 2) return null;
  const from = monthOfDay(supportedOn);
  const before = shown.filter(({ month }) => month <= from).map(({ percent }) => percent ?? 0);
  const title = `${place.name} and practices like it on ${indicator}`;
  const svg = runChart({
    id: 'run',
    title,
    description:
      'Share at the end of each month, over the twelve months up to then, before and after support was agreed. The table has the same figures.',
    own,
    peers,
    from,
    median: medianOf(before),
  });
  return {
    title,
    svg,
    key: `Solid line: ${place.name}. Dashed: practices like it that had no support, together. Upright: ${dayText(supportedOn)}, when support was agreed. Level line: the practice’s median up to then.`,
  };
}

function pointOf(month: HelpedMonth['month'], rate: ShownRate): RunPoint {
  return { month, percent: rate.kind === 'rate' ? Number(rate.percent) : null };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function monthsTable({ months, place }: Given): Table<'invented'> {
  return {
    id: 'months',
    caption: 'Twelve months up to the end of each month',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: place.name, kind: 'number', isMain: true },
      { heading: 'Practices like it', kind: 'number' },
    ],
    rows: months.map(({ month, own, peers }) => [
      { text: monthText(month) },
      rateCell(own.value, 'no figure'),
      rateCell(peers.value, 'no figure'),
    ]),
    whenEmpty: 'No month has been counted yet.',
  };
}

function peersTable({ peers }: Given): Table<'invented'> {
  return {
    id: 'peers',
    caption: 'Practices like it that had no support',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Code', kind: 'text', isMain: true },
    ],
    rows: peers.map(({ practice, name }) => [
      { text: name, href: assurancePracticeAddress(practice) },
      { text: practice },
    ]),
    whenEmpty: 'Every practice like it was supported, or none is known.',
  };
}
