import { addDays, addMonths, type Day, unreachable } from '../../base/index.ts';
import type { Anchor, Bound, DateExpression, EventFact, Operator, Selection } from '../model/expression.ts';
import type { Period } from '../model/period.ts';
import type { Quantity } from '../model/rate.ts';
import { keyOf, type Leaf, type Reference } from '../model/walk.ts';
import { dateWords, eventWords, selectionWords, testWords } from '../model/words.ts';
import { type FoundDay, HeldTests } from './bits.ts';
import { comparedSql, comparePair, compareTerms, type DateTerm, type FactDay, movedColumn } from './compared-dates.ts';
import { EncounterTables } from './encounter-tables.ts';
import { type FactTable, sourceOf } from './facts.ts';
import type { Formula } from './formula.ts';
import { DateColumns, OwnTables, RecordSets } from './found-tables.ts';
import {
  forSomeSelect,
  type OwnWindow,
  ownWindowSelect,
  pickedValueSelect,
  severalSelect,
  totalsSelect,
} from './own-window.ts';
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

/** A quantity that the records and encounters of a person answer. */
export type RecordQuantity = Exclude<Quantity, { quantity: 'people' | 'score' }>;

type Exists = Extract<Leaf, { test: 'exists' }>;

/** Gives each leaf test a bit, noting every fact, date and record that it needs. */
export class Planner {
  readonly held = new HeldTests();
  readonly dates = new DateColumns();
  readonly recordSets = new RecordSets();
  readonly ownTables = new OwnTables();
  readonly encounterTables = new EncounterTables();
  readonly #period: Period;
  readonly #facts: FactTable;

  constructor(period: Period, facts: FactTable) {
    this.#period = period;
    this.#facts = facts;
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
    if (ownAfter && ownBefore) return this.held.ask({ sql: hasRow(this.#ownWindow(of)), words });
    if (!ownAfter && !ownBefore) return this.#recorded(of, from, until, words);
    const bound = (ownAfter ?? ownBefore) as Bound;
    const begin = ownAfter ? this.#earliestPossible(ownAfter) : from;
    const pick = ownAfter ? 'latest' : 'earliest';
    const nearest = this.#factTerm({ source: sourceOf(of, until), from: begin, pick });
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
    const { pick, of } = event;
    const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
    if (ownAfter || ownBefore) {
      return this.held.ask({ sql: `${this.#ownWindow(of, condition, marked)}.${pick}_meets`, words });
    }
    const fact = this.#facts.use({ source: sourceOf(of, until, marked), from, pick });
    const bit = 1 << conditionIndex(fact.meets, condition('e', 'c'));
    if (pick === 'earliest') {
      return this.held.ask({ sql: `${this.dates.ask(fact, 'earliest_record', from)} & ${bit} <> 0`, words });
    }
    const asked = from === fact.from ? ({ kind: 'recorded' } as const) : ({ kind: 'latest from', day: from } as const);
    return this.held.ask({ fact: fact.id, ...asked, meets: bit, words });
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
    const { pick, of } = date.from.event;
    const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
    if (ownAfter || ownBefore) {
      const table = this.#ownWindow(of);
      return { sql: () => shifted(`${table}.${pick}_on`, date) };
    }
    return this.#factTerm({ source: sourceOf(of, until), from, pick }, date);
  }

  #factTerm(use: Parameters<FactTable['use']>[0], by: Pick<DateExpression, 'months' | 'days'> = {}): DateTerm {
    const fact = this.#facts.use(use);
    const ofFact: FactDay = { fact, from: use.from, pick: use.pick, days: by.days ?? 0 };
    const { months = 0, days = 0 } = by;
    const from = use.from === fact.from ? undefined : use.from;
    const found: FoundDay = { fact: fact.id, pick: use.pick, from, months, days };
    const sql = (): string => shifted(this.dates.ask(fact, `${use.pick}_on`, use.from), by);
    return by.months ? { sql, found } : { sql, ofFact, found };
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

  #ownWindow(of: Selection, condition?: Condition, marked: readonly string[] = []): string {
    const key = `${keyOf(of)} ${condition?.('', '') ?? ''} ${marked.join(' ')}`;
    return this.ownTables.ask(key, 'own_window', selectionWords(of), () =>
      ownWindowSelect(this.#window(of, 'records', { marked }), condition),
    );
  }

  #window(of: Selection, records: string, more: { marked?: readonly string[]; thisRecord?: Day } = {}): OwnWindow {
    const { from, until, ownAfter, ownBefore } = splitWindow(of, this.#period);
    const begin = from ?? (ownAfter && this.#earliestPossible(ownAfter, more.thisRecord));
    const set = this.recordSets.ask(sourceOf(of, until, more.marked), begin);
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
    const { from } = splitWindow(leaf.each, this.#period);
    const thisRecord = from === undefined ? {} : { thisRecord: from };
    const inner = (of: Selection): OwnWindow => this.#window(of, 'around', thisRecord);
    return this.ownTables.ask(keyOf(leaf), 'some_record', testWords(leaf), () =>
      forSomeSelect(leaf, this.#window(leaf.each, 'this_record'), inner),
    );
  }
}

/** True of whoever has a row in a table. */
function hasRow(table: string): string {
  return `${table}.person IS NOT NULL`;
}

function conditionIndex(conditions: string[], condition: string): number {
  const found = conditions.indexOf(condition);
  return found >= 0 ? found : conditions.push(condition) - 1;
}
