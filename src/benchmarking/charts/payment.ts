import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg, shortLabel } from './svg.ts';

/** Payment per patient over the practices of one kind of contract: median and quartiles in pounds. */
export type PaymentSpread = {
  readonly label: string;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
};

export type PaymentChart = ChartWords & { readonly spreads: readonly PaymentSpread[] };

/** Payment per patient by kind of contract: a dot at the median, a line from the lower to the upper quartile. */
export function paymentChart(chart: PaymentChart): Svg {
  const document = drawingDocument();
  const spreads = [...chart.spreads];
  const highest = Math.max(1, ...spreads.map((spread) => spread.upperQuartile));
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 34 + 28 * Math.max(spreads.length, 1),
    marginLeft: CHART.labelWidth,
    marginRight: 30,
    marginTop: 8,
    marginBottom: 26,
    x: {
      domain: [0, highest],
      nice: true,
      label: null,
      ticks: 4,
      tickFormat: (value: number) => `£${value.toLocaleString('en-GB')}`,
    },
    y: { domain: spreads.map((spread) => spread.label), label: null },
    marks: [
      drawing.Plot.gridX({ ticks: 4, stroke: CHART.line, strokeOpacity: 0.6 }),
      drawing.Plot.axisY({ tickSize: 0, fill: CHART.ink, tickFormat: shortLabel }),
      drawing.Plot.ruleY(spreads, {
        y: 'label',
        x1: 'lowerQuartile',
        x2: 'upperQuartile',
        stroke: CHART.quiet,
        strokeWidth: 4,
      }),
      drawing.Plot.dot(spreads, {
        y: 'label',
        x: 'median',
        r: 5,
        fill: CHART.dot,
        stroke: '#ffffff',
        title: nameOfSpread,
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}

function nameOfSpread(spread: PaymentSpread): string {
  const quartiles = `quartiles £${spread.lowerQuartile.toFixed(2)} to £${spread.upperQuartile.toFixed(2)}`;
  return `${spread.label}: median £${spread.median.toFixed(2)}, ${quartiles}`;
}
