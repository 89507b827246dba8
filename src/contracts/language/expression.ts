/**
 * A formula as data. Every number in it has a name: an input, or another term. There are no literals, loops or
 * recursion; a division names its divisor, and a divisor of zero is refused unless `ifZero` says beforehand what holds.
 */
export type Expression =
  | { readonly ref: string }
  | { readonly add: readonly Expression[] }
  | { readonly subtract: readonly [Expression, Expression] }
  | { readonly multiply: readonly Expression[] }
  | { readonly divide: Expression; readonly by: string }
  | { readonly keep: Expression; readonly from: string; readonly to: string }
  | { readonly lesser: readonly Expression[] }
  | { readonly greater: readonly Expression[] }
  /** Rounded half away from zero to a whole number of `to`, e.g. `patient`. */
  | { readonly round: Expression; readonly to: string }
  /** The sum of a term that each member of a set has. */
  | { readonly sum: string }
  /** One of two, by a yes or no; `because` is the reason where the other is used. */
  | { readonly choose: string; readonly use: Expression; readonly otherwise: Expression; readonly because?: string }
  /** A number where a yes or no is yes; otherwise the line is held, with the reason. */
  | { readonly onlyIf: string; readonly use: Expression; readonly hold: string }
  /** What holds when the named number is zero, with the reason; otherwise the other, which may then divide by it. */
  | { readonly ifZero: string; readonly use: Expression; readonly because: string; readonly otherwise: Expression }
  | Condition;

/** A formula that gives yes or no. */
export type Condition =
  | { readonly atLeast: readonly [Expression, Expression] }
  | { readonly moreThan: readonly [Expression, Expression] }
  | { readonly isOneOf: string; readonly of: readonly string[] }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression };

/** A formula, or the name of an input or term. */
export type Operand = Expression | string;

function expression(operand: Operand): Expression {
  return typeof operand === 'string' ? { ref: operand } : operand;
}

export function add(...operands: readonly Operand[]): Expression {
  return { add: operands.map(expression) };
}

export function subtract(from: Operand, what: Operand): Expression {
  return { subtract: [expression(from), expression(what)] };
}

export function multiply(...operands: readonly Operand[]): Expression {
  return { multiply: operands.map(expression) };
}

/** Divides by a named input or term. */
export function divide(what: Operand, by: string): Expression {
  return { divide: expression(what), by };
}

/** Keeps a number between two named ones: below the first it is the first, above the second it is the second. */
export function keepBetween(what: Operand, from: string, to: string): Expression {
  return { keep: expression(what), from, to };
}

export function lesserOf(...operands: readonly Operand[]): Expression {
  return { lesser: operands.map(expression) };
}

export function greaterOf(...operands: readonly Operand[]): Expression {
  return { greater: operands.map(expression) };
}

/** Rounds half away from zero to a whole number of something, e.g. `roundToWhole(x, 'patient')`. */
export function roundToWhole(what: Operand, to: string): Expression {
  return { round: expression(what), to };
}

/** Adds up a term that each member of a set has. */
export function sumOf(term: string): Expression {
  return { sum: term };
}

export function choose(flag: string, use: Operand, otherwise: Operand, because?: string): Expression {
  const choice = { choose: flag, use: expression(use), otherwise: expression(otherwise) };
  return because === undefined ? choice : { ...choice, because };
}

/** A number where the flag is yes; otherwise the line waits, with the reason. */
export function onlyIf(flag: string, use: Operand, hold: string): Expression {
  return { onlyIf: flag, use: expression(use), hold };
}

export function ifZero(name: string, use: Operand, because: string, otherwise: Operand): Expression {
  return { ifZero: name, use: expression(use), because, otherwise: expression(otherwise) };
}

export function atLeast(what: Operand, least: Operand): Expression {
  return { atLeast: [expression(what), expression(least)] };
}

export function moreThan(what: Operand, than: Operand): Expression {
  return { moreThan: [expression(what), expression(than)] };
}

/** Whether a choice is one of those listed. */
export function isOneOf(choice: string, ...of: readonly string[]): Expression {
  return { isOneOf: choice, of };
}

export function allOf(...operands: readonly Operand[]): Expression {
  return { all: operands.map(expression) };
}

export function anyOf(...operands: readonly Operand[]): Expression {
  return { any: operands.map(expression) };
}

export function not(operand: Operand): Expression {
  return { not: expression(operand) };
}

const names = new WeakMap<Expression, readonly string[]>();

/** Every input or term that a formula names, in the order of reading, each once. Kept: a formula never changes. */
export function namesIn(formula: Expression): readonly string[] {
  const known = names.get(formula);
  if (known !== undefined) return known;
  const found = [...new Set(everyName(formula))];
  names.set(formula, found);
  return found;
}

function everyName(formula: Expression): string[] {
  return [...ownNamesBefore(formula), ...partsOf(formula).flatMap(everyName), ...ownNamesAfter(formula)];
}

function ownNamesBefore(formula: Expression): string[] {
  if ('ref' in formula) return [formula.ref];
  if ('sum' in formula) return [formula.sum];
  if ('choose' in formula) return [formula.choose];
  if ('onlyIf' in formula) return [formula.onlyIf];
  if ('ifZero' in formula) return [formula.ifZero];
  return 'isOneOf' in formula ? [formula.isOneOf] : [];
}

function ownNamesAfter(formula: Expression): string[] {
  if ('divide' in formula) return [formula.by];
  return 'keep' in formula ? [formula.from, formula.to] : [];
}

/** The formulas directly inside a formula, in the order of reading. */
export function partsOf(formula: Expression): readonly Expression[] {
  if ('add' in formula) return formula.add;
  if ('subtract' in formula) return formula.subtract;
  if ('multiply' in formula) return formula.multiply;
  if ('lesser' in formula) return formula.lesser;
  if ('greater' in formula) return formula.greater;
  if ('divide' in formula) return [formula.divide];
  if ('keep' in formula) return [formula.keep];
  if ('round' in formula) return [formula.round];
  if ('onlyIf' in formula) return [formula.use];
  if ('choose' in formula || 'ifZero' in formula) return [formula.use, formula.otherwise];
  return isCondition(formula) ? partsOfCondition(formula) : [];
}

function partsOfCondition(condition: Condition): readonly Expression[] {
  if ('atLeast' in condition) return condition.atLeast;
  if ('moreThan' in condition) return condition.moreThan;
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

const CONDITIONS = ['atLeast', 'moreThan', 'isOneOf', 'all', 'any', 'not'];

export function isCondition(formula: Expression): formula is Condition {
  return CONDITIONS.some((operation) => operation in formula);
}
