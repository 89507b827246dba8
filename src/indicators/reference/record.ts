import { assert, type SnomedCode } from '../../base/index.ts';
import type { Selection } from '../model/expression.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { EventRow } from './person.ts';

/** A row that counts, and for a blood pressure reading the row of its diastolic. */
export type Found = { readonly row: EventRow; readonly diastolic?: EventRow };

/** The total order: date, time recorded (none before any), row id by its bytes. One sender sends all of a person. */
function inOrder({ row: one }: Found, { row: other }: Found): number {
  if (one.on !== other.on) return one.on - other.on;
  const recorded = (one.recordedAt ?? Number.NEGATIVE_INFINITY) - (other.recordedAt ?? Number.NEGATIVE_INFINITY);
  if (recorded !== 0 && !Number.isNaN(recorded)) return recorded;
  return byBytes(one.rowId, other.rowId);
}

function byBytes(one: string | null, other: string | null): number {
  assert(one !== null && other !== null, 'rows of one date and time have their ids');
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Which codelists of a framework each code is in. */
export type CodelistsOfCode = ReadonlyMap<SnomedCode, readonly string[]>;

export function codelistsOfCode(framework: LoadedFramework): CodelistsOfCode {
  const lists = new Map<SnomedCode, string[]>();
  for (const [name, codelist] of Object.entries(framework.codelists)) {
    for (const code of codelist.codes) {
      const known = lists.get(code);
      if (known) known.push(name);
      else lists.set(code, [name]);
    }
  }
  return lists;
}

const KEYS = new WeakMap<Selection, string>();

/** The same for selections of the same records, worked out once for each: it is asked for with every test of everybody. */
function recordsKey(selection: Selection): string {
  const known = KEYS.get(selection);
  if (known !== undefined) return known;
  const key = JSON.stringify([selection.codelists, selection.reading?.diastolic]);
  KEYS.set(selection, key);
  return key;
}

const NONE: readonly Found[] = [];

/** One person's rows by codelist, each list in the total order. */
export class PersonRows {
  readonly #byCodelist = new Map<string, Found[]>();
  readonly #found = new Map<string, readonly Found[]>();

  constructor(events: readonly EventRow[], codelists: CodelistsOfCode) {
    for (const row of events) {
      const found: Found = { row };
      for (const name of codelists.get(row.code) ?? []) {
        const known = this.#byCodelist.get(name);
        if (known) known.push(found);
        else this.#byCodelist.set(name, [found]);
      }
    }
    for (const rows of this.#byCodelist.values()) if (rows.length > 1) rows.sort(inOrder);
  }

  /** What a selection takes before its window and value are looked at, in order. */
  of(selection: Selection): readonly Found[] {
    const key = recordsKey(selection);
    const known = this.#found.get(key);
    if (known) return known;
    const { codelists, reading } = selection;
    const rows = this.#rowsOf(codelists);
    const found = reading && rows.length > 0 ? wholeReadings(rows, this.#rowsOf(reading.diastolic)) : rows;
    this.#found.set(key, found);
    return found;
  }

  #rowsOf(codelists: readonly string[]): readonly Found[] {
    const [first = ''] = codelists;
    if (codelists.length === 1) return this.#byCodelist.get(first) ?? NONE;
    const rows = new Set(codelists.flatMap((name) => this.#byCodelist.get(name) ?? []));
    return rows.size === 0 ? NONE : [...rows].sort(inOrder);
  }
}

/**
 * Pairs systolic with diastolic rows of one date, time and encounter. Of several rows of a kind in one reading the
 * greatest row id is taken. A row without a value is none; a half is not a reading.
 */
function wholeReadings(systolic: readonly Found[], diastolic: readonly Found[]): readonly Found[] {
  const tops = greatestOfReading(systolic);
  const bottoms = greatestOfReading(diastolic);
  const pairs = [...tops].flatMap(([reading, row]) => {
    const half = bottoms.get(reading);
    return half ? [{ row, diastolic: half }] : [];
  });
  return pairs.sort(inOrder);
}

function greatestOfReading(rows: readonly Found[]): ReadonlyMap<string, EventRow> {
  const greatest = new Map<string, EventRow>();
  for (const { row } of rows) {
    if (row.thousandths === null) continue;
    const reading = `${row.on} ${row.recordedAt} ${row.encounter}`;
    const known = greatest.get(reading);
    if (!known || byBytes(row.rowId, known.rowId) > 0) greatest.set(reading, row);
  }
  return greatest;
}
