import type { Expression } from './expression.ts';

/** A number, flag, choice or date that is put in. */
export type InputDeclaration = {
  /** As it stands in a formula in words: `price per weighted patient`. */
  readonly label: string;
  /** `pounds per weighted patient per year`, `share`, `yes or no`, `choice`, `date`; see `unit.ts`. */
  readonly unit: string;
  /** The set of which each member has its own; `true`: every indicator. */
  readonly each?: true | string;
  /** What a choice can be. */
  readonly choices?: readonly string[];
  /** An exact number, for a constant such as the 12 months of a year. A formula in words shows the number itself. */
  readonly constant?: string;
};

/** A term: a formula with a name and a unit. `each` when it is worked out for each member of a set. */
export type TermDeclaration = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly each?: true | string;
  readonly formula: Expression;
};

/** What there are several of: age bands, claims, months. Without `members`, whoever puts numbers in says which. */
export type SetDeclaration = { readonly label: string; readonly members?: readonly string[] };

/** Inputs and terms of one definition. Inputs and terms share one space of names. */
export type TermsDeclaration = {
  /** Units beside the usual ones: one of it, and several. */
  readonly units?: Readonly<Record<string, string>>;
  readonly sets?: Readonly<Record<string, SetDeclaration>>;
  readonly inputs: Readonly<Record<string, InputDeclaration>>;
  readonly terms: readonly TermDeclaration[];
  /** Inputs that are used outside the terms. */
  readonly usedElsewhere?: readonly string[];
};

/** The set of a framework's indicators, which no definition declares. */
export const INDICATORS = 'indicator';

/** The name of the set that an input or term is for each member of; undefined for what stands once. */
export function setOf({ each }: { readonly each?: true | string }): string | undefined {
  return each === true ? INDICATORS : each;
}
