import type { Test } from '../model/expression.ts';
import type { Register, Rule, Step } from '../model/framework.ts';
import { isReference, type Leaf, type Reference } from '../model/walk.ts';
import { stepsThatMake } from '../tally.ts';
import { type Formula, formulaOf, type Term, termsOf } from './formula.ts';

/** The step where no other decides: the person is missed. Steps of rules are numbered below it. */
export const NO_STEP = 127;

/** A step of a rule as terms of people's bits; it is true where one of them is so. */
export type DecidingStep = {
  /** The rule's place among the rules, from 1. */
  readonly rule: number;
  /** The bit of its register: of nobody else is the step asked. */
  readonly register: number;
  readonly n: number;
  readonly words: string;
  readonly terms: readonly Term[];
};

/** A bit of everybody for whom one of its terms is so: that they are on a register, or what a rule makes of them. */
export type MadeBit = {
  readonly bit: number;
  /** Those of one layer ask only what leaf tests and the layers before it say. */
  readonly layer: number;
  readonly words: string;
  readonly terms: readonly Term[];
};

type Asked = { readonly registers: readonly Register[]; readonly rules: readonly Rule[] };
type RecordLeaf = Exclude<Leaf, Reference>;

/** The steps of every rule as terms, with a bit for each register and for whatever else is asked of what is decided. */
export class Deciders {
  readonly #asked: Asked;
  readonly #ofLeaf: (leaf: RecordLeaf) => Formula;
  readonly #made = new Map<string, MadeBit>();
  readonly #firstBit: number;

  /** @param firstBit after those of leaf tests, where a column begins */
  constructor(asked: Asked, firstBit: number, ofLeaf: (leaf: RecordLeaf) => Formula) {
    this.#asked = asked;
    this.#ofLeaf = ofLeaf;
    this.#firstBit = firstBit;
  }

  /** Every step of every rule, in order; the last of each is that no step is true. */
  steps(): readonly DecidingStep[] {
    return this.#asked.rules.flatMap((rule, index) => {
      const register = this.#onRegister(rule.register);
      const step = (n: number, words: string, when: Formula): DecidingStep => ({
        rule: index + 1,
        register,
        n,
        words: `${rule.id} ${words}`,
        terms: this.#terms(when),
      });
      const own = rule.steps.map((each) => step(each.n, stepWords(each), this.formula(each.when)));
      return [...own, step(NO_STEP, 'missed: no step is true', { all: [] })];
    });
  }

  /** What was made so far, those that others ask first. */
  made(): readonly MadeBit[] {
    return [...this.#made.values()];
  }

  /** How many bits there are in all. */
  get bits(): number {
    return this.#firstBit + this.#made.size;
  }

  /** What must be so for a test of a rule or a rate. */
  formula(test: Test): Formula {
    return formulaOf(test, (leaf) => {
      if (!isReference(leaf)) return this.#ofLeaf(leaf);
      return { bit: leaf.test === 'on register' ? this.#onRegister(leaf.register) : this.#countsAs(leaf) };
    });
  }

  #onRegister(id: string): number {
    return this.#bit(`on the register ${id}`, () => this.#register(id));
  }

  /** A register that asks for others is written out: so all registers are of one layer. */
  #register(id: string): Formula {
    const { steps } = ownerOf(this.#asked.registers, id);
    return firstTrue(
      steps,
      false,
      (step) => step.kind === 'select',
      (test) =>
        formulaOf(test, (leaf) => {
          if (!isReference(leaf)) return this.#ofLeaf(leaf);
          if (leaf.test === 'on register') return this.#register(leaf.register);
          throw new Error('no register asks what a rule makes');
        }),
    );
  }

  #countsAs({ rule: id, is }: Extract<Reference, { test: 'counts as' }>): number {
    return this.#bit(`${id} makes of them: ${is}`, () => {
      const { register, steps } = ownerOf(this.#asked.rules, id);
      const made = stepsThatMake(is, steps);
      const decided = firstTrue(
        steps,
        made.includes(0),
        ({ n }) => made.includes(n),
        (test) => this.formula(test),
      );
      return { all: [{ bit: this.#onRegister(register) }, decided] };
    });
  }

  #terms(formula: Formula): readonly Term[] {
    return termsOf(formula, (part) => this.#bit(`a part of a step, ${JSON.stringify(part)}`, () => part));
  }

  #bit(words: string, formula: () => Formula): number {
    const known = this.#made.get(words);
    if (known) return known.bit;
    const terms = this.#terms(formula());
    const bit = this.#firstBit + this.#made.size;
    this.#made.set(words, { bit, layer: this.#layerOf(terms), words, terms });
    return bit;
  }

  #layerOf(terms: readonly Term[]): number {
    const asked = terms.reduce((mask, { set, clear }) => mask | set | clear, 0n);
    const before = this.made().filter(({ bit }) => (asked >> BigInt(bit)) & 1n);
    return Math.max(0, ...before.map(({ layer }) => layer + 1));
  }
}

/** That the first true step is one of those that are wanted, or none is true and `isDefault`. */
function firstTrue<S extends { readonly when: Test }>(
  steps: readonly S[],
  isDefault: boolean,
  isWanted: (step: S) => boolean,
  formula: (test: Test) => Formula,
): Formula {
  return steps.reduceRight<Formula>(
    (later, step) => {
      const own = formula(step.when);
      return isWanted(step) ? { any: [own, later] } : { all: [{ not: own }, later] };
    },
    isDefault ? { all: [] } : { any: [] },
  );
}

function ownerOf<T extends Register | Rule>(owners: readonly T[], id: string): T {
  const owner = owners.find((each) => each.id === id);
  if (owner === undefined) throw new Error(`a loaded framework has what it names, such as ${id}`);
  return owner;
}

function stepWords(step: Step): string {
  const reason = step.kind === 'success' ? 'numerator' : `${step.kind} ${step.code}`;
  return `step ${step.n}, ${reason}: ${step.words}`;
}
