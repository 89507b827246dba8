import type { Day } from '../../base/index.ts';
import { PERIOD_END, startOfMonth, weekdayWithin, YEARS, yearStart } from '../calendar.ts';
import { type Chance, DRAW } from '../chance.ts';
import type { Outcomes } from '../outcomes/outcomes.ts';
import { type CodelistName, numberOf } from './codelists.ts';
import type { RowBuffer } from './row-buffer.ts';

/**
 * Columns of the working table of planned events, the nth of a person; `second` is the diastolic of a reading, values in
 * thousandths.
 */
export const PLANNED_COLUMNS =
  'person INTEGER, nth INTEGER, day INTEGER, codelist INTEGER, value INTEGER, second INTEGER, is_home INTEGER';
/** Columns of the working table of medicine courses: an issue every `every` days from `first` to before `until`. */
export const COURSE_COLUMNS =
  'person INTEGER, nth INTEGER, codelist INTEGER, first INTEGER, until INTEGER, every INTEGER';

/** No value, in a column of thousandths. */
export const NO_VALUE = -1;
const NOBODY = -1;

/** A stretch of days; `to` is left out. */
export type Span = { readonly from: Day; readonly to: Day };

/** Where what was decided is written down as events. */
export class EventLog {
  readonly outcomes: Outcomes;
  readonly chance: Chance;
  readonly #events: RowBuffer;
  readonly #courses: RowBuffer;
  /** The last day that any record of the borough covers somebody, left out. */
  readonly #until: Int32Array;
  /** Of whom was written last, and how many rows. */
  #person = NOBODY;
  #written = 0;
  /** Whose years were asked for last: every kind of activity of somebody asks for them. */
  #years: { readonly of: number; readonly spans: readonly (Span | undefined)[] } = { of: NOBODY, spans: [] };

  /** @param until of everybody, by `lastDays` */
  constructor(outcomes: Outcomes, until: Int32Array, to: { readonly events: RowBuffer; readonly courses: RowBuffer }) {
    this.outcomes = outcomes;
    this.chance = outcomes.plan.chance;
    this.#events = to.events;
    this.#courses = to.courses;
    this.#until = until;
  }

  event(person: number, day: number, codelist: CodelistName, value?: number): void {
    if (day >= this.#until[person]! || day < this.born(person)) return;
    const thousandths = value === undefined ? NO_VALUE : Math.round(value * 1000);
    this.#events.add(person, this.#nth(person), day, numberOf(codelist), thousandths, NO_VALUE, 0);
  }

  reading(person: number, day: number, systolic: number, diastolic: number, isHome: boolean): void {
    if (day >= this.#until[person]!) return;
    const codelist = numberOf('SYSBP_COD');
    this.#events.add(person, this.#nth(person), day, codelist, systolic * 1000, diastolic * 1000, isHome ? 1 : 0);
  }

  course(person: number, codelist: CodelistName, first: number, until: number, every: number): void {
    const end = Math.min(until, this.#until[person]!, PERIOD_END);
    const missed = Math.max(0, Math.ceil((this.born(person) - first) / every));
    const start = first + missed * every;
    if (start < end) this.#courses.add(person, this.#nth(person), numberOf(codelist), start, end, every);
  }

  /** The place of the next row of somebody among their own: what chance adds to it is then the same whoever else is planned. */
  #nth(person: number): number {
    if (person !== this.#person) this.#written = 0;
    this.#person = person;
    this.#written += 1;
    return this.#written;
  }

  born(person: number): Day {
    return startOfMonth(this.outcomes.plan.people.birth[person]!);
  }

  until(person: number): Day {
    return this.#until[person] as Day;
  }

  /** The days of year y (−1 is the year before the first) in which somebody can have events. */
  year(person: number, y: number): Span | undefined {
    if (this.#years.of !== person) {
      this.#years = { of: person, spans: [-1, ...YEARS].map((each) => this.#yearOf(person, each)) };
    }
    return this.#years.spans[y + 1];
  }

  #yearOf(person: number, y: number): Span | undefined {
    const from = Math.max(yearStart(y), this.born(person)) as Day;
    const to = Math.min(yearStart(y + 1), this.#until[person]!) as Day;
    return from < to ? { from, to } : undefined;
  }

  /** A day of a span, by chance; a weekday where there is one. */
  dayIn(span: Span, person: number, y: number, n: number): Day {
    const day = span.from + this.chance.below(span.to - span.from, DRAW.dates, person, y + 1, n);
    return weekdayWithin(day, span.from, span.to);
  }
}

/** The part of a span from a day on; its last day when it begins later. */
export function notBefore(span: Span, day: number): Span {
  return { from: Math.min(Math.max(span.from, day), span.to - 1) as Day, to: span.to };
}

/** By person: the last day that any record of the borough covers them, left out. */
export function lastDays({ plan }: Outcomes): Int32Array {
  const { people, stays } = plan.population;
  const last = new Int32Array(people.count);
  for (let stay = 0; stay < stays.count; stay += 1) {
    const person = stays.person[stay]!;
    last[person] = Math.max(last[person]!, stays.to[stay]!);
  }
  for (let person = 0; person < people.count; person += 1) {
    last[person] = Math.min(last[person]!, people.died[person]!, PERIOD_END);
  }
  return last;
}
