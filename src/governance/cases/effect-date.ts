import {
  addDays,
  type Day,
  dayFromIso,
  dayText,
  firstDayOf,
  monthFromIso,
  monthOfDay,
  monthText,
} from '../../base/index.ts';
import type { CaseEffect } from './case-kind.ts';
import { type CaseState, filledIn } from './case-state.ts';

type Asked = Pick<CaseState, 'rules' | 'practice' | 'form'>;

/** The effect of a kind of case that begins on a day of its form; undefined where none does. */
function begun({ rules, form }: Asked): { readonly effect: CaseEffect; readonly day: Day } | undefined {
  for (const { effect } of rules.steps) {
    if (effect === undefined) continue;
    const asked =
      filledIn(form, (effect.kind === 'merger' || effect.kind === 'closure' ? effect.on : effect.from) ?? '') ?? '';
    const [day, month] = [dayFromIso(asked), monthFromIso(asked)];
    const first = day ?? (month === undefined ? undefined : firstDayOf(month));
    if (first !== undefined) return { effect, day: first };
  }
  return undefined;
}

/** Whether it begins with a month that nobody has begun to pay for: the practice is another one from then on, or none. */
function isOfMonth({ kind }: CaseEffect): boolean {
  return kind === 'merger' || kind === 'closure';
}

/** The last day on which a case may be put into effect, where its form says when that begins. */
export function lastDayToBegin(asked: Asked): Day | undefined {
  const found = begun(asked);
  return found !== undefined && isOfMonth(found.effect) ? addDays(found.day, -1) : found?.day;
}

/** Why what a case brings about cannot begin on a day any more, or at all, in words; undefined where it can. */
export function cannotBegin(asked: Asked, on: Day): string | undefined {
  const found = begun(asked);
  if (found === undefined) return undefined;
  const { effect, day } = found;
  if (effect.kind === 'merger' && filledIn(asked.form, effect.absorbed) === asked.practice) {
    return 'A practice does not merge with itself.';
  }
  if (isOfMonth(effect)) {
    if (day > on && day === firstDayOf(monthOfDay(day))) return undefined;
    const what = effect.kind === 'merger' ? 'A merger is' : 'A practice closes';
    return `${what} from the first day of a month to come, so that no month is paid twice or not at all.`;
  }
  if (on <= day) return undefined;
  return effect.kind === 'payment'
    ? `It begins with a month to come: a month is worked out by what was known on its first day, and ${monthText(monthOfDay(day))} has begun.`
    : `It begins on a day to come, and ${dayText(day)} is past.`;
}
