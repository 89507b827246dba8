import type * as Plot from '@observablehq/plot';
import type { FrontierStep } from '../value/frontier.ts';
import { type ChartPoint, linkOf, MOST_LINKS, nameOf } from './points.ts';
import {
  CHART,
  type ChartWords,
  type DrawingDocument,
  drawing,
  drawingDocument,
  finishedSvg,
  type Svg,
} from './svg.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A practice on two axes, with the interval of each where there is one. */
export type ScatterPoint = ChartPoint & {
  readonly x: number;
  readonly y: number;
  readonly xInterval?: readonly [number, number];
  readonly yInterval?: readonly [number, number];
  /** Whether it lies beyond chance and what is usual; one that the frontier is drawn through is besides. */
  readonly isOutlier?: boolean;
};

export type ScatterChart = ChartWords & {
  readonly points: readonly ScatterPoint[];
  readonly x: Axis;
  readonly y: Axis;
  /** What is reached at each x, with its limits: `frontierOf` the points, or a quantile of many. Empty: none is drawn. */
  readonly frontier: readonly FrontierStep[];
  /** Where to part the picture, as a dotted line across each axis. */
  readonly middle?: { readonly x: number; readonly y: number };
};

type Axis = { readonly label: string; readonly text: (value: number) => string };

/**
 * Points on two axes with their intervals, and the frontier of what was reached: less x and more y is better. Above a hundred
 * points intervals are left to the table, and points that are no link and not the reader's are small dots without a name.
 */
export function scatterChart(chart: ScatterChart): Svg {
  const { points, frontier } = chart;
  const isMany = points.length > MOST_LINKS;
  const onFrontier = new Set(frontier.map(({ x, y }) => `${x} ${y}`));
  const hrefOf = (point: ScatterPoint): string | undefined =>
    linkOf(point, points.length, point.isOutlier === true || onFrontier.has(`${point.x} ${point.y}`));
  const isMarked = (point: ScatterPoint): boolean => point.isOwn === true || hrefOf(point) !== undefined;
  const marked = isMany ? points.filter(isMarked) : points;
  const document = drawingDocument();
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 320,
    marginLeft: 52,
    marginRight: 20,
    marginTop: 26,
    marginBottom: 38,
    x: {
      ...domainOf(points, 'x', chart.middle),
      label: chart.x.label,
      labelArrow: 'none',
      ticks: 4,
      tickFormat: chart.x.text,
      nice: true,
    },
    y: {
      ...domainOf(points, 'y', chart.middle),
      label: chart.y.label,
      labelArrow: 'none',
      ticks: 5,
      tickFormat: chart.y.text,
      nice: true,
    },
    marks: [
      ...(isMany ? [crowdMark(points.filter((point) => !isMarked(point)))] : intervalMarks(points)),
      ...middleMarks(chart.middle),
      ...frontierMarks(frontier, isMany),
      drawing.Plot.dot(marked, {
        x: 'x',
        y: 'y',
        r: 4,
        symbol: ({ isOwn, isSearched }: ScatterPoint) => (isOwn || isSearched ? 'diamond' : 'circle'),
        fill: ({ isOwn, isSearched }: ScatterPoint) => (isOwn || isSearched ? CHART.own : '#ffffff'),
        stroke: ({ isOwn, isSearched }: ScatterPoint) => (isOwn || isSearched ? CHART.own : CHART.dot),
        strokeWidth: 1.5,
        href: hrefOf,
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
export function frontierOf(points: readonly Pick<ScatterPoint, 'x' | 'y' | 'yInterval'>[]): readonly FrontierStep[] {
  const steps: FrontierStep[] = [];
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
    drawing.Plot.ruleY(withX, {
      y: 'y',
      x1: (p: ScatterPoint) => p.xInterval?.[0],
      x2: (p: ScatterPoint) => p.xInterval?.[1],
      ...line,
    }),
    drawing.Plot.ruleX(withY, {
      x: 'x',
      y1: (p: ScatterPoint) => p.yInterval?.[0],
      y2: (p: ScatterPoint) => p.yInterval?.[1],
      ...line,
    }),
  ];
}

function frontierMarks(frontier: readonly FrontierStep[], isQuantile: boolean): Plot.Markish[] {
  if (frontier.length < 2) return [];
  const edge = {
    x: 'x',
    curve: isQuantile ? 'linear' : 'step-after',
    stroke: isQuantile ? CHART.ink : CHART.quiet,
  } as const;
  return [
    drawing.Plot.lineY(frontier, { ...edge, y: 'low', strokeDasharray: '2 3' }),
    drawing.Plot.lineY(frontier, { ...edge, y: 'high', strokeDasharray: '2 3' }),
    drawing.Plot.lineY(frontier, { ...edge, y: 'y', strokeWidth: 2 }),
  ];
}

/** In how many layers a crowd is drawn: where dots lie over each other it is as many times as dark. */
const LAYERS = 5;

/** Thousands of points as a few paths of dots: an element each would be most of the page. */
function crowdMark(points: readonly ScatterPoint[]): Plot.Markish {
  return (_index, scales, _values, _dimensions, context) => {
    const [x, y] = [scales.x, scales.y] as unknown as readonly ((value: number) => number)[];
    const { document } = context as unknown as { readonly document: DrawingDocument };
    const group = document.createElementNS(SVG, 'g');
    const attributes = {
      stroke: CHART.dot,
      'stroke-width': '2.6',
      'stroke-linecap': 'round',
      'stroke-opacity': '0.3',
      fill: 'none',
    };
    for (const [name, value] of Object.entries(attributes)) group.setAttribute(name, value);
    const tenth = (value: number | undefined): number => Math.round((value ?? 0) * 10) / 10;
    for (let layer = LAYERS - 1; layer >= 0; layer -= 1) {
      const own = points.filter((_, at) => at % LAYERS === layer);
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', own.map((point) => `M${tenth(x?.(point.x))} ${tenth(y?.(point.y))}h0`).join(''));
      group.prepend(path);
    }
    return group as unknown as ReturnType<Plot.RenderFunction>;
  };
}

/** The reach of all points: a crowd is no mark that the scale could be found from. */
function domainOf(
  points: readonly ScatterPoint[],
  axis: 'x' | 'y',
  middle: ScatterChart['middle'],
): { readonly domain?: readonly [number, number] } {
  if (points.length <= MOST_LINKS) return {};
  const values = [...points.map((point) => point[axis]), ...(middle === undefined ? [] : [middle[axis]])];
  return { domain: [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))] };
}

function middleMarks(middle: ScatterChart['middle']): Plot.Markish[] {
  if (middle === undefined) return [];
  const line = { stroke: CHART.quiet, strokeDasharray: '1 3' } as const;
  return [drawing.Plot.ruleX([middle.x], line), drawing.Plot.ruleY([middle.y], line)];
}
