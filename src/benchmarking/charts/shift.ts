import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg, shortLabel } from './svg.ts';

/** A value of one practice before and after a change. */
export type Shift = {
  readonly label: string;
  readonly before: number;
  readonly after: number;
  /** Whether it is the reader's own practice. */
  readonly isOwn: boolean;
};

export type ShiftChart = ChartWords & {
  readonly shifts: readonly Shift[];
  /** Put before each number of the axis: £, or nothing. */
  readonly unit: string;
};

/** A hollow circle before, a filled one after, and a line between: what loses most on top, what gains most below. */
export function shiftChart(chart: ShiftChart): Svg {
  const shifts = [...chart.shifts].sort((a, b) => a.after - a.before - (b.after - b.before));
  const highest = Math.max(1, ...shifts.flatMap(({ before, after }) => [before, after]));
  const document = drawingDocument();
  const name = ({ label, before, after, isOwn }: Shift): string =>
    `${label}${isOwn ? ', your practice' : ''}: ${chart.unit}${before.toFixed(2)} before, ${chart.unit}${after.toFixed(2)} after`;
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 50 + CHART.rowHeight * Math.max(shifts.length, 1),
    marginLeft: CHART.labelWidth,
    marginRight: 24,
    marginTop: 10,
    marginBottom: 26,
    x: {
      domain: [0, highest],
      nice: true,
      label: null,
      ticks: 4,
      tickFormat: (value: number) => `${chart.unit}${value.toLocaleString('en-GB')}`,
    },
    y: { domain: shifts.map(({ label }) => label), label: null },
    marks: [
      drawing.Plot.gridX({ ticks: 4, stroke: CHART.line, strokeOpacity: 0.6 }),
      drawing.Plot.axisY({ tickSize: 0, fill: CHART.ink, tickFormat: shortLabel }),
      drawing.Plot.ruleY(shifts, { y: 'label', x1: 'before', x2: 'after', stroke: CHART.quiet, strokeWidth: 2 }),
      drawing.Plot.dot(shifts, {
        y: 'label',
        x: 'before',
        r: 4,
        fill: '#ffffff',
        stroke: CHART.quiet,
        strokeWidth: 1.5,
      }),
      drawing.Plot.dot(shifts, {
        y: 'label',
        x: 'after',
        r: 4,
        symbol: (shift: Shift) => (shift.isOwn ? 'diamond' : 'circle'),
        fill: (shift: Shift) => (shift.isOwn ? CHART.own : CHART.dot),
        title: name,
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}
