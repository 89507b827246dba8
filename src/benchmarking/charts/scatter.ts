import * as Plot from '@observablehq/plot';
import { type ChartPoint, linkOf, MOST_LINKS, nameOf } from './points.ts';
import { CHART, type ChartWords, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** A practice on two axes, with the interval of each where there is one. */
export type ScatterPoint = ChartPoint & {
  readonly x: number;
  readonly y: number;
  readonly xInterval?: readonly [number, number];
  readonly yInterval?: readonly [number, number];
};

export type ScatterChart = ChartWords & {
  readonly points: readonly ScatterPoint[];
  readonly x: Axis;
  readonly y: Axis;
  /** Draw the frontier: the best y that was reached at each x or a lower one, with the limits of its intervals. */
  readonly hasFrontier: boolean;
};

type Axis = { readonly label: string; readonly text: (value: number) => string };
type Step = { readonly x: number; readonly y: number; readonly low: number; readonly high: number };

/**
 * Points on two axes with their intervals, and the frontier of what was reached for no more: less x and more y is better.
 * Above a hundred points intervals are left to the table and dots are small.
 */
export function scatterChart(chart: ScatterChart): Svg {
  const { points } = chart;
  const isMany = points.length > MOST_LINKS;
  const frontier = chart.hasFrontier ? frontierOf(points) : [];
  const onFrontier = new Set(frontier.map(({ x, y }) => `${x} ${y}`));
  const document = drawingDocument();
  const plot = Plot.plot({
    document,
    width: CHART.width,
    height: 320,
    marginLeft: 52,
    marginRight: 20,
    marginTop: 26,
    marginBottom: 38,
    x: { label: chart.x.label, labelArrow: 'none', ticks: 4, tickFormat: chart.x.text, nice: true },
    y: { label: chart.y.label, labelArrow: 'none', ticks: 5, tickFormat: chart.y.text, nice: true },
    marks: [
      ...(isMany ? [] : intervalMarks(points)),
      ...frontierMarks(frontier),
      Plot.dot(points, {
        x: 'x',
        y: 'y',
        r: isMany ? 1.6 : 4,
        symbol: ({ isOwn }: ScatterPoint) => (isOwn ? 'diamond' : 'circle'),
        fill: ({ isOwn }: ScatterPoint) => (isOwn ? CHART.own : isMany ? CHART.dot : '#ffffff'),
        fillOpacity: isMany ? 0.5 : 1,
        stroke: ({ isOwn }: ScatterPoint) => (isOwn ? CHART.own : CHART.dot),
        strokeWidth: isMany ? 0 : 1.5,
        href: (point: ScatterPoint) => linkOf(point, points.length, onFrontier.has(`${point.x} ${point.y}`)),
        title: (point: ScatterPoint) => titleOf(point, chart),
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}

function titleOf(point: ScatterPoint, { x, y }: ScatterChart): string {
  const of = (axis: Axis, value: number, interval?: readonly [number, number]): string => {
    const range = interval === undefined ? '' : ` (${axis.text(interval[0])} to ${axis.text(interval[1])})`;
    return `${axis.label} ${axis.text(value)}${range}`;
  };
  return `${nameOf(point)}: ${of(x, point.x, point.xInterval)}, ${of(y, point.y, point.yInterval)}`;
}

/** Points that none beats: sorted by x upwards, each higher than all before it. */
export function frontierOf(points: readonly ScatterPoint[]): readonly Step[] {
  const steps: Step[] = [];
  for (const point of points.toSorted((a, b) => a.x - b.x || b.y - a.y)) {
    const best = steps.at(-1);
    if (best !== undefined && point.y <= best.y) continue;
    const [low, high] = point.yInterval ?? [point.y, point.y];
    steps.push({ x: point.x, y: point.y, low, high });
  }
  return steps;
}

function intervalMarks(points: readonly ScatterPoint[]): Plot.Markish[] {
  const line = { stroke: CHART.line, strokeWidth: 1.2 } as const;
  const [withX, withY] = [points.filter((point) => point.xInterval), points.filter((point) => point.yInterval)];
  return [
    Plot.ruleY(withX, {
      y: 'y',
      x1: (p: ScatterPoint) => p.xInterval?.[0],
      x2: (p: ScatterPoint) => p.xInterval?.[1],
      ...line,
    }),
    Plot.ruleX(withY, {
      x: 'x',
      y1: (p: ScatterPoint) => p.yInterval?.[0],
      y2: (p: ScatterPoint) => p.yInterval?.[1],
      ...line,
    }),
  ];
}

function frontierMarks(frontier: readonly Step[]): Plot.Markish[] {
  if (frontier.length < 2) return [];
  const edge = { x: 'x', curve: 'step-after', stroke: CHART.quiet } as const;
  return [
    Plot.lineY(frontier, { ...edge, y: 'low', strokeDasharray: '2 3' }),
    Plot.lineY(frontier, { ...edge, y: 'high', strokeDasharray: '2 3' }),
    Plot.lineY(frontier, { ...edge, y: 'y', strokeWidth: 2 }),
  ];
}
