import { type Condition, type Expression, isCondition } from './expression.ts';
import { DAYS, isDate, productOf, quotientOf, sameUnit, type Unit, unitText } from './unit.ts';

/** What the names of a formula are. */
export type Named = {
  unitOf(name: string): Unit;
  isFlag(name: string): boolean;
  /** What a choice can be; undefined for a name that is no choice. */
  choicesOf(name: string): readonly string[] | undefined;
};

/** The unit, or what is wrong, to stand after "The term x". */
type Found = Unit | string;

/** The unit that a formula gives, or in words why it has none. */
export function unitOfFormula(formula: Expression, named: Named): Found {
  const unitOf = (part: Expression): Found => unitOfFormula(part, named);
  if (isCondition(formula)) return 'does arithmetic with a yes or no';
  if ('ref' in formula) return numberNamed(formula.ref, named);
  if ('sum' in formula) return numberNamed(formula.sum, named);
  if ('add' in formula) return withoutDates('adds', formula.add.map(unitOf), (units) => same('adds', units));
  if ('subtract' in formula) return difference(formula.subtract.map(unitOf));
  if ('lesser' in formula) return same('compares', formula.lesser.map(unitOf));
  if ('greater' in formula) return same('compares', formula.greater.map(unitOf));
  if ('multiply' in formula) return withoutDates('multiplies', formula.multiply.map(unitOf), product);
  if ('divide' in formula) {
    const parts = [unitOf(formula.divide), numberNamed(formula.by, named)];
    return withoutDates('divides', parts, ([above = '', below = '']) => quotient(above, below));
  }
  if ('keep' in formula) {
    return same('compares', [unitOf(formula.keep), numberNamed(formula.from, named), numberNamed(formula.to, named)]);
  }
  if ('round' in formula) return unitOf(formula.round);
  return unitOfChoice(formula, named);
}

function unitOfChoice(
  formula: Extract<Expression, { choose: string } | { onlyIf: string } | { ifZero: string }>,
  named: Named,
): Found {
  if ('ifZero' in formula) {
    if (named.isFlag(formula.ifZero)) return `compares ${formula.ifZero}, a yes or no, with nought`;
  } else {
    const flag = 'choose' in formula ? formula.choose : formula.onlyIf;
    if (!named.isFlag(flag)) return `chooses by ${flag}, which is not a yes or no`;
  }
  const branches = 'otherwise' in formula ? [formula.use, formula.otherwise] : [formula.use];
  return same(
    'chooses between',
    branches.map((branch) => unitOfFormula(branch, named)),
  );
}

/** What is wrong with a formula that is to give yes or no, to stand after "The term x"; undefined when nothing is. */
export function wrongCondition(formula: Expression, named: Named): string | undefined {
  if ('ref' in formula) {
    return named.isFlag(formula.ref) ? undefined : `takes ${formula.ref}, which is no yes or no, for one`;
  }
  if (!isCondition(formula)) return 'is to be yes or no, but its formula gives a number';
  return wrongPart(formula, named);
}

function wrongPart(condition: Condition, named: Named): string | undefined {
  if ('isOneOf' in condition) return wrongChoice(condition, named);
  if ('not' in condition) return wrongCondition(condition.not, named);
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    return parts.map((part) => wrongCondition(part, named)).find((wrong) => wrong !== undefined);
  }
  const sides = 'atLeast' in condition ? condition.atLeast : condition.moreThan;
  const found = same(
    'compares',
    sides.map((side) => unitOfFormula(side, named)),
  );
  return typeof found === 'string' ? found : undefined;
}

function wrongChoice({ isOneOf, of }: Extract<Condition, { isOneOf: string }>, named: Named): string | undefined {
  const choices = named.choicesOf(isOneOf);
  if (choices === undefined) return `asks which of several ${isOneOf} is, which is no choice`;
  const unknown = of.find((one) => !choices.includes(one));
  return unknown === undefined ? undefined : `asks whether ${isOneOf} is "${unknown}", which it cannot be`;
}

function numberNamed(name: string, named: Named): Found {
  if (named.isFlag(name)) return `does arithmetic with ${name}, a yes or no`;
  return named.choicesOf(name) === undefined ? named.unitOf(name) : `does arithmetic with ${name}, a choice`;
}

function same(verb: string, parts: readonly Found[]): Found {
  const [first, ...others] = parts;
  if (first === undefined || typeof first === 'string') return first ?? 'has nothing in it';
  for (const other of others) {
    if (typeof other === 'string') return other;
    if (!sameUnit(first, other)) return `${verb} ${unitText(first)} and ${unitText(other)}, which are not the same`;
  }
  return first;
}

function withoutDates(verb: string, parts: readonly Found[], then: (parts: readonly Found[]) => Found): Found {
  return parts.some((part) => typeof part !== 'string' && isDate(part)) ? `${verb} a date` : then(parts);
}

/** Two dates give the days between them. */
function difference(parts: readonly Found[]): Found {
  const found = same('subtracts', parts);
  return typeof found !== 'string' && isDate(found) ? DAYS : found;
}

function product(parts: readonly Found[]): Found {
  return parts.reduce<Found>(
    (a, b) => (typeof a === 'string' ? a : typeof b === 'string' ? b : productOf(a, b)),
    new Map(),
  );
}

function quotient(above: Found, below: Found): Found {
  if (typeof above === 'string') return above;
  return typeof below === 'string' ? below : quotientOf(above, below);
}
