import { accepted, type Outcome, type Refusal, refused } from '../../../base/index.ts';
import {
  type CheckedAccount,
  isEither,
  isSubstituted,
  isUncheckable,
  passesRow,
  type Substitutions,
} from './exceptions.ts';
import { type WeightRow, weightRowFrom } from './weight-row.ts';

/**
 * What the check says. `cannot check`: no row covers the sort code, or the rules say that the account cannot be checked by
 * them; it is then presumed valid, with a warning.
 */
export type ModulusAnswer = 'passes' | 'fails' | 'cannot check';

/** The texts of the two tables that Vocalink publishes: weights (`valacdos.txt`) and substituted sort codes (`scsubtab.txt`). */
export type ModulusTexts = { readonly weights: string; readonly substitutions?: string | undefined };

/**
 * The tables that Vocalink publishes to those with a licence. They are the operator's to supply and are no part of
 * Commonweal. A sort code has one row or two, of which each says how the account number is weighed.
 */
export class ModulusTable {
  readonly #rows: readonly WeightRow[];
  /** Undefined: no table of them was supplied. */
  readonly #substitutions: Substitutions | undefined;

  private constructor(rows: readonly WeightRow[], substitutions: Substitutions | undefined) {
    this.#rows = rows;
    this.#substitutions = substitutions;
  }

  /** Reads the tables. Refuses `configuration.invalid`, naming the table and the first line that is no row of it. */
  static fromText({ weights, substitutions }: ModulusTexts): Outcome<ModulusTable> {
    const rows = eachLine(weights, weightRowFrom, 'modulus weights');
    if (!rows.ok) return rows;
    if (substitutions === undefined) return accepted(new ModulusTable(rows.value, undefined));
    const pairs = eachLine(substitutions, substitutionFrom, 'substituted sort codes');
    return pairs.ok ? accepted(new ModulusTable(rows.value, new Map(pairs.value))) : pairs;
  }

  /** Checks an account by the rows that cover its sort code: it has to pass each, unless their exceptions say that one is enough. */
  check(account: CheckedAccount): ModulusAnswer {
    const rows = this.#rows.filter(({ from, to }) => from <= account.sortCode && account.sortCode <= to);
    if (rows.length === 0 || rows.some((row) => isUncheckable(row, account))) return 'cannot check';
    const passes = (row: WeightRow) => passesRow(row, account, this.#substitutions ?? new Map());
    if (rows.some(isEither) ? rows.some(passes) : rows.every(passes)) return 'passes';
    return this.#substitutions === undefined && rows.some(isSubstituted) ? 'cannot check' : 'fails';
  }
}

/** The sort code that is replaced, and the one that it is checked as. */
function substitutionFrom(line: string): readonly [string, string] | undefined {
  const [, from, to] = /^\s*(\d{6})\s+(\d{6})\s*$/.exec(line) ?? [];
  return from === undefined || to === undefined ? undefined : [from, to];
}

function eachLine<T>(text: string, read: (line: string) => T | undefined, table: string): Outcome<readonly T[]> {
  const rows: T[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const row = read(line);
    if (row === undefined) return refused(badLine(table, index + 1));
    rows.push(row);
  }
  return accepted(rows);
}

function badLine(table: string, line: number): Refusal {
  return {
    code: 'configuration.invalid',
    message: `Line ${line} of the table of ${table} is no row of it.`,
    remedy: 'Supply the table as it is published, or take it away: accounts are then checked without it or not at all.',
  };
}
