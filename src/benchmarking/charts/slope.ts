import type * as Plot from '@observablehq/plot';
import { type ChartPoint, linkOf, nameOf } from './points.ts';
import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg, shortLabel } from './svg.ts';

/** A practice's value at two times. */
export type SlopePoint = ChartPoint & { readonly before: number; readonly after: number };

export type SlopeChart = ChartWords & {
  readonly points: readonly SlopePoint[];
  /** What stands over the two ends: 2025/26 and 2030/31. */
  readonly ends: readonly [before: string, after: string];
  readonly text: (value: number) => string;
};

type End = { readonly point: SlopePoint; readonly end: 0 | 1; readonly value: number };

/** How many practices are named at the right: those that changed most, and the reader's own. */
const NAMED = 4;
/** Units between two names, so that neither hides the other. */
const NAME_HEIGHT = 13;
const HEIGHT = 340;

/** A line for each practice from what was to what is: down dashed, up whole, unchanged thin; the greatest changes named. */
export function slopeChart(chart: SlopeChart): Svg {
  const { points, ends, text } = chart;
  const document = drawingDocument();
  const dots = points.flatMap((point): End[] => [
    { point, end: 0, value: point.before },
    { point, end: 1, value: point.after },
  ]);
  const values = dots.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const changed = points.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  const marked = new Set(changed.filter((point, at) => at < NAMED || point.isOwn));
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: HEIGHT,
    marginLeft: 52,
    marginRight: CHART.labelWidth,
    marginTop: 26,
    marginBottom: 12,
    x: {
      domain: [0, 1],
      ticks: [0, 1],
      tickFormat: (end: number) => ends[end] ?? '',
      axis: 'top',
      label: null,
      tickSize: 0,
    },
    y: {
      domain: low === high ? [low - 1, high + 1] : [low, high],
      nice: true,
      label: null,
      ticks: 5,
      tickFormat: text,
    },
    marks: [
      drawing.Plot.ruleX([0, 1], { stroke: CHART.line }),
      ...points.map((point) => lineMark(point, marked.has(point))),
      drawing.Plot.dot(dots, {
        x: 'end',
        y: 'value',
        r: 3,
        symbol: ({ point }: End) => (point.isOwn ? 'diamond' : 'circle'),
        fill: ({ point }: End) => (point.isOwn ? CHART.own : CHART.dot),
        href: ({ point }: End) => linkOf(point, points.length, marked.has(point)),
        title: ({ point }: End) =>
          `${nameOf(point)}: ${text(point.before)} in ${ends[0]}, ${text(point.after)} in ${ends[1]}`,
      }),
      drawing.Plot.text(namesOf([...marked], low, high), {
        x: 1,
        y: 'y',
        text: 'label',
        textAnchor: 'start',
        dx: 8,
        fill: CHART.ink,
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}

function lineMark(point: SlopePoint, isMarked: boolean): Plot.Markish {
  const isDown = point.after < point.before;
  return drawing.Plot.line(
    [
      [0, point.before],
      [1, point.after],
    ],
    {
      stroke: point.isOwn ? CHART.own : isMarked ? CHART.dot : CHART.line,
      strokeWidth: isMarked ? 2 : 1,
      strokeDasharray: isDown ? '4 3' : 'none',
    },
  );
}

/** Names from the top down, each moved down as far as the one above it needs. */
function namesOf(points: readonly SlopePoint[], low: number, high: number): { label: string; y: number }[] {
  const each = ((high - low || 2) * NAME_HEIGHT) / (HEIGHT - 38);
  const names: { label: string; y: number }[] = [];
  for (const { label, after } of points.toSorted((a, b) => b.after - a.after)) {
    const above = names.at(-1)?.y ?? Number.POSITIVE_INFINITY;
    names.push({ label: shortLabel(label), y: Math.min(after, above - each) });
  }
  return names;
}
