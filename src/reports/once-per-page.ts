import { mayReadPractice, type OdsCode, type RowAccess } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import { OncePerSnapshot } from './once-per-snapshot.ts';

/** So many pages of people are kept at once. */
const PAGES_KEPT = 8;

/** Which people of a practice, in words that tell one list and page from another. */
export type PageOfPeople = { readonly practice: OdsCode; readonly which: readonly (string | number | null)[] };

/** A page of a practice's people, read once for a snapshot for those who may read all of the practice's records; for nobody else. */
export class OncePerPage<T> {
  readonly #kept = new OncePerSnapshot<T>(PAGES_KEPT);

  /** What is kept, or what `read` gives: always the latter where the filter does not open the whole practice. */
  answer(
    context: ReportContext,
    access: RowAccess,
    { practice, which }: PageOfPeople,
    read: () => Promise<T>,
  ): Promise<T> {
    if (!mayReadPractice(access, practice)) return read();
    return this.#kept.answer(context, [practice, ...which].join(' '), read);
  }
}
