import { dayText, monthText } from '../../base/index.ts';
import type { PracticePlace, TouchedPound } from '../../reports/index.ts';
import { entryAddress, lineAddress, measureAddress } from './addresses.ts';
import { moneyCell } from './figures.ts';
import type { Cell, Column, Table } from './page.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Statement line', kind: 'text' },
  { heading: 'How it enters', kind: 'text' },
  { heading: 'Measure', kind: 'text' },
  { heading: 'Part of the line', kind: 'number' },
  { heading: 'Line', kind: 'number' },
  { heading: 'Ledger entry', kind: 'text' },
];

/** Every pound that a person or a file touches, one row for each statement line, with its ledger entry. */
export function poundsTable(
  id: string,
  caption: string,
  touched: readonly { readonly place: PracticePlace; readonly pounds: readonly TouchedPound[] }[],
): Table<'invented'> {
  return {
    id,
    caption,
    columns: COLUMNS,
    rows: touched.flatMap(({ place, pounds }) => pounds.map((pound) => poundRow(place, pound))),
    whenEmpty:
      'No pound rests on it yet. A line appears here when a statement uses a list, a count or a result that it is part of.',
  };
}

function poundRow(place: PracticePlace, pound: TouchedPound): readonly Cell<'invented'>[] {
  return [
    {
      text: `${pound.title}, ${monthText(pound.month)}`,
      note: place.name,
      href: lineAddress(place.practice, pound.month, pound.line),
    },
    { text: pound.words },
    measureCell(place, pound),
    pound.partPence === null ? { text: 'the whole line' } : moneyCell(pound.partPence),
    moneyCell(pound.amountPence),
    pound.entry === null
      ? { text: 'not posted yet' }
      : { text: pound.entry.reference, href: entryAddress(pound.entry.id) },
  ];
}

function measureCell(place: PracticePlace, { indicator, periodEnd, shortTitle }: TouchedPound): Cell<'invented'> {
  if (indicator === null || periodEnd === null) return { text: shortTitle };
  return {
    text: indicator,
    note: `at ${dayText(periodEnd)}`,
    href: measureAddress(place.practice, indicator, periodEnd),
  };
}
