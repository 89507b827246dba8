import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** One small picture: a practice's values, the first at 0. */
export type Panel = { readonly label: string; readonly href: string | undefined; readonly values: readonly number[] };

export type SmallMultiples = ChartWords & {
  readonly panels: readonly Panel[];
  /** What stands at the two ends of each panel's time. */
  readonly ends: readonly [first: string, last: string];
  readonly text: (value: number) => string;
  /** The value that every panel’s scale begins at; 0 unless it is told, or below where a value is. */
  readonly from?: number;
};

type Place = { readonly panel: Panel; readonly column: number; readonly row: number };
type Value = Place & { readonly at: number; readonly value: number };

const COLUMNS = 3;
const PANEL_HEIGHT = 82;
/** As a share of its line's length, what a panel leaves to the last value. */
const ROOM_FOR_VALUE = 0.36;
/** Letters of a label that a panel has room for. */
const LONGEST_LABEL = 18;

/** A small line for each practice, all on one scale, three beside each other, with the last value written at its end. */
export function smallMultiplesChart(chart: SmallMultiples): Svg {
  const { panels, text, ends, from = 0 } = chart;
  const places = panels.map((panel, at): Place => ({ panel, column: at % COLUMNS, row: Math.floor(at / COLUMNS) }));
  const values = places.flatMap((place) => place.panel.values.map((value, at): Value => ({ ...place, at, value })));
  const rows = Math.max(1, Math.ceil(panels.length / COLUMNS));
  const most = Math.max(1, ...values.map(({ at }) => at));
  const lasts = values.filter(({ panel, at }) => at === panel.values.length - 1);
  const document = drawingDocument();
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: rows * PANEL_HEIGHT + 24,
    marginLeft: 6,
    marginRight: 12,
    marginTop: 22,
    marginBottom: 20,
    fx: { axis: null, domain: Array.from({ length: COLUMNS }, (_, at) => at), paddingInner: 0.08 },
    fy: { axis: null, domain: Array.from({ length: rows }, (_, at) => at), paddingInner: 0.46 },
    x: { domain: [0, most * (1 + ROOM_FOR_VALUE)], axis: null },
    y: { domain: domainOf(values, from), axis: null },
    marks: [
      drawing.Plot.ruleY(places, { fx: 'column', fy: 'row', y: () => from, stroke: CHART.line }),
      drawing.Plot.lineY(values, { fx: 'column', fy: 'row', x: 'at', y: 'value', stroke: CHART.dot, strokeWidth: 1.6 }),
      drawing.Plot.dot(lasts, {
        fx: 'column',
        fy: 'row',
        x: 'at',
        y: 'value',
        r: 3,
        fill: CHART.dot,
        href: ({ panel }: Value) => panel.href,
        title: ({ panel, value }: Value) =>
          `${panel.label}: ${text(panel.values[0] ?? 0)} in ${ends[0]}, ${text(value)} in ${ends[1]}`,
      }),
      drawing.Plot.text(lasts, {
        fx: 'column',
        fy: 'row',
        x: 'at',
        y: 'value',
        text: ({ value }: Value) => text(value),
        textAnchor: 'start',
        dx: 5,
        fontSize: 11,
        fill: CHART.ink,
      }),
      drawing.Plot.text(places, {
        fx: 'column',
        fy: 'row',
        frameAnchor: 'top-left',
        dy: -18,
        text: ({ panel }: Place) => shortened(panel.label),
        fontSize: 11.5,
        fill: CHART.ink,
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}

function domainOf(values: readonly Value[], from: number): [number, number] {
  const [low, high] = [
    Math.min(from, ...values.map(({ value }) => value)),
    Math.max(from, ...values.map(({ value }) => value)),
  ];
  return low === high ? [low - 1, high + 1] : [low, high];
}

function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
