import type { Expression } from './expression.ts';
import { productOf, quotientOf, sameUnit, type Unit, unitText } from './unit.ts';

type Named = (name: string) => Unit;
/** The unit, or what is wrong, to stand after "The term x". */
type Found = Unit | string;

/** The unit that a formula gives, or in words why it has none. */
export function unitOfFormula(formula: Expression, named: Named, isFlag: (name: string) => boolean): Found {
  const unitOf = (part: Expression): Found => unitOfFormula(part, named, isFlag);
  const nameOf = (name: string): Found => (isFlag(name) ? `does arithmetic with ${name}, a yes or no` : named(name));
  if ('ref' in formula) return nameOf(formula.ref);
  if ('sum' in formula) return named(formula.sum);
  if ('add' in formula) return same('adds', formula.add.map(unitOf));
  if ('subtract' in formula) return same('subtracts', formula.subtract.map(unitOf));
  if ('lesser' in formula) return same('compares', formula.lesser.map(unitOf));
  if ('greater' in formula) return same('compares', formula.greater.map(unitOf));
  if ('multiply' in formula) return product(formula.multiply.map(unitOf));
  if ('divide' in formula) return quotient(unitOf(formula.divide), nameOf(formula.by));
  if ('keep' in formula) return same('compares', [unitOf(formula.keep), nameOf(formula.from), nameOf(formula.to)]);
  if ('round' in formula) return unitOf(formula.round);
  if ('choose' in formula) {
    if (!isFlag(formula.choose)) return `chooses by ${formula.choose}, which is not a yes or no`;
    return same('chooses between', [unitOf(formula.use), unitOf(formula.otherwise)]);
  }
  if (isFlag(formula.ifZero)) return `compares ${formula.ifZero}, a yes or no, with nought`;
  return same('chooses between', [unitOf(formula.use), unitOf(formula.otherwise)]);
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
