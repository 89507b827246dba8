import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { CaseNote } from '../../governance/index.ts';

/** What somebody enters about a case, as a form or a command gives it: each a text, empty where it is left out. */
export type CaseNoteTexts = {
  /** `evidenced`, `engaged`, `waived`, `scored` or `consultation`. */
  readonly kind: string;
  /** The id of the evidence, step or criterion. */
  readonly what: string;
  readonly words: string;
  readonly score: string;
  /** `yes` where formal consultation is required. */
  readonly required: string;
  readonly outcome: string;
};

/** The entry that the texts stand for. Refuses `input.invalid`. */
export function caseNoteFrom({ kind, what, words, score, required, outcome }: CaseNoteTexts): Outcome<CaseNote> {
  switch (kind) {
    case 'evidenced':
      return accepted({ kind, evidence: what, words: words.trim() });
    case 'engaged':
    case 'waived':
      return accepted({ kind, step: what, words: words.trim() });
    case 'scored':
      if (!/^\d{1,3}$/.test(score.trim())) return invalid('A score is a whole number.');
      return accepted({ kind, criterion: what, score: Number(score), words: words.trim() });
    case 'consultation': {
      if (required !== 'yes' && required !== 'no') return invalid('Say whether it is required: yes or no.');
      const came = outcome.trim();
      return accepted({
        kind,
        isRequired: required === 'yes',
        words: words.trim(),
        outcome: came === '' ? null : came,
      });
    }
    default:
      return invalid('Enter one of: evidenced, engaged, waived, scored, consultation.');
  }
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}
