import { decimalText, exact } from '../../base/index.ts';
import type { PlaceRate, RateResult } from '../../reports/index.ts';
import { practiceRateAddress, rateAddress, underFramework } from './addresses.ts';
import { dateCell, wholeText, withCommas } from './figures.ts';
import type { Cell, Table } from './page.ts';

const PLACES = { 'percent or per': 1, ratio: 2, 'for each': 3 } as const;

function placesOf(unit: string): number {
  if (unit === 'percent' || unit.startsWith('per ')) return PLACES['percent or per'];
  return unit.startsWith('ratio') ? PLACES.ratio : PLACES['for each'];
}

/** The inspectorate's words, the lowest first: a rating is kept as its place among them. */
const RATINGS = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'] as const;

/** `Good`, `74.5%`, `2,976.7 per 100,000 person-years`, `0.519 on average`; undefined where there is no value. */
export function rateValueText({ value: { value }, unit }: Pick<RateResult, 'value' | 'unit'>): string | undefined {
  if (value === null) return undefined;
  if (unit === 'rating') return RATINGS[Number(value) - 1] ?? value;
  const number = withCommas(decimalText(exact(value), placesOf(unit)));
  return unit === 'percent' ? `${number}%` : `${number} ${unit}`.trim();
}

/** What is said where there is no value: that nothing was received, or that it is not shown, and why. */
function noValue({ words }: RateResult): Cell<never> {
  const text = words?.startsWith('Not received')
    ? 'not received'
    : words?.startsWith('Not shown')
      ? 'not shown'
      : 'none';
  return { text, ...(words === null ? {} : { note: words }) };
}

/** The value over its own sums: a number never stands without its denominator. */
export function rateValueCell(result: RateResult): Cell<never> {
  const text = rateValueText(result);
  if (text === undefined) return noValue(result);
  const note = result.sums === undefined ? {} : { note: sumsText(result, result.sums.value) };
  return { text, ...note, csv: result.unit === 'rating' ? text : (result.value.value ?? '') };
}

type Sums = NonNullable<RateResult['sums']>['value'];

/** `48 of 106 people`, or `19 over 152,376 (encounters over days registered)`. */
export function sumsText({ sumsIn }: Pick<RateResult, 'sumsIn'>, { numerator, denominator }: Sums): string {
  const [of, outOf] = [sumText(numerator), sumText(denominator)];
  if (sumsIn === null) return `${of} over ${outOf}`;
  if (sumsIn.numerator === sumsIn.denominator) return `${of} of ${outOf} ${sumsIn.denominator}`;
  if (sumsIn.numerator === '') return `${of} over ${outOf} (${sumsIn.denominator})`;
  return `${of} over ${outOf} (${sumsIn.numerator} over ${sumsIn.denominator})`;
}

/** A sum as printed: 1,234, 12.5, or why it is left out. */
export function sumText(sum: number | string | undefined): string {
  if (sum === undefined) return 'none';
  return typeof sum === 'number' ? wholeText(sum) : withCommas(sum);
}

/** `69.4% to 91.7%`, `363.9 to 5,157.2` in the value's own unit, or `none` where none is worked out for such a figure. */
export function rateIntervalText({ interval: { value }, unit }: Pick<RateResult, 'interval' | 'unit'>): string {
  if (value === null) return 'none';
  const sign = unit === 'percent' ? '%' : '';
  return `${withCommas(value.lower)}${sign} to ${withCommas(value.upper)}${sign}`;
}

/** Both ratings of the kite mark, the second under the first. */
export function trustCell({ mark: { validity, reliability } }: RateResult): Cell<never> {
  const [first, second] = [`validity ${validity}`, `reliability ${reliability}`];
  return { text: first, note: second, csv: `${first}, ${second}` };
}

/** Rates, surveys and the like of one place. `practice`: whose own page each is opened as. */
export function placeRatesTable(rates: readonly PlaceRate[], practice?: string): Table<'invented'> {
  return {
    id: 'rates',
    caption: 'Rates, surveys and other measures',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'Trust', kind: 'text' },
      { heading: 'Framework', kind: 'text' },
      { heading: 'To', kind: 'date' },
    ],
    rows: rates.map(({ framework, periodEnd, result }) => [
      {
        text: result.indicator,
        note: result.shortTitle,
        href: underFramework(
          practice === undefined
            ? rateAddress(result.indicator, periodEnd)
            : practiceRateAddress(practice, result.indicator, periodEnd),
          framework.id,
        ),
      },
      rateValueCell(result),
      { text: rateIntervalText(result) },
      trustCell(result),
      { text: framework.title },
      dateCell(periodEnd),
    ]),
    whenEmpty: 'No framework in force watches rates or surveys here.',
  };
}
