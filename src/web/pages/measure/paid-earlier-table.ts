import { monthText } from '../../../base/index.ts';
import type { MeasureReport } from '../../../reports/index.ts';
import { feedFileAddress } from '../../layout/addresses.ts';
import { countCell } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';
import { isWithheld } from '../../layout/released.ts';

type Earlier = MeasureReport['paidEarlier'][number];

/** Says that released payments rest on other counts than those on the page; null when none does. */
export function replacedWords({ paidEarlier }: MeasureReport): string | null {
  if (paidEarlier.length === 0) return null;
  const months = paidEarlier.flatMap((one) => one.months).map(monthText);
  return `Later counts have replaced those that ${months.join(', ')} was paid on. Both are on this page: what was paid on first, then what the practice has sent since.`;
}

/** Counts that were paid on before others took their place, with the months that they paid. */
export function paidEarlierTable({ paidEarlier }: MeasureReport): Table<'invented'> {
  return {
    id: 'paid-earlier',
    caption: 'Counts that were paid on, and replaced since',
    columns: [
      { heading: 'Paid for', kind: 'text' },
      { heading: 'On the register', kind: 'number' },
      { heading: 'Counted (denominator)', kind: 'number' },
      { heading: 'Met (numerator)', kind: 'number' },
      { heading: 'Sent in', kind: 'text' },
    ],
    rows: paidEarlier.map((one) => [
      { text: one.months.map(monthText).join(', ') },
      ...countCells(one),
      { text: one.file.name, note: `rows ${one.rows.join(', ')}`, href: feedFileAddress(one.file.sha256) },
    ]),
    whenEmpty: 'Every payment rests on the counts that are in service.',
  };
}

function countCells({ counts: { value } }: Earlier): readonly Cell<never>[] {
  if (isWithheld(value))
    return [{ text: 'not shown', note: value.words }, { text: 'not shown' }, { text: 'not shown' }];
  return [countCell(value.register), countCell(value.denominator), countCell(value.numerator)];
}
