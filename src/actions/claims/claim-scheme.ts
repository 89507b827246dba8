import { type Actor, addWorkingDays, type Day, type Outcome, refused } from '../../base/index.ts';
import type { Doing, LoadedScheme } from '../../claims/index.ts';
import type { ActionContext } from '../context.ts';

/** The scheme of a name. Refuses `not-found`, naming those that there are. */
export function schemeNamed(context: Pick<ActionContext, 'claimSchemes'>, id: string): Outcome<LoadedScheme> {
  const scheme = context.claimSchemes.find(({ json }) => json.id === id);
  if (scheme !== undefined) return { ok: true, value: scheme };
  return refused({
    code: 'not-found',
    message: `There is no claim scheme ${id}.`,
    remedy: `Schemes: ${context.claimSchemes.map(({ json }) => json.id).join(', ')}.`,
  });
}

export function doingOf({ clock, businessDate }: ActionContext, { user }: Actor): Doing {
  return { by: user, at: clock.now(), on: businessDate };
}

/** So many working days after the business date. */
export function inWorkingDays({ businessDate, bankHolidays }: ActionContext, days: number, from?: Day): Day {
  return addWorkingDays(from ?? businessDate, days, bankHolidays);
}

const SHORTEST = 10;
const LONGEST = 5000;

/** What somebody wrote, without white space round it. Refuses `input.invalid` when it says too little or too much. */
export function writtenWords(text: string): Outcome<string> {
  const words = text.trim();
  if (words.length >= SHORTEST && words.length <= LONGEST) return { ok: true, value: words };
  return refused({
    code: 'input.invalid',
    message: `Write ${SHORTEST} to ${LONGEST} characters, so that whoever reads it later knows why.`,
  });
}
