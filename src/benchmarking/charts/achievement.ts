import * as Plot from '@observablehq/plot';
import { wilson } from '../statistics/wilson.ts';
import { CHART, type ChartWords, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** One practice's achievement of an indicator: how many of those who counted met it. */
export type AchievementPoint = {
  readonly label: string;
  readonly href: string | undefined;
  readonly numerator: number;
  readonly denominator: number;
  /** Whether it is the reader's own practice. */
  readonly isOwn: boolean;
};

export type AchievementChart = ChartWords & {
  readonly points: readonly AchievementPoint[];
  /** The whole area's achievement, drawn as a line. */
  readonly area?: { readonly label: string; readonly numerator: number; readonly denominator: number };
};

/** Above this many points only the reader's own is a link; the table beside the chart reaches the rest. */
const MOST_LINKS = 100;

type Dot = AchievementPoint & { readonly percent: number; readonly lower: number; readonly upper: number };

/**
 * Achievement by practice as dots with 95 % Wilson intervals, the highest on top, the reader's own filled and marked.
 * Practices of whom nobody counted are left out: they have no achievement.
 */
export function achievementChart(chart: AchievementChart): Svg {
  const dots = chart.points.filter((point) => point.denominator > 0).map(dotOf);
  dots.sort((a, b) => b.percent - a.percent || a.label.localeCompare(b.label, 'en-GB'));
  const document = drawingDocument();
  const plot = Plot.plot({
    document,
    width: CHART.width,
    height: 50 + CHART.rowHeight * Math.max(dots.length, 1),
    marginLeft: CHART.labelWidth,
    marginRight: 20,
    marginTop: 24,
    marginBottom: 26,
    x: { domain: [0, 100], label: null, ticks: [0, 25, 50, 75, 100], tickFormat: (value: number) => `${value}%` },
    y: { domain: dots.map((dot) => dot.label), label: null },
    marks: marksOf(dots, chart.area),
  });
  return finishedSvg(plot, document, chart);
}

function dotOf(point: AchievementPoint): Dot {
  const { value, lower, upper } = wilson(point.numerator, point.denominator);
  return { ...point, percent: value * 100, lower: lower * 100, upper: upper * 100 };
}

function marksOf(dots: readonly Dot[], area: AchievementChart['area']): Plot.Markish[] {
  const isLink = (dot: Dot) => dots.length <= MOST_LINKS || dot.isOwn;
  const marks: Plot.Markish[] = [
    Plot.gridX({ ticks: [0, 25, 50, 75, 100], stroke: CHART.line, strokeOpacity: 0.6 }),
    Plot.axisY({ tickSize: 0, fill: CHART.ink }),
    Plot.ruleY(dots, { y: 'label', x1: 'lower', x2: 'upper', stroke: CHART.quiet, strokeWidth: 1.5 }),
    Plot.dot(dots, {
      y: 'label',
      x: 'percent',
      r: 4,
      symbol: (dot: Dot) => (dot.isOwn ? 'diamond' : 'circle'),
      fill: (dot: Dot) => (dot.isOwn ? CHART.own : '#ffffff'),
      stroke: (dot: Dot) => (dot.isOwn ? CHART.own : CHART.dot),
      strokeWidth: 1.5,
      href: (dot: Dot) => (isLink(dot) ? dot.href : undefined),
      title: nameOfDot,
    }),
  ];
  if (!area || area.denominator === 0) return marks;
  const percent = (area.numerator / area.denominator) * 100;
  const label = `${area.label} ${percent.toFixed(1)}%`;
  marks.push(
    Plot.ruleX([percent], { stroke: CHART.ink, strokeDasharray: '4 3' }),
    Plot.text([label], {
      x: percent,
      frameAnchor: 'top',
      dy: -10,
      fill: CHART.ink,
      textAnchor: percent > 50 ? 'end' : 'start',
    }),
  );
  return marks;
}

function nameOfDot(dot: Dot): string {
  const interval = `95% interval ${dot.lower.toFixed(1)}% to ${dot.upper.toFixed(1)}%`;
  const own = dot.isOwn ? ', your practice' : '';
  return `${dot.label}${own}: ${dot.percent.toFixed(1)}%, ${dot.numerator} of ${dot.denominator}, ${interval}`;
}
