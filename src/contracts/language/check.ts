import { accepted, type Outcome, refused } from '../../base/index.ts';
import { type Expression, namesIn } from './expression.ts';
import type { InputDeclaration, TermDeclaration, TermsDeclaration } from './terms.ts';
import { sameUnit, type Unit, unitFromText, unitText, YES_OR_NO } from './unit.ts';
import { unitOfFormula } from './unit-check.ts';

export type CheckedInput = InputDeclaration & { readonly powers: Unit };
export type CheckedTerm = TermDeclaration & { readonly powers: Unit };

/** Inputs and terms whose names, order and units were checked. Made by `checkTerms` alone. */
export type CheckedTerms = {
  readonly inputs: ReadonlyMap<string, CheckedInput>;
  readonly terms: ReadonlyMap<string, CheckedTerm>;
};

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks what a definition means: every name defined once and used, no term resting on itself, every unit as its
 * formula gives it. Refuses `definition.invalid`, in words, naming the term.
 */
export function checkTerms(declaration: TermsDeclaration): Outcome<CheckedTerms> {
  const inputs = checkInputs(declaration);
  if (!inputs.ok) return inputs;
  const terms = declareTerms(declaration, inputs.value);
  if (!terms.ok) return terms;
  const checked = { inputs: inputs.value, terms: terms.value };
  const wrong = wrongName(checked) ?? wrongUse(checked) ?? circle(checked) ?? wrongUnit(checked);
  return wrong === undefined ? accepted(checked) : invalid(wrong);
}

function checkInputs(declaration: TermsDeclaration): Outcome<Map<string, CheckedInput>> {
  const inputs = new Map<string, CheckedInput>();
  for (const [name, input] of Object.entries(declaration.inputs)) {
    if (!NAME.test(name)) return invalid(`"${name}" is no name; names are written like-this.`);
    const powers = input.unit === YES_OR_NO ? accepted<Unit>(new Map()) : unitFromText(input.unit);
    if (!powers.ok) return powers;
    if (input.constant !== undefined && !/^-?\d+(\.\d+)?$/.test(input.constant)) {
      return invalid(`The constant ${name} is not an exact decimal.`);
    }
    inputs.set(name, { ...input, powers: powers.value });
  }
  return accepted(inputs);
}

function declareTerms(
  declaration: TermsDeclaration,
  inputs: ReadonlyMap<string, CheckedInput>,
): Outcome<Map<string, CheckedTerm>> {
  const terms = new Map<string, CheckedTerm>();
  for (const term of declaration.terms) {
    if (!NAME.test(term.id)) return invalid(`"${term.id}" is no name; names are written like-this.`);
    if (terms.has(term.id) || inputs.has(term.id)) return invalid(`The name ${term.id} is defined twice.`);
    const powers = unitFromText(term.unit);
    if (!powers.ok) return powers;
    terms.set(term.id, { ...term, powers: powers.value });
  }
  return accepted(terms);
}

function wrongName({ inputs, terms }: CheckedTerms): string | undefined {
  const used = new Set<string>();
  for (const term of terms.values()) {
    for (const name of namesIn(term.formula)) {
      if (!inputs.has(name) && !terms.has(name)) return `The term ${term.id} uses ${name}, which is not defined.`;
      used.add(name);
    }
  }
  const idle = [...inputs.keys()].find((name) => !used.has(name));
  return idle === undefined ? undefined : `The input ${idle} is used by no term.`;
}

/** What stands once may not use what each indicator has, but by a sum; a sum is of what each indicator has. */
function wrongUse({ inputs, terms }: CheckedTerms): string | undefined {
  for (const term of terms.values()) {
    const sums = sumsIn(term.formula);
    const notEach = sums.find((name) => terms.get(name)?.each !== true);
    if (notEach !== undefined) return `The term ${term.id} adds up ${notEach}, which no indicator has of its own.`;
    if (term.each === true) continue;
    const each = namesIn(term.formula).find(
      (name) => !sums.includes(name) && (inputs.get(name)?.each ?? terms.get(name)?.each) === true,
    );
    if (each !== undefined) return `The term ${term.id} uses ${each}, of which every indicator has its own; add it up.`;
  }
  return undefined;
}

function sumsIn(formula: Expression): string[] {
  if (Array.isArray(formula)) return formula.flatMap(sumsIn);
  if ('sum' in formula) return [formula.sum];
  return Object.values(formula).flatMap((part) => (typeof part === 'object' ? sumsIn(part as Expression) : []));
}

function circle({ terms }: CheckedTerms): string | undefined {
  const done = new Set<string>();
  const visit = (id: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id].join(' → ');
    const term = terms.get(id);
    if (term === undefined || done.has(id)) return undefined;
    for (const name of namesIn(term.formula)) {
      const found = visit(name, [...trail, id]);
      if (found !== undefined) return found;
    }
    done.add(id);
    return undefined;
  };
  for (const id of terms.keys()) {
    const found = visit(id, []);
    if (found !== undefined) return `Terms go round in a circle: ${found}.`;
  }
  return undefined;
}

function wrongUnit(checked: CheckedTerms): string | undefined {
  const named = (name: string) => checked.terms.get(name)?.powers ?? checked.inputs.get(name)?.powers ?? new Map();
  const isFlag = (name: string) => checked.inputs.get(name)?.unit === YES_OR_NO;
  for (const term of checked.terms.values()) {
    const found = unitOfFormula(term.formula, named, isFlag);
    if (typeof found === 'string') return `The term ${term.id} ${found}.`;
    if (!sameUnit(found, term.powers)) {
      return `The term ${term.id} is to be ${term.unit}, but its formula gives ${unitText(found)}.`;
    }
  }
  return undefined;
}

/** Every input that a term rests on, itself or through other terms. */
export function inputsOf({ inputs, terms }: CheckedTerms, id: string): Set<string> {
  const found = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    if (inputs.has(name)) found.add(name);
    for (const next of namesIn(terms.get(name)?.formula ?? { ref: name })) visit(next);
  };
  visit(id);
  return found;
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}
