import { type Month, monthText } from '../../base/index.ts';
import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** A share in per cent at the end of a month; null where there is no figure. */
export type RunPoint = { readonly month: Month; readonly percent: number | null };

export type RunChart = ChartWords & {
  /** Both of the same months, in order of time. */
  readonly own: readonly RunPoint[];
  readonly peers: readonly RunPoint[];
  /** The month from whose end on something was different. */
  readonly from: Month;
  /** The median of the own points up to then; null where there are none. */
  readonly median: number | null;
};

/** Room above and below the figures, in percentage points. */
const ROOM = 4;
const TICKS = 4;

/** A practice month by month, those like it dashed beside it, the median before something changed, and when it did. */
export function runChart(chart: RunChart): Svg {
  const document = drawingDocument();
  const { own, peers, from, median } = chart;
  const months = own.map(({ month }) => month);
  const values = [...own, ...peers].flatMap(({ percent }) => percent ?? []);
  const low = Math.max(0, Math.floor(Math.min(...values) - ROOM));
  const high = Math.min(100, Math.ceil(Math.max(...values) + ROOM));
  const step = Math.max(1, Math.ceil((months.length - 1) / TICKS));
  const before = median === null ? [] : months.filter((month) => month <= from).map((month) => ({ month, median }));
  const dots = own.filter(({ percent }) => percent !== null);
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 240,
    marginLeft: 44,
    marginRight: 16,
    marginTop: 20,
    marginBottom: 28,
    x: {
      domain: [months[0], months.at(-1)],
      ticks: months.filter((_, at) => at % step === 0),
      tickFormat: shortMonth,
      label: null,
      inset: 8,
    },
    y: { domain: [low, high], ticks: 5, tickFormat: (value: number) => `${value}%`, label: null },
    marks: [
      drawing.Plot.gridY({ ticks: 5, stroke: CHART.line, strokeOpacity: 0.6 }),
      drawing.Plot.ruleX([from], { stroke: CHART.ink, strokeWidth: 1.5, strokeDasharray: '2 2' }),
      drawing.Plot.lineY(before, { x: 'month', y: 'median', stroke: CHART.own, strokeWidth: 1 }),
      drawing.Plot.lineY(peers, { x: 'month', y: 'percent', stroke: CHART.quiet, strokeDasharray: '4 3' }),
      drawing.Plot.lineY(own, { x: 'month', y: 'percent', stroke: CHART.dot, strokeWidth: 2 }),
      drawing.Plot.dot(dots, {
        x: 'month',
        y: 'percent',
        r: 3,
        fill: CHART.dot,
        title: ({ month, percent }: RunPoint) => `${monthText(month)}: ${(percent ?? 0).toFixed(1)}%`,
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}

/** `Apr 25` of April 2025: months lie close together. */
function shortMonth(month: Month): string {
  const [name = '', year = ''] = monthText(month).split(' ');
  return `${name.slice(0, 3)} ${year.slice(2)}`;
}
