import type * as Plot from '@observablehq/plot';
import { assert } from '../../base/index.ts';
import { widenedLimits } from '../statistics/over-dispersion.ts';
import { type ChartPoint, linkOf, nameOf } from './points.ts';
import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** A practice's proportion. */
export type FunnelPoint = ChartPoint & { readonly numerator: number; readonly denominator: number };

export type FunnelChart = ChartWords & {
  readonly points: readonly FunnelPoint[];
  /** The average that the limits stand around, 0 to 1. */
  readonly average: { /** Short: it stands in the margin. */ readonly label: string; readonly value: number };
  /** Variance between practices beyond chance that the limits take in; 0: chance alone. */
  readonly tau2: number;
};

type Limit = {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
};
type Dot = FunnelPoint & { readonly percent: number; readonly place: 'inside' | 'beyond 95%' | 'beyond 99.8%' };

const STEPS = 60;
/** Of fewer people the limits are too rough to call a practice beyond them. */
const FEWEST_TO_JUDGE = 10;
const SYMBOLS = { inside: 'circle', 'beyond 95%': 'square', 'beyond 99.8%': 'triangle' } as const;
const PLACES = {
  inside: 'inside the limits',
  'beyond 95%': 'beyond the 95% limits',
  'beyond 99.8%': 'beyond the 99.8% limits',
} as const;
const FILLS = { inside: '#ffffff', 'beyond 95%': '#41b6e6', 'beyond 99.8%': '#d5281b' } as const;

/**
 * A funnel: each practice's proportion by how many counted, with 95 and 99.8 % limits around the average, by the arc-sine
 * scale. What is beyond the limits has a shape of its own, unless fewer than ten counted. Practices of whom nobody counted are left out.
 */
export function funnelChart(chart: FunnelChart): Svg {
  const dots = chart.points.filter(({ denominator }) => denominator > 0).map((point) => dotOf(point, chart));
  const most = Math.max(10, ...dots.map(({ denominator }) => denominator));
  const least = Math.max(1, Math.min(most, ...dots.map(({ denominator }) => denominator)));
  const limits = Array.from({ length: STEPS + 1 }, (_, step) =>
    limitOf(least * (most / least) ** (step / STEPS), chart),
  );
  const percents = [
    ...dots.map(({ percent }) => percent),
    ...limits.flatMap(({ low998, high998 }) => [low998, high998]),
  ];
  const document = drawingDocument();
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 300,
    marginLeft: 44,
    marginRight: 66,
    marginTop: 14,
    marginBottom: 36,
    x: { domain: [0, most], nice: true, label: 'People who count', labelArrow: 'none', ticks: 4 },
    y: {
      domain: [Math.max(0, Math.min(...percents)), Math.min(100, Math.max(...percents))],
      nice: true,
      label: null,
      ticks: 5,
      tickFormat: (value: number) => `${value}%`,
    },
    marks: [...limitMarks(limits, chart.average), dotMarks(dots)],
  });
  return finishedSvg(plot, document, chart);
}

function limitOf(n: number, { average, tau2 }: Pick<FunnelChart, 'average' | 'tau2'>): Limit {
  const limits = widenedLimits(average.value, n, tau2);
  assert(limits.ok, 'a funnel has an average from 0 to 1 and a variance from 0');
  const percent = Object.entries(limits.value).map(([name, share]) => [name, share * 100]);
  return { n, ...Object.fromEntries(percent) } as Limit;
}

function dotOf(point: FunnelPoint, chart: FunnelChart): Dot {
  const percent = (100 * point.numerator) / point.denominator;
  if (point.denominator < FEWEST_TO_JUDGE) return { ...point, percent, place: 'inside' };
  const { low95, high95, low998, high998 } = limitOf(point.denominator, chart);
  const place =
    percent < low998 || percent > high998
      ? 'beyond 99.8%'
      : percent < low95 || percent > high95
        ? 'beyond 95%'
        : 'inside';
  return { ...point, percent, place };
}

function limitMarks(limits: readonly Limit[], average: FunnelChart['average']): Plot.Markish[] {
  const last = limits.slice(-1);
  const line = (y: keyof Limit, dash: string) =>
    drawing.Plot.lineY(limits, { x: 'n', y, stroke: CHART.quiet, strokeDasharray: dash, strokeWidth: 1.2 });
  const label = (y: keyof Limit, text: string) =>
    drawing.Plot.text(last, { x: 'n', y, text: () => text, textAnchor: 'start', dx: 4, fill: CHART.ink, fontSize: 11 });
  return [
    line('low95', '4 3'),
    line('high95', '4 3'),
    line('low998', 'none'),
    line('high998', 'none'),
    label('high998', '99.8%'),
    label('low95', '95%'),
    drawing.Plot.ruleY([average.value * 100], { stroke: CHART.ink }),
    drawing.Plot.text([`${average.label}\n${(average.value * 100).toFixed(1)}%`], {
      frameAnchor: 'right',
      y: average.value * 100,
      dx: 4,
      fill: CHART.ink,
      fontSize: 11,
      textAnchor: 'start',
    }),
  ];
}

function dotMarks(dots: readonly Dot[]): Plot.Markish {
  return drawing.Plot.dot(dots, {
    x: 'denominator',
    y: 'percent',
    r: ({ place }: Dot) => (place === 'inside' ? 3 : 4.5),
    symbol: ({ isOwn, place }: Dot) => (isOwn ? 'diamond' : SYMBOLS[place]),
    fill: ({ isOwn, place }: Dot) => (isOwn ? CHART.own : FILLS[place]),
    stroke: ({ isOwn }: Dot) => (isOwn ? CHART.own : CHART.dot),
    href: (dot: Dot) => linkOf(dot, dots.length, dot.place === 'beyond 99.8%'),
    title: (dot: Dot) =>
      `${nameOf(dot)}: ${dot.percent.toFixed(1)}%, ${dot.numerator} of ${dot.denominator}, ${PLACES[dot.place]}`,
  });
}
