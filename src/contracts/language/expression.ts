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
  /** The sum of a term that is worked out for each indicator. */
  | { readonly sum: string }
  /** One of two, by a flag that is data. */
  | { readonly choose: string; readonly use: Expression; readonly otherwise: Expression }
  /** What holds when the named number is zero, with the reason; otherwise the other, which may then divide by it. */
  | { readonly ifZero: string; readonly use: Expression; readonly because: string; readonly otherwise: Expression };

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

/** Adds up a term that is worked out for each indicator. */
export function sumOverIndicators(term: string): Expression {
  return { sum: term };
}

export function choose(flag: string, use: Operand, otherwise: Operand): Expression {
  return { choose: flag, use: expression(use), otherwise: expression(otherwise) };
}

export function ifZero(name: string, use: Operand, because: string, otherwise: Operand): Expression {
  return { ifZero: name, use: expression(use), because, otherwise: expression(otherwise) };
}

/** Every input or term that a formula names, in the order of reading, each once. */
export function namesIn(formula: Expression): string[] {
  return [...new Set(everyName(formula))];
}

function everyName(formula: Expression): string[] {
  if ('ref' in formula) return [formula.ref];
  if ('add' in formula) return formula.add.flatMap(everyName);
  if ('subtract' in formula) return formula.subtract.flatMap(everyName);
  if ('multiply' in formula) return formula.multiply.flatMap(everyName);
  if ('divide' in formula) return [...everyName(formula.divide), formula.by];
  if ('keep' in formula) return [...everyName(formula.keep), formula.from, formula.to];
  if ('lesser' in formula) return formula.lesser.flatMap(everyName);
  if ('greater' in formula) return formula.greater.flatMap(everyName);
  if ('round' in formula) return everyName(formula.round);
  if ('sum' in formula) return [formula.sum];
  if ('choose' in formula) return [formula.choose, ...everyName(formula.use), ...everyName(formula.otherwise)];
  return [formula.ifZero, ...everyName(formula.use), ...everyName(formula.otherwise)];
}
