import { assert, type Day, isoOfDay } from '../../base/index.ts';
import type { Fact, Source } from './facts.ts';

/** A day or record of a fact as a column of the table `dates`, for tests that compare facts. */
export type DateColumn = {
  readonly name: string;
  readonly fact: number;
  readonly column: 'latest_on' | 'earliest_on' | 'earliest_record';
  /** Set when the fact begins earlier than was asked: days before this one do not count. */
  readonly from: Day | undefined;
};

export class DateColumns {
  readonly #columns = new Map<string, DateColumn>();

  /** SQL of the column. */
  ask(fact: Fact, column: DateColumn['column'], from: Day | undefined): string {
    const narrowed = from === fact.from ? undefined : from;
    const since = from === undefined ? '' : `_from_${isoOfDay(from).replaceAll('-', '')}`;
    const lists = fact.source.codelists.join('_').toLowerCase();
    const name = `${column}_${fact.source.isReading ? 'reading' : lists}${since}_${fact.id}`;
    this.#columns.set(name, { name, fact: fact.id, column, from: narrowed });
    return `dates.${name}`;
  }

  all(): readonly DateColumn[] {
    return [...this.#columns.values()];
  }
}

/** Records kept one by one, for windows that each person has their own. */
export type RecordSet = { readonly id: number; readonly source: Source; readonly from: Day | undefined };

export class RecordSets {
  readonly #sets = new Map<string, RecordSet>();

  ask(source: Source, from: Day | undefined): number {
    const key = JSON.stringify([source, from ?? null]);
    const found = this.#sets.get(key) ?? { id: this.#sets.size + 1, source, from };
    this.#sets.set(key, found);
    return found.id;
  }

  all(): readonly RecordSet[] {
    return [...this.#sets.values()];
  }
}

/** A table made from records in people's own windows, one row a person. */
export type OwnTable = { readonly name: string; readonly words: string; readonly select: string };

export class OwnTables {
  readonly #tables = new Map<string, OwnTable>();

  /** The table's name; `make` is called when it is not there yet, after the tables that it joins. */
  ask(key: string, prefix: string, words: string, make: () => string): string {
    const known = this.#tables.get(key);
    if (known) return known.name;
    const select = make();
    const name = `${prefix}_${this.#tables.size + 1}`;
    assert(!this.#tables.has(key), 'a table does not need itself');
    this.#tables.set(key, { name, words, select });
    return name;
  }

  all(): readonly OwnTable[] {
    return [...this.#tables.values()];
  }
}
