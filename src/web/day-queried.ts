import { type Day, dayFromIso, type Outcome, refused } from '../base/index.ts';
import type { Asked } from './route.ts';

/** A day after a question mark; undefined when the field was left empty. Refuses what is not a date. */
export function dayQueried(asked: Asked, name: string): Outcome<Day | undefined> {
  const text = asked.query(name) ?? '';
  const day = text === '' ? undefined : dayFromIso(text);
  if (text === '' || day !== undefined) return { ok: true, value: day };
  return refused({ code: 'input.invalid', message: 'A day is written as year, month and day, such as 2025-10-01.' });
}
