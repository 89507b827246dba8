import type { Expression } from './expression.ts';

/** A number or flag that is put in. `each` when every indicator has its own. */
export type InputDeclaration = {
  /** As it stands in a formula in words: `price per weighted patient`. */
  readonly label: string;
  /** `pounds per weighted patient per year`, `share`, `yes or no`; see `unit.ts`. */
  readonly unit: string;
  readonly each?: true;
  /** An exact number, for a constant such as the 12 months of a year. A formula in words shows the number itself. */
  readonly constant?: string;
};

/** A term: a formula with a name and a unit. `each` when it is worked out for every indicator. */
export type TermDeclaration = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly each?: true;
  readonly formula: Expression;
};

/** Inputs and terms of one definition. Inputs and terms share one space of names. */
export type TermsDeclaration = {
  readonly inputs: Readonly<Record<string, InputDeclaration>>;
  readonly terms: readonly TermDeclaration[];
};
