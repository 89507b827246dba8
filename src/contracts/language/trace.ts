import type { Exact, Outcome } from '../../base/index.ts';

/** What is put in for an input. */
export type PutIn = {
  /** A number, a yes or no, or the choice made. A date is its day number. */
  readonly value: Exact | boolean | string;
  /** Where it comes from, in words. */
  readonly source: string;
  /** Since when it has been known, ISO. */
  readonly known?: string;
  /** How it stands in the formula with numbers, in place of the number itself: `(£123.34 − £121.79)`. */
  readonly shown?: string;
  /** How it stands in the formula in words, in place of the input's label. */
  readonly label?: string;
};

/** Gives what is put in for an input; `member` is null for what stands once. */
export type Resolve = (input: string, member: string | null) => Outcome<PutIn>;

export type TracedInput = {
  readonly label: string;
  readonly unit: string;
  /** Exact: a decimal or n/d; a flag is `yes` or `no`; a date is ISO. */
  readonly value: string;
  readonly source: string;
  readonly known?: string;
};

/** A term worked out: formula in words, formula with numbers, exact value, and the same for each term that it uses. */
export type Trace = {
  readonly term: string;
  readonly title: string;
  readonly unit: string;
  /** A yes or no is 1 or 0. */
  readonly value: Exact;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: Readonly<Record<string, TracedInput>>;
  /** The member of which set it was worked out for; null for what stands once. */
  readonly of: { readonly set: string; readonly member: string } | null;
  /** Why no formula was worked out, e.g. nobody in the denominator. */
  readonly because?: string;
  readonly workings: readonly Trace[];
};

/** The members of a set that a sum runs over, in order, or why there are none. */
export type Members = (set: string) => Outcome<readonly string[]>;
