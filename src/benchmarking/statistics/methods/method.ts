import { accepted, assert, type Json, type Outcome } from '../../../base/index.ts';
import { numbersRefused } from '../checked-numbers.ts';

/**
 * One thing that a method is given. `number` and `word` stand once in a case; `numbers` and `frequencies` are lists, one
 * row of a CSV file each; `frequencies` are how many persons had one event, two and so on: `{"1": 3, "2": 1}`.
 */
export type Field = {
  readonly kind: 'number' | 'numbers' | 'word' | 'yes or no' | 'frequencies';
  /** What it is, with its unit. */
  readonly meaning: string;
  /** What is taken when it is not given; without it the field is needed. Null: it may be left out. */
  readonly otherwise?: Json;
  /** The words that a `word` may be. */
  readonly words?: readonly string[];
};

export type Case = { readonly [name: string]: Json };
export type MethodResult = { readonly [name: string]: Json };

/** A method that can be used on a file: its name, what goes in, what comes out, and where it is from. */
export type Method = {
  /** As in the table of test vectors. */
  readonly name: string;
  /** Shorter names for the same. */
  readonly also: readonly string[];
  readonly purpose: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** The fields of a result, with their units. */
  readonly gives: string;
  /** What a file of cases of several methods holds for every case of this one. */
  readonly fromFile?: (file: Case) => Case;
  readonly work: (given: Given) => Outcome<MethodResult>;
};

/** The fields of a case after they were checked against their kinds. */
export class Given {
  readonly #values: ReadonlyMap<string, Json>;

  constructor(values: ReadonlyMap<string, Json>) {
    this.#values = values;
  }

  number(name: string): number {
    return this.#of(name) as number;
  }

  numbers(name: string): readonly number[] {
    return this.#of(name) as readonly number[];
  }

  word(name: string): string {
    return this.#of(name) as string;
  }

  isYes(name: string): boolean {
    return this.#of(name) as boolean;
  }

  frequencies(name: string): readonly ReadonlyMap<number, number>[] {
    const bands = this.#of(name) as readonly Readonly<Record<string, number>>[];
    return bands.map((band) => new Map(Object.entries(band).map(([times, persons]) => [Number(times), persons])));
  }

  /** Whether a field that may be left out was given. */
  has(name: string): boolean {
    return (this.#values.get(name) ?? null) !== null;
  }

  #of(name: string): Json {
    const value = this.#values.get(name);
    assert(value !== undefined, `the method has a field ${name}`);
    return value;
  }
}

/** Uses a method on one case. Fields that the method does not know are left alone; a number that is none is refused. */
export function workCase(method: Method, one: Case): Outcome<MethodResult> {
  const given = checked(method, one);
  if (!given.ok) return given;
  const result = method.work(given.value);
  if (!result.ok || isOfNumbers(result.value)) return result;
  return numbersRefused('The numbers lie beyond what can be worked out: a result would not be a number.');
}

function checked(method: Method, one: Case): Outcome<Given> {
  const values = new Map<string, Json>();
  for (const [name, field] of Object.entries(method.fields)) {
    const value = one[name] ?? field.otherwise;
    if (value === undefined) return numbersRefused(`${name} is needed: ${field.meaning}.`);
    const wrong = value === null ? undefined : wrongOf(field, value);
    if (wrong !== undefined) return numbersRefused(`${name} ${wrong}.`);
    values.set(name, value);
  }
  return accepted(new Given(values));
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function wrongOf({ kind, words }: Field, value: Json): string | undefined {
  if (kind === 'number') return isNumber(value) ? undefined : 'is not a number';
  if (kind === 'yes or no') return typeof value === 'boolean' ? undefined : 'is not true or false';
  if (kind === 'word') {
    const isKnown = typeof value === 'string' && (words === undefined || words.includes(value));
    return isKnown ? undefined : `is not one of ${words?.join(', ')}`;
  }
  if (!Array.isArray(value)) return 'is not a list';
  const isSound = kind === 'numbers' ? isNumber : isFrequency;
  const at = value.findIndex((item: Json) => !isSound(item));
  return at === -1
    ? undefined
    : `has something at place ${at + 1} that is not ${kind === 'numbers' ? 'a number' : 'of the form {"1": 3}'}`;
}

function isFrequency(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([times, persons]) => /^[1-9]\d{0,4}$/.test(times) && isNumber(persons) && persons >= 0,
  );
}

function isOfNumbers(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isOfNumbers);
}

/** The result under the names that the method gives it; a refusal as it is. */
export function named<T>(outcome: Outcome<T>, names: (value: T) => MethodResult): Outcome<MethodResult> {
  return outcome.ok ? accepted(names(outcome.value)) : outcome;
}

export const CONFIDENCE: Field = {
  kind: 'number',
  meaning: 'confidence of the interval, two-sided, between 0 and 1',
  otherwise: 0.95,
};

export function number(meaning: string, otherwise?: Json): Field {
  return { kind: 'number', meaning, ...(otherwise === undefined ? {} : { otherwise }) };
}

export function numbers(meaning: string, otherwise?: Json): Field {
  return { kind: 'numbers', meaning, ...(otherwise === undefined ? {} : { otherwise }) };
}

export function word(meaning: string, words: readonly string[], otherwise?: Json): Field {
  return { kind: 'word', meaning, words, ...(otherwise === undefined ? {} : { otherwise }) };
}
