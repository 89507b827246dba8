import { addDays, addMonths, type Day } from '../../base/index.ts';
import type { DateExpression, EventFact, Operator } from '../model/expression.ts';
import type { FactTest, FoundDay, PairTest } from './bits.ts';
import type { Fact } from './facts.ts';
import { dayLiteral, shifted } from './sql.ts';

/** The first or last day of a found fact, counted from `from` on and moved by whole days. */
export type FactDay = {
  readonly fact: Fact;
  readonly from: Day | undefined;
  readonly pick: EventFact['pick'];
  readonly days: number;
};

/** A date as SQL, with what is known of it that makes a test cheaper. */
export type DateTerm = {
  readonly sql: () => string;
  /** The same for everybody. */
  readonly common?: Day;
  readonly ofFact?: FactDay;
  /** A found fact's day, moved by months and days. */
  readonly found?: FoundDay;
  /** A date of the person's, moved. */
  readonly moved?: { readonly column: string; readonly by: Moving };
};

/** By how many months, then by how many days. */
export type Moving = Pick<DateExpression, 'months' | 'days'>;

/** The term of a date that is a column, moved. */
export function movedColumn(column: string, by: Moving): DateTerm {
  return { sql: () => shifted(column, by), moved: { column, by } };
}

type Asked = Omit<FactTest, 'meets' | 'words'>;

const MIRRORED: Readonly<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '=': '=', '>=': '<=', '>': '<' };

/** The test of one found fact that a comparison of dates comes to; undefined when it needs two facts. */
export function compareTerms(left: DateTerm, is: Operator, right: DateTerm): Asked | undefined {
  if (left.ofFact && right.common !== undefined) return withDay(left.ofFact, is, right.common);
  if (right.ofFact && left.common !== undefined) return withDay(right.ofFact, MIRRORED[is], left.common);
  if (!left.ofFact || !right.ofFact) return undefined;
  return daysApart(left.ofFact, is, right.ofFact) ?? daysApart(right.ofFact, MIRRORED[is], left.ofFact);
}

/** The test of two found facts that a comparison of dates comes to; undefined when another date is in it. */
export function comparePair(left: DateTerm, is: Operator, right: DateTerm): Omit<PairTest, 'words'> | undefined {
  return left.found && right.found ? { left: left.found, is, right: right.found } : undefined;
}

/**
 * SQL of a comparison that no found fact answers, NULL when either is missing. Against a day that is the same for
 * everybody the day is moved back once instead of each person's date forth.
 */
export function comparedSql(left: DateTerm, is: Operator, right: DateTerm): string {
  if (left.moved && right.common !== undefined)
    return movedBack(left.moved, is, right.common) ?? plainly(left, is, right);
  if (right.moved && left.common !== undefined) {
    return movedBack(right.moved, MIRRORED[is], left.common) ?? plainly(left, is, right);
  }
  return plainly(left, is, right);
}

function plainly(left: DateTerm, is: Operator, right: DateTerm): string {
  return `${left.sql()} ${is} ${right.sql()}`;
}

function movedBack({ column, by }: NonNullable<DateTerm['moved']>, is: Operator, day: Day): string | undefined {
  if (is === '=') return undefined;
  const first = firstMovedTo(is === '>' || is === '<=' ? addDays(day, 1) : day, by);
  return `${column} ${is === '>' || is === '>=' ? '>=' : '<'} ${dayLiteral(first)}`;
}

/** No month has more days than another by so many. */
const MOST_DAYS_LOST = 4;

/** The first date that, moved, is a day or later: the later a date, the later where it is moved to. */
function firstMovedTo(day: Day, { months = 0, days = 0 }: Moving): Day {
  let first = addDays(addMonths(addDays(day, -days), -months), -MOST_DAYS_LOST);
  while (addDays(addMonths(first, months), days) < day) first = addDays(first, 1);
  return first;
}

function withDay(of: FactDay, is: Operator, day: Day): Asked | undefined {
  if (is === '=') return undefined;
  const isFrom = is === '>' || is === '>=';
  const asked = addDays(day, (is === '>' ? 1 : is === '<' ? -1 : 0) - of.days);
  const isNarrowed = of.from !== of.fact.from;
  if (isNarrowed && !isFrom) return undefined;
  const bound = of.from !== undefined && isFrom && of.from > asked ? of.from : asked;
  return { fact: of.fact.id, kind: `${of.pick} ${isFrom ? 'from' : 'until'}`, day: bound };
}

/** last ≥ first + days, both of one fact. */
function daysApart(last: FactDay, is: Operator, first: FactDay): Asked | undefined {
  if (last.fact !== first.fact || last.pick !== 'latest' || first.pick !== 'earliest') return undefined;
  if (is !== '>=' && is !== '>') return undefined;
  const days = first.days - last.days + (is === '>' ? 1 : 0);
  const begins = (day: Day | undefined): number => day ?? Number.NEGATIVE_INFINITY;
  const isImplied = begins(last.from) <= begins(first.from) + days;
  return isImplied ? { fact: last.fact.id, kind: 'days apart', days } : undefined;
}
