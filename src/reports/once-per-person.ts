import { mayReadPractice, type OdsCode, type RowAccess, singlePeople } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import { OncePerSnapshot } from './once-per-snapshot.ts';

/** So many people's answers are kept at once: whoever opens a person opens several pages about them. */
const PEOPLE_KEPT = 16;

/** Whose record, and what else an answer depends on. */
export type OfPerson = { readonly practice: OdsCode; readonly person: string; readonly also: string };

/** What is read of one person's record, read once for a snapshot for those whose row filter opens that person; for nobody else. */
export class OncePerPerson<T> {
  readonly #kept = new OncePerSnapshot<T>(PEOPLE_KEPT);

  /** What is kept, or what `read` gives: always the latter where the filter does not open the person, which is for it to refuse. */
  answer(
    context: ReportContext,
    access: RowAccess,
    { practice, person, also }: OfPerson,
    read: () => Promise<T>,
  ): Promise<T> {
    const mayRead = mayReadPractice(access, practice) || singlePeople(access, practice).has(person);
    return mayRead ? this.#kept.answer(context, `${practice}/${person} ${also}`, read) : read();
  }
}
