import type * as Plot from '@observablehq/plot';
import { assert, type Month, monthText } from '../../base/index.ts';
import type { PointType, XmrChart } from '../statistics/xmr.ts';
import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg } from './svg.ts';

export type XmrPicture = ChartWords & {
  /** A value a month, in order of time. */
  readonly values: readonly { readonly month: Month; readonly value: number }[];
  /** The chart of these values: limits and what each point means. */
  readonly chart: XmrChart;
  readonly target?: number;
  /** How a value is written: `81.2%`. */
  readonly text: (value: number) => string;
};

/** Colour and shape together say what a point means; neither does so alone. */
const LOOKS: Readonly<Record<PointType, { fill: string; symbol: 'circle' | 'square' | 'triangle' | 'diamond' }>> = {
  common_cause: { fill: '#768692', symbol: 'circle' },
  special_cause_improvement: { fill: '#005eb8', symbol: 'square' },
  special_cause_concern: { fill: '#ed8b00', symbol: 'triangle' },
  special_cause_neutral_high: { fill: '#330072', symbol: 'diamond' },
  special_cause_neutral_low: { fill: '#330072', symbol: 'diamond' },
};
const WORDS: Readonly<Record<PointType, string>> = {
  common_cause: 'chance',
  special_cause_improvement: 'a change for the better',
  special_cause_concern: 'a change for the worse',
  special_cause_neutral_high: 'a change upwards',
  special_cause_neutral_low: 'a change downwards',
};

type Dot = { readonly month: Month; readonly value: number; readonly type: PointType; readonly at: number };
type Limits = { readonly month: Month; readonly mean: number; readonly upl: number; readonly lpl: number };

/** An XmR chart: values joined in time, mean and process limits of each stretch, and the target where there is one. */
export function xmrChart(picture: XmrPicture): Svg {
  const { values, chart } = picture;
  assert(values.length === chart.labels.length, 'a chart has a label for each of its values');
  const dots = values.map((value, at): Dot => ({ ...value, at, type: chart.pointTypes[at] ?? 'common_cause' }));
  const document = drawingDocument();
  const [first, last] = [values[0]?.month ?? (0 as Month), values.at(-1)?.month ?? (0 as Month)];
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 260,
    marginLeft: 52,
    marginRight: 70,
    marginTop: 14,
    marginBottom: 28,
    x: { domain: [first, last], inset: 6, label: null, ticks: ticksOf(first, last), tickFormat: shortMonth },
    y: { label: null, ticks: 5, tickFormat: picture.text, nice: true, inset: 6 },
    marks: [
      ...stretchesOf(picture).flatMap(limitMarks),
      ...targetMarks(picture.target, first),
      ...endLabels(picture, last),
      drawing.Plot.lineY(dots, { x: 'month', y: 'value', stroke: '#768692' }),
      drawing.Plot.dot(dots, {
        x: 'month',
        y: 'value',
        r: 4,
        symbol: ({ type }: Dot) => LOOKS[type].symbol,
        fill: ({ type }: Dot) => LOOKS[type].fill,
        stroke: '#ffffff',
        strokeWidth: 0.8,
        title: ({ month, value, type }: Dot) => `${monthText(month)}: ${picture.text(value)}, ${WORDS[type]}`,
      }),
    ],
  });
  return finishedSvg(plot, document, picture);
}

/** Months of one set of limits, together: where limits begin anew, so does their line. */
function stretchesOf({ values, chart }: XmrPicture): readonly (readonly Limits[])[] {
  const stretches: Limits[][] = [];
  for (const [at, { month }] of values.entries()) {
    const limits = chart.limits[at];
    if (limits === undefined) continue;
    const isNew = at === 0 || chart.limits[at - 1] !== limits;
    const { mean, upl, lpl } = limits;
    if (isNew) stretches.push([{ month, mean, upl, lpl }]);
    else stretches.at(-1)?.push({ month, mean, upl, lpl });
  }
  return stretches;
}

function limitMarks(stretch: readonly Limits[]): Plot.Markish[] {
  const dashed = { stroke: CHART.quiet, strokeDasharray: '4 3' };
  return [
    drawing.Plot.lineY(stretch, { x: 'month', y: 'mean', stroke: CHART.ink }),
    drawing.Plot.lineY(stretch, { x: 'month', y: 'upl', ...dashed }),
    drawing.Plot.lineY(stretch, { x: 'month', y: 'lpl', ...dashed }),
  ];
}

function endLabels({ chart }: XmrPicture, month: Month): Plot.Markish[] {
  const labels = [
    { y: chart.upl, text: 'upper limit' },
    { y: chart.mean, text: 'mean' },
    { y: chart.lpl, text: 'lower limit' },
  ];
  const place = { x: month, y: 'y', text: 'text', textAnchor: 'start', dx: 9, fontSize: 11, fill: CHART.ink } as const;
  return [drawing.Plot.text(labels, place)];
}

/** The target is named where the lines begin: at their end it would stand on the mean's name when it is near the mean. */
function targetMarks(target: number | undefined, first: Month): Plot.Markish[] {
  if (target === undefined) return [];
  const place = { x: first, y: target, textAnchor: 'start', dy: -6, fontSize: 11, fill: CHART.ink } as const;
  return [
    drawing.Plot.ruleY([target], { stroke: '#d5281b', strokeDasharray: '1 3' }),
    drawing.Plot.text(['target'], place),
  ];
}

function ticksOf(first: Month, last: Month): number[] {
  const step = Math.max(1, Math.ceil((last - first) / 4));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
}

/** Apr 25 for April 2025. */
function shortMonth(month: number): string {
  const [name = '', year = ''] = monthText(month as Month).split(' ');
  return `${name.slice(0, 3)} ${year.slice(-2)}`;
}
