import { keepLatest } from '../base/index.ts';
import type { ReportContext } from './context.ts';

/**
 * What takes long is worked out once for each snapshot of a context; another snapshot forgets it, and so does a failure. Where many
 * things are asked for, the one that was asked for longest ago makes room.
 */
export class OncePerSnapshot<T> {
  readonly #most: number;
  readonly #kept = new WeakMap<ReportContext, { readonly hash: string; readonly answers: Map<string, Promise<T>> }>();

  /** @param most how many answers of a context are kept at once */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** The answer under a key, or what `make` gives. */
  answer(context: ReportContext, key: string, make: () => Promise<T>): Promise<T> {
    const { hash } = context.book.snapshot();
    const before = this.#kept.get(context);
    const own = before?.hash === hash ? before : { hash, answers: new Map<string, Promise<T>>() };
    this.#kept.set(context, own);
    const answer = own.answers.get(key) ?? make();
    keepLatest(own.answers, key, answer, this.#most);
    answer.catch(() => own.answers.delete(key));
    return answer;
  }
}
