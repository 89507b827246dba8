import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { ProcurementNote } from '../../governance/index.ts';

/** What somebody enters about a procurement, as a form or a command gives it. */
export type ProcurementNoteTexts = {
  /** `notice`, `representation`, `answered` or `abandoned`. */
  readonly kind: string;
  /** The id of the notice, who made the representation, or the number of the one that is answered. */
  readonly what: string;
  /** Of a notice the day on which it was published, ISO. */
  readonly publishedOn: string;
  readonly words: string;
};

/** The entry that the texts stand for. Refuses `input.invalid`. */
export function procurementNoteFrom({
  kind,
  what,
  publishedOn,
  words,
}: ProcurementNoteTexts): Outcome<ProcurementNote> {
  const [named, said] = [what.trim(), words.trim()];
  switch (kind) {
    case 'notice':
      return accepted({ kind, notice: named, publishedOn: publishedOn.trim(), words: said });
    case 'representation':
      return named === '' ? invalid('Say who made the representation.') : accepted({ kind, from: named, words: said });
    case 'answered':
      return /^\d{1,3}$/.test(named)
        ? accepted({ kind, representation: Number(named), words: said })
        : invalid('Say which representation is answered, by its number.');
    case 'abandoned':
      return accepted({ kind, words: said });
    default:
      return invalid('Enter one of: notice, representation, answered, abandoned.');
  }
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}
