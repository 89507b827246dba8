import { CHART, type ChartWords, drawing, drawingDocument, finishedSvg, type Svg } from './svg.ts';

/** People of an age, of each sex, with the shares of a population that they are compared with where there is one. */
export type PyramidBand = {
  readonly band: string;
  readonly male: number;
  readonly female: number;
  /** Shares from 0 to 1 of the whole of the other population. */
  readonly compared?: { readonly male: number; readonly female: number };
};

export type PyramidChart = ChartWords & {
  /** The youngest first. */
  readonly bands: readonly PyramidBand[];
  /** Who is compared with, e.g. England. */
  readonly comparedWith?: string;
};

type Bar = { readonly band: string; readonly share: number; readonly title: string };

const MALE = '#005eb8';
const FEMALE = '#ae2573';

/** A population pyramid: men to the left, women to the right, in per cent of everybody; the other population as lines. */
export function pyramidChart(chart: PyramidChart): Svg {
  const { bands } = chart;
  const total = bands.reduce((sum, { male, female }) => sum + male + female, 0);
  const percentOf = (people: number): number => (total === 0 ? 0 : (100 * people) / total);
  const bars = (sex: 'male' | 'female', sign: 1 | -1): Bar[] =>
    bands.map((each) => ({
      band: each.band,
      share: sign * percentOf(each[sex]),
      title: `${each.band}, ${sex}: ${each[sex].toLocaleString('en-GB')} people, ${percentOf(each[sex]).toFixed(1)}%`,
    }));
  const [men, women] = [bars('male', -1), bars('female', 1)];
  const most = Math.ceil(Math.max(1, ...[...men, ...women, ...comparedOf(bands)].map(({ share }) => Math.abs(share))));
  const document = drawingDocument();
  const plot = drawing.Plot.plot({
    document,
    width: CHART.width,
    height: 60 + 16 * Math.max(bands.length, 1),
    marginLeft: 56,
    marginRight: 14,
    marginTop: 22,
    marginBottom: 28,
    x: { domain: [-most, most], label: null, ticks: 5, tickFormat: (value: number) => `${Math.abs(value)}%` },
    y: { domain: bands.map(({ band }) => band).reverse(), label: null },
    marks: [
      drawing.Plot.axisY({ tickSize: 0, fill: CHART.ink }),
      drawing.Plot.barX(men, { y: 'band', x: 'share', fill: MALE, title: 'title', insetTop: 1 }),
      drawing.Plot.barX(women, { y: 'band', x: 'share', fill: FEMALE, title: 'title', insetTop: 1 }),
      drawing.Plot.tickX(comparedOf(bands), { y: 'band', x: 'share', stroke: CHART.ink, strokeWidth: 2 }),
      drawing.Plot.ruleX([0], { stroke: '#ffffff' }),
      drawing.Plot.text(['Men'], { frameAnchor: 'top-left', dy: -16, fill: MALE, fontWeight: 'bold' }),
      drawing.Plot.text(['Women'], { frameAnchor: 'top-right', dy: -16, fill: FEMALE, fontWeight: 'bold' }),
      drawing.Plot.text(chart.comparedWith === undefined ? [] : [`│ ${chart.comparedWith}`], {
        frameAnchor: 'top',
        dy: -16,
        fill: CHART.ink,
      }),
    ],
  });
  return finishedSvg(plot, document, chart);
}

function comparedOf(bands: readonly PyramidBand[]): { band: string; share: number }[] {
  return bands.flatMap(({ band, compared }) =>
    compared === undefined
      ? []
      : [
          { band, share: -100 * compared.male },
          { band, share: 100 * compared.female },
        ],
  );
}
