import type * as Plot from '@observablehq/plot';
import { type ChartPoint, linkOf, nameOf } from './points.ts';
import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg, shortLabel } from './svg.ts';

/** A practice's value with its interval. */
export type IntervalPoint = ChartPoint & { readonly value: number; readonly lower: number; readonly upper: number };

export type CaterpillarChart = ChartWords & {
  readonly points: readonly IntervalPoint[];
  /** Whether the points stand as they are given; absent: the highest on top. */
  readonly isInOrder?: true;
  /** The ends of the axis, the marks on it, and how a number on it is written. */
  readonly axis: {
    readonly domain: readonly [number, number];
    readonly ticks: readonly number[];
    readonly text: (value: number) => string;
  };
  /** What a point says of its value, after its name. */
  readonly valueText: (point: IntervalPoint) => string;
  /** A value of them all, drawn as a line. */
  readonly line?: { readonly label: string; readonly value: number };
};

/**
 * Values with their intervals, the highest on top unless they have an order of their own; the reader's own filled and marked. A point whose interval leaves the line out
 * is an outlier.
 */
export function caterpillarChart(chart: CaterpillarChart): Svg {
  const points = chart.isInOrder ? chart.points : chart.points.toSorted(theHighestFirst);
  const document = drawingDocument();
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 50 + CHART.rowHeight * Math.max(points.length, 1),
    marginLeft: CHART.labelWidth,
    marginRight: 20,
    marginTop: 24,
    marginBottom: 26,
    x: { domain: chart.axis.domain, label: null, ticks: chart.axis.ticks, tickFormat: chart.axis.text },
    y: { domain: points.map(({ label }) => label), label: null },
    marks: [
      drawing.Plot.gridX({ ticks: chart.axis.ticks, stroke: CHART.line, strokeOpacity: 0.6 }),
      drawing.Plot.axisY({ tickSize: 0, fill: CHART.ink, tickFormat: shortLabel }),
      ...pointMarks(chart, points),
      ...lineMarks(chart),
    ],
  });
  return finishedSvg(plot, document, chart);
}

function theHighestFirst(a: IntervalPoint, b: IntervalPoint): number {
  return b.value - a.value || a.label.localeCompare(b.label, 'en-GB');
}

function pointMarks(chart: CaterpillarChart, points: readonly IntervalPoint[]): Plot.Markish[] {
  const { line } = chart;
  const isOutlier = ({ lower, upper }: IntervalPoint): boolean =>
    line !== undefined && (lower > line.value || upper < line.value);
  return [
    drawing.Plot.ruleY(points, { y: 'label', x1: 'lower', x2: 'upper', stroke: CHART.quiet, strokeWidth: 1.5 }),
    drawing.Plot.dot(points, {
      y: 'label',
      x: 'value',
      r: 4,
      symbol: ({ isOwn }: IntervalPoint) => (isOwn ? 'diamond' : 'circle'),
      fill: ({ isOwn }: IntervalPoint) => (isOwn ? CHART.own : '#ffffff'),
      stroke: ({ isOwn }: IntervalPoint) => (isOwn ? CHART.own : CHART.dot),
      strokeWidth: 1.5,
      href: (point: IntervalPoint) => linkOf(point, points.length, isOutlier(point)),
      title: (point: IntervalPoint) => `${nameOf(point)}: ${chart.valueText(point)}`,
    }),
  ];
}

function lineMarks({ line, axis }: CaterpillarChart): Plot.Markish[] {
  if (line === undefined) return [];
  const [low, high] = axis.domain;
  return [
    drawing.Plot.ruleX([line.value], { stroke: CHART.ink, strokeDasharray: '4 3' }),
    drawing.Plot.text([line.label], {
      x: line.value,
      frameAnchor: 'top',
      dy: -10,
      fill: CHART.ink,
      textAnchor: line.value > (low + high) / 2 ? 'end' : 'start',
    }),
  ];
}
