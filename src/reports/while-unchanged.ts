import type { Store } from '../store/index.ts';

/** Answers that stand while no file comes and nothing is written to the store: a page asks for a year of statements, a dozen questions each. */
export class WhileUnchanged<T> {
  readonly #store: Store;
  #as = '';
  readonly #answers = new Map<string, Promise<T>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The answer under a key, or what `make` gives; always the latter while it is not known what other processes write. */
  answer(snapshot: string, key: string, make: () => Promise<T>): Promise<T> {
    const { writes } = this.#store;
    if (writes === undefined) return make();
    const as = `${snapshot} ${writes}`;
    if (this.#as !== as) this.#answers.clear();
    this.#as = as;
    const answer = this.#answers.get(key) ?? make();
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }
}
