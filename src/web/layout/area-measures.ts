import type { AreaMeasure, ShownRate } from '../../reports/index.ts';
import { measureByPracticeAddress } from './addresses.ts';
import { dateCell } from './figures.ts';
import type { Cell, Table } from './page.ts';
import { rateCell } from './released.ts';

/** Measures of an area with a year before, and how many practices they are counted over. */
export function areaMeasuresTable(measures: readonly AreaMeasure[], area: string): Table<'invented'> {
  return {
    id: 'measures',
    caption: `Measures of ${area}`,
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Achievement', kind: 'number', isMain: true },
      { heading: 'A year before', kind: 'number' },
      { heading: 'Since then', kind: 'text' },
      { heading: 'Paid from, to', kind: 'number' },
      { heading: 'Practices counted', kind: 'number' },
      { heading: 'Counted to', kind: 'date' },
    ],
    rows: measures.map((measure) => [
      {
        text: measure.indicator,
        note: measure.shortTitle,
        href: measureByPracticeAddress(measure.indicator, measure.periodEnd),
      },
      rateCell(measure.rate.value, 'not received'),
      rateCell(measure.previousRate?.value ?? null, 'not received'),
      changeCell(measure.rate.value, measure.previousRate?.value ?? null),
      { text: `${measure.lowerPercent}% to ${measure.upperPercent}%` },
      { text: `${measure.practicesCounted} of ${measure.practices}` },
      dateCell(measure.periodEnd),
    ]),
    whenEmpty: 'No measure is counted yet. Measures appear when practices’ extracts and counts have been received.',
  };
}

/** A word and an arrow; whether more than chance is on the measure's own page, beside its intervals. */
function changeCell(now: ShownRate, before: ShownRate | null): Cell<never> {
  if (now.kind === 'none' || before === null || before.kind === 'none') return { text: 'cannot be compared' };
  const order = now.ratio.compare(before.ratio);
  if (order === 0) return { text: '= the same' };
  return { text: order > 0 ? '▲ higher' : '▼ lower' };
}
