import { assert, type Day } from '../../base/index.ts';
import type { Selection, ValueCondition } from '../model/expression.ts';

/** Which records a fact is about, but for the day they begin on. */
export type Source = {
  readonly codelists: readonly string[];
  /** Of these, the codelists whose records are marked: for `latest among`. */
  readonly marked: readonly string[];
  readonly isReading: boolean;
  readonly value: ValueCondition | undefined;
  /** Last day, included. */
  readonly until: Day;
};

/** Which records of its codes a source counts: any, whole readings, those with a value, or with one that compares so. */
export function whatCounts({ isReading, value }: Source): 'any' | 'reading' | NonNullable<Source['value']>['is'] {
  return isReading ? 'reading' : (value?.is ?? 'any');
}

/** One question put to a source: its latest or its earliest record from a day on. */
export type Use = { readonly source: Source; readonly from: Day | undefined; readonly pick: 'latest' | 'earliest' };

/** What one scan finds for every person: first and last day, and the last record, of a source from a day on. */
export type Fact = {
  readonly id: number;
  readonly source: Source;
  readonly from: Day | undefined;
  /** Conditions over one record, each a bit of what is kept of it. SQL over `e`. */
  readonly meets: string[];
};

export function sourceOf(selection: Selection, until: Day, marked: readonly string[] = []): Source {
  const { codelists, reading, value } = selection;
  return {
    codelists: [...codelists].sort(),
    marked: [...marked].sort(),
    isReading: reading !== undefined,
    value,
    until,
  };
}

/**
 * Every fact that a framework needs, each once. A question about the latest record is answered from any fact of its
 * source that begins no later; one about the earliest needs a fact that begins on the very day. So questions are
 * noted first (`use` while open), then settled, then answered.
 */
export class FactTable {
  readonly #uses = new Map<string, Use[]>();
  readonly #facts = new Map<string, Fact[]>();
  #isSettled = false;

  /** The fact that answers a question; while questions are being noted, a stand-in. */
  use(use: Use): Fact {
    const key = JSON.stringify(use.source);
    if (!this.#isSettled) {
      this.#uses.set(key, [...(this.#uses.get(key) ?? []), use]);
      return { id: 0, source: use.source, from: use.from, meets: [] };
    }
    const fits = (fact: Fact): boolean =>
      fact.from === use.from || (use.pick === 'latest' && begins(fact) <= begins(use));
    const found = (this.#facts.get(key) ?? []).filter(fits).at(-1);
    assert(found !== undefined, 'every question was noted before it was answered');
    return found;
  }

  settle(): void {
    const sorted = [...this.#uses].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, uses] of sorted) {
      const source = uses[0]?.source as Source;
      const id = this.facts().length + 1;
      const facts = beginnings(uses).map((from, index) => ({ id: id + index, source, from, meets: [] }));
      this.#facts.set(key, facts);
    }
    this.#isSettled = true;
  }

  facts(): readonly Fact[] {
    return [...this.#facts.values()].flat();
  }
}

function begins({ from }: { readonly from: Day | undefined }): number {
  return from ?? Number.NEGATIVE_INFINITY;
}

/** The days on which facts of one source must begin, the earliest first; undefined: from the beginning. */
function beginnings(uses: readonly Use[]): readonly (Day | undefined)[] {
  const startsOf = (pick: Use['pick']): number[] => uses.filter((use) => use.pick === pick).map(begins);
  const starts = new Set(startsOf('earliest'));
  const first = Math.min(...startsOf('latest'));
  if (![...starts].some((start) => start <= first)) starts.add(first);
  const sorted = [...starts].filter((start) => start !== Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  return sorted.map((start) => (start === Number.NEGATIVE_INFINITY ? undefined : (start as Day)));
}
