import { addDays, addMonths, assert, type Day, unreachable } from '../../base/index.ts';
import type { Anchor, Bound, DateExpression, EventFact, Operator, Selection } from '../model/expression.ts';
import type { Period } from '../model/period.ts';
import type { RecordQuantity } from '../model/rate-walk.ts';
import { keyOf, type Leaf, type Reference } from '../model/walk.ts';
import { dateWords, eventWords, selectionWords, testWords } from '../model/words.ts';
import { type FoundDay, HeldTests } from './bits.ts';
import { comparedSql, comparePair, compareTerms, type DateTerm, type Moving, movedColumn } from './compared-dates.ts';
import { EncounterTables } from './encounter-tables.ts';
import { type Fact, type FactTable, sourceOf } from './facts.ts';
import type { Formula } from './formula.ts';
import { DateColumns, OwnTables, RecordSets } from './found-tables.ts';
import { isOwn, type OwnBound, type OwnDay, type OwnFact, OwnFacts } from './own-facts.ts';
import { forSomeSelect, type OwnWindow, pickedValueSelect, severalSelect, totalsSelect } from './own-window.ts';
import {
  ageSql,
  type Condition,
  dayLiteral,
  isMarked,
  shifted,
  targetCondition,
  valueCondition,
  weightSql,
} from './sql.ts';
import { commonDay, splitWindow } from './window.ts';

/** A leaf that the records of a person answer. */
export type RecordLeaf = Exclude<Leaf, Reference>;

type Exists = Extract<Leaf, { test: 'exists' }>;

/** Gives each leaf test a bit, noting every fact, date and record that it needs. */
export class Planner {
  readonly held = new HeldTests();
  readonly dates = new DateColumns();
  readonly recordSets = new RecordSets();
  readonly ownFacts: OwnFacts;
  readonly ownTables = new OwnTables();
  readonly encounterTables = new EncounterTables();
  readonly #period: Period;
  readonly #facts: FactTable;

  constructor(period: Period, facts: FactTable) {
    this.#period = period;
    this.#facts = facts;
    this.ownFacts = new OwnFacts(facts.facts().length);
  }

