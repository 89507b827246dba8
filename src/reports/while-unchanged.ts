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

type Asked = { readonly store: Store; readonly book: { snapshot(): { readonly hash: string } } };

/** The same for a report that is made over whichever store it is asked of: what it keeps belongs to that store alone. */
export class WhileStoreUnchanged<T> {
  readonly #kept = new WeakMap<Store, WhileUnchanged<T>>();

  /** The answer under a key, of the snapshot in service. */
  answer({ store, book }: Asked, key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(store) ?? new WhileUnchanged<T>(store);
    this.#kept.set(store, kept);
    return kept.answer(book.snapshot().hash, key, make);
  }
}
