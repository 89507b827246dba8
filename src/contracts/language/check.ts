import { accepted, type Outcome, refused } from '../../base/index.ts';
import { type Expression, namesIn, partsOf } from './expression.ts';
import {
  INDICATORS,
  type InputDeclaration,
  type SetDeclaration,
  setOf,
  type TermDeclaration,
  type TermsDeclaration,
} from './terms.ts';
import {
  CHOICE,
  sameUnit,
  type Unit,
  unitFromText,
  unitText,
  type Vocabulary,
  vocabulary,
  wrongUnitWord,
  YES_OR_NO,
} from './unit.ts';
import { type Named, unitOfFormula, wrongCondition } from './unit-check.ts';

export type CheckedInput = InputDeclaration & { readonly powers: Unit };
export type CheckedTerm = TermDeclaration & { readonly powers: Unit };

/** Inputs and terms whose names, order and units were checked. Made by `checkTerms` alone. */
export type CheckedTerms = {
  readonly inputs: ReadonlyMap<string, CheckedInput>;
  readonly terms: ReadonlyMap<string, CheckedTerm>;
  readonly sets: ReadonlyMap<string, SetDeclaration>;
};

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const EVERY_INDICATOR: SetDeclaration = { label: 'indicators' };

/**
 * Checks what a definition means: every name defined once and used, no term resting on itself, every unit as its
 * formula gives it. Refuses `definition.invalid`, in words, naming the term.
 */
export function checkTerms(declaration: TermsDeclaration): Outcome<CheckedTerms> {
  const wrongWord = wrongUnitWord(declaration.units ?? {});
  if (wrongWord !== undefined) return invalid(`"${wrongWord}" is declared as a unit, but has a meaning already.`);
  const words = vocabulary(declaration.units ?? {});
  const inputs = checkInputs(declaration, words);
  if (!inputs.ok) return inputs;
  const terms = declareTerms(declaration, inputs.value, words);
  if (!terms.ok) return terms;
  const sets = new Map(Object.entries({ [INDICATORS]: EVERY_INDICATOR, ...declaration.sets }));
  const checked = { inputs: inputs.value, terms: terms.value, sets };
  const used = declaration.usedElsewhere ?? [];
  const wrong =
    wrongSet(checked) ??
    wrongName(checked) ??
    wrongUse(checked) ??
    circle(checked) ??
    wrongUnit(checked) ??
    idleInput(checked, used);
  return wrong === undefined ? accepted(checked) : invalid(wrong);
}

function checkInputs(declaration: TermsDeclaration, words: Vocabulary): Outcome<Map<string, CheckedInput>> {
  const inputs = new Map<string, CheckedInput>();
  for (const [name, input] of Object.entries(declaration.inputs)) {
    if (!NAME.test(name)) return invalid(`"${name}" is no name; names are written like-this.`);
    const powers = powersOf(input.unit, words);
    if (!powers.ok) return powers;
    if (input.constant !== undefined && !/^-?\d+(\.\d+)?$/.test(input.constant)) {
      return invalid(`The constant ${name} is not an exact decimal.`);
    }
    if ((input.unit === CHOICE) !== (input.choices !== undefined)) {
      return invalid(`The input ${name} is a choice without "choices", or has them and is none.`);
    }
    inputs.set(name, { ...input, powers: powers.value });
  }
  return accepted(inputs);
}

function powersOf(unit: string, words: Vocabulary): Outcome<Unit> {
  return unit === YES_OR_NO || unit === CHOICE ? accepted(new Map()) : unitFromText(unit, words);
}

function declareTerms(
  declaration: TermsDeclaration,
  inputs: ReadonlyMap<string, CheckedInput>,
  words: Vocabulary,
): Outcome<Map<string, CheckedTerm>> {
  const terms = new Map<string, CheckedTerm>();
  for (const term of declaration.terms) {
    if (!NAME.test(term.id)) return invalid(`"${term.id}" is no name; names are written like-this.`);
    if (terms.has(term.id) || inputs.has(term.id)) return invalid(`The name ${term.id} is defined twice.`);
    if (term.unit === CHOICE) return invalid(`The term ${term.id} cannot be a choice; only an input is one.`);
    const powers = powersOf(term.unit, words);
    if (!powers.ok) return powers;
    terms.set(term.id, { ...term, powers: powers.value });
  }
  return accepted(terms);
}

