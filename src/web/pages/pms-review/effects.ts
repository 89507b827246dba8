import { financialYearOf, firstDayOf, type Pence, type Realm } from '../../../base/index.ts';
import type { PmsReviewReport } from '../../../reports/index.ts';
import { moneyCell, signedMoneyCell } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';

type Years = PmsReviewReport['years'];

/** 2026/27: the financial year in which a year of the taper begins. */
export function yearLabel(begins: Years[number]['begins']): string {
  return financialYearOf(firstDayOf(begins)).label;
}

/** What is freed and given out each year, and that they are the same. */
export function yearsTable<R extends Realm>(years: Years): Table<R> {
  return {
    id: 'years',
    caption: 'What is freed and what is given out, year by year',
    columns: [
      { heading: 'Year', kind: 'text' },
      { heading: 'Freed', kind: 'number' },
      { heading: 'Given out', kind: 'number', isMain: true },
      { heading: 'Difference', kind: 'number' },
    ],
    rows: years.map(({ begins, freedPence, reinvestedPence }) => [
      { text: yearLabel(begins) },
      moneyCell(freedPence),
      moneyCell(reinvestedPence),
      moneyCell((freedPence - reinvestedPence) as Pence),
    ]),
    whenEmpty: 'Nothing is tapered.',
  };
}

/** What every practice gains or loses in each year, with the sum of them all: nought. */
export function effectsTable<R extends Realm>(years: Years, nameCell: (practice: string) => Cell<R>): Table<R> {
  const practices = years[0]?.practices ?? [];
  return {
    id: 'effects',
    caption: 'What every practice gains or loses, year by year, against what it has now',
    columns: [
      { heading: 'Practice', kind: 'text' },
      ...years.map(({ begins }, at) => ({
        heading: yearLabel(begins),
        kind: 'number' as const,
        ...(at === years.length - 1 ? { isMain: true as const } : {}),
      })),
    ],
    rows: practices.map(({ practice }, at) => [
      nameCell(practice),
      ...years.map((year) => signedMoneyCell(year.practices[at]?.netPence ?? (0n as Pence))),
    ]),
    total: [
      { text: 'All practices' },
      ...years.map((year) => moneyCell(year.practices.reduce((sum, { netPence }) => sum + netPence, 0n) as Pence)),
    ],
    whenEmpty: 'No practice is affected.',
  };
}
