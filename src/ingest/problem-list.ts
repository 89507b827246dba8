import type { Problem } from '../base/index.ts';
import { type ProblemCode, type ProblemFacts, problemMessage } from './problem-catalogue.ts';

type Group = { readonly code: string; readonly message: string; readonly rows: (number | null)[] };

/** The problems of one file, kept small: a file of a million bad rows has a million row numbers and few messages. */
export class ProblemList {
  readonly #file: string;
  readonly #groups = new Map<string, Group>();
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get count(): number {
    return this.#count;
  }

  add(row: number | null, code: ProblemCode, facts: ProblemFacts = {}): void {
    this.addRows([row], code, facts);
  }

  addRows(rows: readonly (number | null)[], code: ProblemCode, facts: ProblemFacts = {}): void {
    if (rows.length === 0) return;
    const group = this.#groupOf(code, problemMessage(code, facts));
    for (const row of rows) group.rows.push(row);
    this.#count += rows.length;
  }

  /** A problem of a feed that has codes and words of its own. */
  addProblem(row: number | null, code: string, message: string): void {
    this.#groupOf(code, message).rows.push(row);
    this.#count += 1;
  }

  #groupOf(code: string, message: string): Group {
    const key = `${code} ${message}`;
    const group = this.#groups.get(key) ?? { code, message, rows: [] };
    this.#groups.set(key, group);
    return group;
  }

  /** How many of each code. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { code, rows } of this.#groups.values()) counts[code] = (counts[code] ?? 0) + rows.length;
    return counts;
  }

  /** The first of them, in order of rows. */
  list(limit = Number.POSITIVE_INFINITY): Problem[] {
    const listed: Problem[] = [];
    for (const problem of this) {
      if (listed.length >= limit) break;
      listed.push(problem);
    }
    return listed;
  }

  /** In order of rows, those of the whole file first. */
  *[Symbol.iterator](): Generator<Problem> {
    const all = [...this.#groups.values()].flatMap((group) => group.rows.map((row) => ({ row, group })));
    all.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    for (const { row, group } of all) yield { code: group.code, file: this.#file, row, message: group.message };
  }
}
