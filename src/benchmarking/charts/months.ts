import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** A value at the end of a month: 0 is the first of the year. */
export type MonthPoint = { readonly month: number; readonly percent: number };

export type MonthsChart = ChartWords & {
  readonly thisYear: readonly MonthPoint[];
  readonly lastYear: readonly MonthPoint[];
  /** What the year may end at. */
  readonly forecast?: { readonly percent: number; readonly lower: number; readonly upper: number };
};

const LETTERS = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];
const LAST_MONTH = 11;

/** This year as a line with dots, last year dashed, and the forecast as a dot with its interval at March. */
export function monthsChart(chart: MonthsChart): Svg {
  const document = drawingDocument();
  const ends = chart.forecast === undefined ? [] : [{ month: LAST_MONTH, ...chart.forecast }];
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 240,
    marginLeft: 44,
    marginRight: 16,
    marginTop: 12,
    marginBottom: 28,
    x: {
      domain: [0, LAST_MONTH],
      ticks: [0, 3, 6, 9, LAST_MONTH],
      tickFormat: (month: number) => LETTERS[month] ?? '',
      label: null,
      inset: 8,
    },
    y: { domain: [0, 100], ticks: [0, 25, 50, 75, 100], tickFormat: (value: number) => `${value}%`, label: null },
    marks: [
      drawing.Plot.gridY({ ticks: [0, 25, 50, 75, 100], stroke: CHART.line, strokeOpacity: 0.6 }),
      drawing.Plot.lineY(chart.lastYear, { x: 'month', y: 'percent', stroke: CHART.quiet, strokeDasharray: '4 3' }),
      drawing.Plot.lineY(chart.thisYear, { x: 'month', y: 'percent', stroke: CHART.dot, strokeWidth: 2 }),
      drawing.Plot.dot(chart.thisYear, {
        x: 'month',
        y: 'percent',
        r: 3,
        fill: CHART.dot,
        title: ({ month, percent }: MonthPoint) => `${LETTERS[month]}: ${percent.toFixed(1)}%`,
      }),
      drawing.Plot.ruleX(ends, { x: 'month', y1: 'lower', y2: 'upper', stroke: CHART.own, strokeWidth: 2 }),
      drawing.Plot.dot(ends, { x: 'month', y: 'percent', r: 5, symbol: 'diamond', fill: CHART.own }),
    ],
  });
  return finishedSvg(plot, document, chart);
}