function wrongSet({ inputs, terms, sets }: CheckedTerms): string | undefined {
  for (const [name, { members = [] }] of sets) {
    if (new Set(members).size !== members.length) return `The set ${name} has a member twice.`;
  }
  for (const [name, one] of [...inputs, ...terms]) {
    const set = setOf(one);
    if (set !== undefined && !sets.has(set)) return `${name} is for each ${set}, which is no set of this definition.`;
  }
  return undefined;
}

function wrongName({ inputs, terms }: CheckedTerms): string | undefined {
  for (const term of terms.values()) {
    const unknown = namesIn(term.formula).find((name) => !inputs.has(name) && !terms.has(name));
    if (unknown !== undefined) return `The term ${term.id} uses ${unknown}, which is not defined.`;
  }
  return undefined;
}

/** Told last: what is wrong with a formula is often why it leaves an input out. */
function idleInput({ inputs, terms }: CheckedTerms, usedElsewhere: readonly string[]): string | undefined {
  const used = new Set([...usedElsewhere, ...[...terms.values()].flatMap(({ formula }) => namesIn(formula))]);
  const idle = [...inputs.keys()].find((name) => !used.has(name));
  return idle === undefined ? undefined : `The input ${idle} is used by no term.`;
}

/** What each member of a set has is used for the same member, or added up; a sum is of what each member has. */
function wrongUse({ inputs, terms }: CheckedTerms): string | undefined {
  for (const term of terms.values()) {
    const sums = sumsIn(term.formula);
    const notEach = sums.find((name) => setOf(terms.get(name) ?? {}) === undefined);
    if (notEach !== undefined) return `The term ${term.id} adds up ${notEach}, which no indicator has of its own.`;
    const own = setOf(term);
    for (const name of namesIn(term.formula)) {
      const set = setOf(inputs.get(name) ?? terms.get(name) ?? {});
      if (set === undefined || set === own || sums.includes(name)) continue;
      return `The term ${term.id} uses ${name}, of which every ${set} has its own; add it up.`;
    }
  }
  return undefined;
}

function sumsIn(formula: Expression): string[] {
  return 'sum' in formula ? [formula.sum] : partsOf(formula).flatMap(sumsIn);
}

/** How many terms may rest on one another in a row. */
const DEEPEST = 200;

function tooDeep(id: string): string {
  return `More than ${DEEPEST} terms rest on one another, ${id} among them.`;
}

/** A circle of terms, or more of them in a row than anybody can follow. */
function circle({ terms }: CheckedTerms): string | undefined {
  const depths = new Map<string, number>();
  const visit = (id: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(id))
      return `Terms go round in a circle: ${[...trail.slice(trail.indexOf(id)), id].join(' → ')}.`;
    const term = terms.get(id);
    if (term === undefined || depths.has(id)) return undefined;
    if (trail.length > DEEPEST) return tooDeep(id);
    let deepest = 0;
    for (const name of namesIn(term.formula)) {
      const wrong = visit(name, [...trail, id]);
      if (wrong !== undefined) return wrong;
      deepest = Math.max(deepest, depths.get(name) ?? 0);
    }
    depths.set(id, deepest + 1);
    return deepest >= DEEPEST ? tooDeep(id) : undefined;
  };
  for (const id of terms.keys()) {
    const found = visit(id, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongUnit({ inputs, terms }: CheckedTerms): string | undefined {
  const named: Named = {
    unitOf: (name) => terms.get(name)?.powers ?? inputs.get(name)?.powers ?? new Map(),
    isFlag: (name) => (inputs.get(name) ?? terms.get(name))?.unit === YES_OR_NO,
    choicesOf: (name) => inputs.get(name)?.choices,
  };
  for (const term of terms.values()) {
    const wrong = term.unit === YES_OR_NO ? wrongCondition(term.formula, named) : wrongNumber(term, named);
    if (wrong !== undefined) return `The term ${term.id} ${wrong}.`;
  }
  return undefined;
}

function wrongNumber(term: CheckedTerm, named: Named): string | undefined {
  const found = unitOfFormula(term.formula, named);
  if (typeof found === 'string') return found;
  return sameUnit(found, term.powers) ? undefined : `is to be ${term.unit}, but its formula gives ${unitText(found)}`;
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
