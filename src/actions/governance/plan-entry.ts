import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { PlanEntry } from '../../governance/index.ts';

/** What somebody enters about a plan, as a form or a command gives it. */
export type PlanEntryTexts = {
  /** `met`, `measured` or `reported`. */
  readonly kind: string;
  readonly action: string;
  /** The milestone that was met, the value that was measured, or the group that had its report. */
  readonly what: string;
  /** Of a report the day on which it was owed, ISO. */
  readonly dueOn: string;
  readonly words: string;
};

/** The entry that the texts stand for. Refuses `input.invalid`. */
export function planEntryFrom({ kind, action, what, dueOn, words }: PlanEntryTexts): Outcome<PlanEntry> {
  const said = words.trim();
  if (kind === 'met') return accepted({ kind, action, milestone: what.trim(), words: said });
  if (kind === 'measured') return accepted({ kind, action, value: what.trim(), words: said });
  if (kind === 'reported') return accepted({ kind, action, to: what.trim(), dueOn: dueOn.trim(), words: said });
  return refused({ code: 'input.invalid', message: 'Enter one of: met, measured, reported.' });
}
