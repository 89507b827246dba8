import type { ReportContext } from './context.ts';

/** What takes seconds is worked out once for each snapshot of a context; another snapshot forgets it, and so does a failure. */
export class OncePerSnapshot<T> {
  readonly #kept = new WeakMap<ReportContext, { readonly hash: string; readonly answers: Map<string, Promise<T>> }>();

  /** The answer under a key, or what `make` gives. */
  answer(context: ReportContext, key: string, make: () => Promise<T>): Promise<T> {
    const { hash } = context.book.snapshot();
    const before = this.#kept.get(context);
    const own = before?.hash === hash ? before : { hash, answers: new Map<string, Promise<T>>() };
    this.#kept.set(context, own);
    const answer = own.answers.get(key) ?? make();
    own.answers.set(key, answer);
    answer.catch(() => own.answers.delete(key));
    return answer;
  }
}
