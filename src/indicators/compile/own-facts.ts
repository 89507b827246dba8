import type { FoundDay } from './bits.ts';
import type { Fact } from './facts.ts';

/** A day that each person has for themselves, moved by months and then by days. */
export type OwnDay =
  | FoundDay
  | { readonly pick: 'registration' | 'birth'; readonly months: number; readonly days: number };

/** Where a person's own window begins or ends, the day included. */
export type OwnBound = OwnDay & {
  /** What holds of whoever has no such day: that the window is open at this end, or that nothing is in it. */
  readonly isOpen: boolean;
};

/** A fact that is found in a window of each person's own, among records kept one by one. */
export type OwnFact = Fact & {
  /** The set of records, which knows the part of the window that is the same for everybody. */
  readonly set: number;
  readonly after: OwnBound | undefined;
  readonly before: OwnBound | undefined;
  /** Facts of one layer rest on facts found for everybody alike and on the layers before. */
  readonly layer: number;
  readonly words: string;
};

export function isOwn(fact: Fact): fact is OwnFact {
  return 'layer' in fact;
}

/** Facts in people's own windows, each once, numbered after all others. */
export class OwnFacts {
  readonly #facts = new Map<string, OwnFact>();
  readonly #before: number;

  /** @param before how many facts are found for everybody alike */
  constructor(before: number) {
    this.#before = before;
  }

  /** `make` is called when the fact is not there yet; it asks for those that this one rests on. */
  ask(key: string, make: () => Omit<OwnFact, 'id' | 'layer' | 'meets'>): OwnFact {
    const known = this.#facts.get(key);
    if (known) return known;
    const made = make();
    const fact = { ...made, id: this.#before + this.#facts.size + 1, layer: this.#layerOf(made), meets: [] };
    this.#facts.set(key, fact);
    return fact;
  }

  all(): readonly OwnFact[] {
    return [...this.#facts.values()];
  }

  #layerOf({ after, before }: Pick<OwnFact, 'after' | 'before'>): number {
    const asked = factsOf(after, before);
    return Math.max(0, ...this.all().flatMap(({ id, layer }) => (asked.includes(id) ? [layer + 1] : [])));
  }
}

/** The facts whose days are bounds. */
export function factsOf(...bounds: readonly (OwnBound | undefined)[]): readonly number[] {
  return bounds.flatMap((bound) => (bound && 'fact' in bound ? [bound.fact] : []));
}