  /** What must be so of a person's bits for the leaf to be true. */
  formula(leaf: RecordLeaf): Formula {
    const words = testWords(leaf);
    switch (leaf.test) {
      case 'exists':
        return this.#exists(leaf);
      case 'value':
        return this.#meets(leaf.event, valueCondition(leaf.is, leaf.number), words);
      case 'blood pressure at or below':
        return this.#meets(leaf.event, targetCondition(leaf.clinic, leaf.home), words);
      case 'latest among':
        return this.#meets({ pick: 'latest', of: leaf.of }, isMarked, words, leaf.is);
      case 'date':
        return this.#compare(this.#term(leaf.left), leaf.is, this.#term(leaf.right), words);
      case 'age':
        return this.held.ask({ sql: `${this.#age(leaf.on)} ${leaf.is === 'over' ? '>' : '<'} ${leaf.years}`, words });
      case 'ethnicity':
        return this.held.ask({
          sql: `population.ethnicity IN (${leaf.is.map((each) => `'${each}'`).join(', ')})`,
          words,
        });
      case 'on days':
      case 'different codes':
        return this.held.ask({ sql: hasRow(this.#several(leaf)), words });
      case 'change':
        return this.held.ask({ sql: this.#change(leaf), words });
      case 'sex':
        return this.held.ask({ sql: `population.sex = '${leaf.is}'`, words });
      case 'for some':
        return this.held.ask({ sql: hasRow(this.#forSome(leaf)), words });
      default:
        return unreachable(leaf);
    }
  }

  #age(on: DateExpression | undefined): string {
    return on ? ageSql('population.born_on', this.#term(on).sql()) : 'population.age_years';
  }

  #several(leaf: Extract<Leaf, { test: 'on days' | 'different codes' }>): string {
    const column = leaf.test === 'on days' ? 'event_date' : 'code';
    return this.ownTables.ask(keyOf(leaf), 'several', testWords(leaf), () =>
      severalSelect(this.#window(leaf.of, 'records'), column, leaf.atLeast),
    );
  }

  #change({ from, to, in: unit, is, number }: Extract<Leaf, { test: 'change' }>): string {
    const [first, last] = [this.#pickedValue(from), this.#pickedValue(to)];
    const change = `${last}.value - ${first}.value`;
    if (unit === 'value') return `${change} ${is} ${number}`;
    return `${first}.value > 0 AND (${change}) * 100 ${is} ${number} * ${first}.value`;
  }

  /** A number of a quantity, NULL where it is missing. */
  amount(quantity: RecordQuantity): string {
    switch (quantity.quantity) {
      case 'days registered':
        return 'population.days_registered';
      case 'days open':
        return this.encounterTables.days(quantity.of, this.#period);
      case 'encounters':
        return this.encounterTables.number(quantity.of, quantity.when, this.#period);
      case 'records':
        return `coalesce(${this.#totals(quantity.of)}.records, 0)`;
      case 'sum of values':
        return `coalesce(${this.#totals(quantity.of)}.total, 0)`;
      case 'value':
        return `${this.#pickedValue(quantity.event)}.value`;
      case 'change':
        return `${this.#pickedValue(quantity.to)}.value - ${this.#pickedValue(quantity.from)}.value`;
      case 'weight':
        return weightSql(quantity.bands);
      default:
        return unreachable(quantity);
    }
  }

  #totals(of: Selection): string {
    return this.ownTables.ask(`totals ${keyOf(of)}`, 'totals', selectionWords(of), () =>
      totalsSelect(this.#window(of, 'records')),
    );
  }

  /** The table of the value that a record has. */
  #pickedValue(event: EventFact): string {
    return this.ownTables.ask(`value ${keyOf(event)}`, 'picked_value', eventWords(event), () =>
      pickedValueSelect(this.#window(event.of, 'records'), event.pick),
    );
  }

  #exists(leaf: Exists): Formula {
    const { of } = leaf;
    const words = testWords(leaf);
    const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
    if (ownAfter && ownBefore) return this.held.ask({ fact: this.#ownFact(of).id, kind: 'recorded', meets: 0, words });
    if (!ownAfter && !ownBefore) return this.#recorded(of, from, until, words);
    const bound = (ownAfter ?? ownBefore) as Bound;
    const begin = ownAfter ? this.#earliestPossible(ownAfter) : from;
    const pick = ownAfter ? 'latest' : 'earliest';
    const fact = this.#facts.use({ source: sourceOf(of, until), from: begin, pick });
    const nearest = factTerm(this.dates, { fact, from: begin, pick });
    const is = ownAfter ? (bound.isInclusive ? '>=' : '>') : bound.isInclusive ? '<=' : '<';
    const anchor = this.#term(bound.date);
    const compared = this.#compare(nearest, is, anchor, words);
    if (bound.whenMissing === 'nothing') return compared;
    const isThere = this.held.ask({ sql: `${anchor.sql()} IS NOT NULL`, words: `${dateWords(bound.date)} is known` });
    return { any: [compared, { all: [{ not: isThere }, this.#recorded(of, from, until, words)] }] };
  }

  #recorded(of: Selection, from: Day | undefined, until: Day, words: string): Formula {
    const fact = this.#facts.use({ source: sourceOf(of, until), from, pick: 'latest' });
    const asked = from === fact.from ? ({ kind: 'recorded' } as const) : ({ kind: 'latest from', day: from } as const);
    return this.held.ask({ fact: fact.id, ...asked, meets: 0, words });
  }

  /** Whether the record that a fact picks meets a condition. */
  #meets(event: EventFact, condition: Condition, words: string, marked: readonly string[] = []): Formula {
    const { fact, from, pick } = this.#picked(event, marked);
    const bit = 1 << conditionIndex(fact.meets, condition('e', isOwn(fact) ? 'e' : 'c'));
    if (pick === 'earliest') {
      return this.held.ask({ sql: `${this.dates.ask(fact, 'earliest_record', from)} & ${bit} <> 0`, words });
    }
    const asked = from === fact.from ? ({ kind: 'recorded' } as const) : ({ kind: 'latest from', day: from } as const);
    return this.held.ask({ fact: fact.id, ...asked, meets: bit, words });
  }

  /** The fact that has a record: found for everybody alike, or in each person's own window. */
  #picked({ pick, of }: EventFact, marked: readonly string[] = []): Picked {
    const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
    if (ownAfter || ownBefore) return { fact: this.#ownFact(of, marked), from, pick };
    return { fact: this.#facts.use({ source: sourceOf(of, until, marked), from, pick }), from, pick };
  }

  #compare(left: DateTerm, is: Operator, right: DateTerm, words: string): Formula {
    const held = compareTerms(left, is, right);
    if (held) return this.held.ask({ ...held, meets: 0, words });
    const pair = comparePair(left, is, right);
    if (pair) return this.held.ask({ ...pair, words });
    return this.held.ask({ sql: comparedSql(left, is, right), words });
  }

  #term(date: DateExpression): DateTerm {
    const common = commonDay(date, this.#period);
    if (common !== undefined) return { common, sql: () => dayLiteral(common) };
    if (date.from.at === 'registration') return movedColumn('population.registered_on', date);
    if (date.from.at === 'birth') return movedColumn('population.born_on', date);
    if (date.from.at === 'this record') return { sql: () => shifted('this_record.event_date', date) };
    if (date.from.at !== 'event') throw new Error('every other date is common to all');
    return factTerm(this.dates, this.#picked(date.from.event), date);
  }

  /** A day before which nothing in the window can lie, so that less is scanned. `thisRecord`: where that begins. */
  #earliestPossible({ date, whenMissing }: Bound, thisRecord?: Day): Day | undefined {
    if (whenMissing === 'open') return undefined;
    const first = date.from.at === 'this record' ? thisRecord : this.#firstDayOf(date.from);
    return first === undefined ? undefined : addDays(addMonths(first, date.months ?? 0), date.days ?? 0);
  }

  #firstDayOf(anchor: Anchor): Day | undefined {
    if (anchor.at !== 'event') return undefined;
    const { from, ownAfter } = splitWindow(anchor.event.of, this.#period);
    return from ?? (ownAfter && this.#earliestPossible(ownAfter));
  }

  #ownFact(of: Selection, marked: readonly string[] = []): OwnFact {
    return this.ownFacts.ask(`${keyOf(of)} ${marked.join(' ')}`, () => {
      const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
      const source = sourceOf(of, until, marked);
      return {
        source,
        from,
        set: this.recordSets.ask(source, from ?? (ownAfter && this.#earliestPossible(ownAfter))),
        after: ownAfter && this.#ownBound(ownAfter, 1),
        before: ownBefore && this.#ownBound(ownBefore, -1),
        words: selectionWords(of),
      };
    });
  }

  /** @param inwards where a window ends that does not have the day itself */
  #ownBound({ date, isInclusive, whenMissing }: Bound, inwards: 1 | -1): OwnBound {
    const day = this.#ownDay(date);
    return { ...day, days: day.days + (isInclusive ? 0 : inwards), isOpen: whenMissing === 'open' };
  }

  #ownDay(date: DateExpression): OwnDay {
    const { at } = date.from;
    if (at === 'registration' || at === 'birth') return { pick: at, months: date.months ?? 0, days: date.days ?? 0 };
    const { found } = this.#term(date);
    assert(found !== undefined, 'a window that is not of a record begins and ends on days of facts');
    return found;
  }

  #window(of: Selection, records: string, thisRecord?: Day): OwnWindow {
    const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
    const begin = from ?? (ownAfter && this.#earliestPossible(ownAfter, thisRecord));
    const set = this.recordSets.ask(sourceOf(of, until), begin);
    const conditions = [
      ...(ownAfter ? [this.#bound(ownAfter, records, ownAfter.isInclusive ? '>=' : '>')] : []),
      ...(ownBefore ? [this.#bound(ownBefore, records, ownBefore.isInclusive ? '<=' : '<')] : []),
    ];
    return { set, conditions };
  }

  #bound(bound: Bound, records: string, is: Operator): string {
    const date = this.#term(bound.date).sql();
    const compared = `${records}.event_date ${is} ${date}`;
    return bound.whenMissing === 'open' ? `(${date} IS NULL OR ${compared})` : compared;
  }

  #forSome(leaf: Extract<Leaf, { test: 'for some' }>): string {
    const { from: thisRecord } = splitWindow(leaf.each, this.#period);
    const inner = (of: Selection): OwnWindow => this.#window(of, 'around', thisRecord);
    return this.ownTables.ask(keyOf(leaf), 'some_record', testWords(leaf), () =>
      forSomeSelect(leaf, this.#window(leaf.each, 'this_record'), inner),
    );
  }
}

/** A fact, the first day from which it is asked, and which of its records. */
type Picked = { readonly fact: Fact; readonly from: Day | undefined; readonly pick: EventFact['pick'] };

/** The day of the record that a fact has, moved. */
function factTerm(dates: DateColumns, { fact, from, pick }: Picked, by: Moving = {}): DateTerm {
  const { months = 0, days = 0 } = by;
  const narrowed = from === fact.from ? undefined : from;
  const found: FoundDay = { fact: fact.id, pick, from: narrowed, months, days };
  const sql = (): string => shifted(dates.ask(fact, `${pick}_on`, from), by);
  return months === 0 ? { sql, found, ofFact: { fact, from, pick, days } } : { sql, found };
}

/** True of whoever has a row in a table. */
function hasRow(table: string): string {
  return `${table}.person IS NOT NULL`;
}

function conditionIndex(conditions: string[], condition: string): number {
  const found = conditions.indexOf(condition);
  return found >= 0 ? found : conditions.push(condition) - 1;
}
