import { addToMonth, type Day, decimalText, exact, type Month, monthOfDay, type Released } from '../../base/index.ts';
import {
  type Assurance,
  isTooCoarse,
  type PointLabel,
  type PointType,
  type XmrChart,
  xmr,
} from '../../benchmarking/index.ts';
import { releaseDerived, type ShownRate } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';

/** A year of a measure, as shown: at the day before its first month, then at the end of each of its months. */
export type YearShown = { readonly first: Month; readonly rates: readonly Released<ShownRate>[] };

/** How many came to meet a measure in a month, of everybody who was counted when it began. */
type PaceCounted = {
  readonly month: Month;
  readonly counted: number;
  /** Below nought where more ceased to meet it than came to. */
  readonly met: number;
  /** Per cent, one decimal. */
  readonly percent: string;
};

/** The same, judged. */
export type PaceMonth = PaceCounted & {
  /** The rule that marks the month, and what it means. */
  readonly label: PointLabel;
  readonly means: PointType;
};

export type Pace = {
  readonly kind: 'pace';
  readonly months: readonly PaceMonth[];
  /** Months of which a count is not shown. */
  readonly leftOut: number;
  /** The pace that leads from the start of the year to full payment at its end, per cent; null where nothing is paid. */
  readonly target: number | null;
  readonly chart: XmrChart;
  readonly variation: PointType;
  readonly assurance: Assurance | null;
};

/** The pace of so few people that limits would tell nothing: shown, not judged, and why. */
type PaceUnjudged = Pick<Pace, 'leftOut'> & {
  readonly kind: 'not judged';
  readonly months: readonly PaceCounted[];
  readonly words: string;
};

/** The pace of a measure with its limits, or why it has none. */
export type PaceOrNone = Pace | PaceUnjudged | { readonly kind: 'none'; readonly words: string };

/** Fewer points say too little of how much a process varies by itself. */
const FEWEST_MONTHS = 12;

/**
 * The pace at which people come to meet a measure, month by month on an XmR chart. The share itself rises through each year from
 * nought, and a share of twelve months holds eleven of the month before: limits that rest on moving ranges fit neither. What
 * a month adds is of that month alone, and steady where people are called for a month of the year each. Worked out from counts as
 * shown.
 */
export function paceOf(
  carrier: Released<ShownRate>,
  years: readonly YearShown[],
  { direction, points, upperPercent }: Pick<Measure, 'direction' | 'points' | 'upperPercent'>,
): Released<PaceOrNone> {
  return releaseDerived(carrier, (): PaceOrNone => {
    if (direction === 'lower') return { kind: 'none', words: 'Of a measure of which less is better there is no pace.' };
    const all = years.flatMap(stepsOf);
    const steps = all.flatMap((step) => (step === null ? [] : [step]));
    if (steps.length < FEWEST_MONTHS) {
      return {
        kind: 'none',
        words: `There are ${steps.length} months whose counts are shown: limits need ${FEWEST_MONTHS} or more.`,
      };
    }
    const target = points > 0 ? targetOf(years.at(-1), upperPercent) : null;
    const chart = xmr(
      steps.map(({ counted, met }) => (100 * met) / counted),
      { direction: 'increase', isScreened: true, rebaseAt: [], ...(target === null ? {} : { target }) },
    );
    if (!chart.ok) return { kind: 'none', words: chart.refusal.message };
    const months = steps.map((step) => ({ ...step, percent: percentText((100 * step.met) / step.counted) }));
    const leftOut = all.length - steps.length;
    const fewest = Math.min(...steps.map(({ counted }) => counted));
    if (isTooCoarse(chart.value, 100 / fewest)) return { kind: 'not judged', months, leftOut, words: tooFew(fewest) };
    const { labels, pointTypes, variation, assurance } = chart.value;
    return {
      kind: 'pace',
      months: months.map(
        (one, at): PaceMonth => ({
          ...one,
          label: labels[at] ?? 'common',
          means: pointTypes[at] ?? 'common_cause',
        }),
      ),
      leftOut,
      target,
      chart: chart.value,
      variation,
      assurance,
    };
  });
}

function tooFew(fewest: number): string {
  return `Not judged: of ${fewest} people one more or less is ${percentText(100 / fewest)}%, more than months usually differ by, so that limits could not tell chance from change.`;
}

type Step = Pick<PaceMonth, 'month' | 'counted' | 'met'>;

/** Each month of a year; null where one of its two counts is not shown. */
function stepsOf({ first, rates }: YearShown): readonly (Step | null)[] {
  return rates.slice(1).map(({ value: after }, at) => {
    const before = rates[at]?.value;
    if (before?.kind !== 'rate' || after.kind !== 'rate') return null;
    const { numerator, denominator } = before;
    return { month: addToMonth(first, at), counted: denominator, met: after.numerator - numerator };
  });
}

const MONTHS_IN_YEAR = 12;

/** A twelfth of what lies between the start of the year and full payment; nought where that is passed already. */
function targetOf(year: YearShown | undefined, upperPercent: number): number | null {
  const start = year?.rates[0]?.value;
  if (start?.kind !== 'rate') return null;
  return Math.max(0, (upperPercent - (100 * start.numerator) / start.denominator) / MONTHS_IN_YEAR);
}

/** Per cent to one decimal. */
export function percentText(percent: number): string {
  return decimalText(exact(Math.round(percent * 10)).div(10n), 1);
}

/** The first month of the year that ends on a day, twelve months long. */
export function firstMonthOf(periodEnd: Day): Month {
  return addToMonth(monthOfDay(periodEnd), 1 - MONTHS_IN_YEAR);
}
