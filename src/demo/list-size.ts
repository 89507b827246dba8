import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addToMonth, dayText, firstDayOf, isoOfMonth } from '../base/index.ts';
import { monthOf, QUARTER_DAYS, QUARTER_MONTHS } from './calendar.ts';
import type { Population } from './population.ts';
import { AGE_BANDS, CELLS, cellOf, type DemoPractice } from './practices.ts';

/** The commissioner named in the list-size files. */
export type ListSizeIssuer = { readonly code: string; readonly name: string };

const PLACES = [
  'Regional Office Name',
  'Regional Office Code',
  'Area Team Name',
  'Area Team Code',
  'PCO Name',
  'PCO Code',
  'Practice Name',
  'Practice Code',
];

/**
 * Writes registered lists by age and sex in the published layout, a file for each quarter from April 2023 to April
 * 2026, counted from the registrations: everybody registered on the quarter's first day, opted out or not. The area's
 * name says of which day the lists are, so that two quarters with the same lists are two files.
 */
export function writeListSizes(folder: string, population: Population, issuer: ListSizeIssuer): string[] {
  mkdirSync(folder, { recursive: true });
  return QUARTER_MONTHS.map((first, q) => {
    const last = isoOfMonth(addToMonth(first, 2)).slice(-2);
    const name = `Patient_List_Size_${isoOfMonth(first).replace('-', '_')}-${last}.csv`;
    const counts = countsOn(population, q);
    const region = ['DEMONSTRATION', 'Y00', `LISTS OF ${dayText(firstDayOf(first)).toUpperCase()}`, 'Q00'];
    const lines = population.practices.map((practice, index) => lineOf(practice, counts[index]!, issuer, region));
    writeFileSync(join(folder, name), `${[header(), ...lines].join('\r\n')}\r\n`);
    return name;
  });
}

function header(): string {
  return [...PLACES, ...AGE_BANDS.flatMap((band) => [`Male ${band}`, `Female ${band}`])].join(',');
}

function lineOf(
  practice: DemoPractice,
  counts: readonly number[],
  issuer: ListSizeIssuer,
  region: readonly string[],
): string {
  return [...region, issuer.name, issuer.code, practice.name, practice.code, ...counts].join(',');
}

/** People by practice and cell on the first day of quarter q. */
export function countsOn({ practices, people, stays }: Population, q: number): number[][] {
  const on = QUARTER_DAYS[q]!;
  const counts = practices.map(() => new Array<number>(CELLS).fill(0));
  for (let stay = 0; stay < stays.count; stay += 1) {
    if (stays.isTemporary[stay] === 1 || stays.from[stay]! > on || stays.to[stay]! <= on) continue;
    const person = stays.person[stay]!;
    const cell = cellOf(people.sex[person]!, monthOf(on) - people.birth[person]!);
    counts[stays.practice[stay]!]![cell]! += 1;
  }
  return counts;
}
