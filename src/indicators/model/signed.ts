/** What every definition says of itself. */
export type Signed = {
  readonly id: string;
  readonly title: string;
  /** The indicator as published. */
  readonly wording: string;
  /** Why it matters clinically. */
  readonly reason: string;
  readonly source: string;
  readonly year: string;
  readonly author: string;
  readonly checker: string;
  /** ISO date by which it must be reviewed. */
  readonly reviewBy: string;
  readonly verification: Verification;
  readonly notes: readonly string[];
};

/** The people of a definition: one in, one out, one on each boundary. They decide nothing, and show everything. */
export type TestPeople = {
  /** The period end at which they count so, ISO. */
  readonly on: string;
  readonly cases: readonly TestPerson[];
  /** Clauses, in words, that the register makes impossible: nobody can make them true. */
  readonly neverTrue: readonly string[];
};

/** How sure the order of the steps is. `unverified`: not payable without a recorded acceptance. */
export type Verification = 'published order' | 'inferred order' | 'unverified';

/** A person who shows what a definition means: a record as its tables write it, and what the person counts as. */
export type TestPerson = { readonly name: string; readonly record: string; readonly counts: string };
