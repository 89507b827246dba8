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
import { paymentOf } from './case-payment.ts';
import { type CaseState, filledIn } from './case-state.ts';

type Asked = Pick<CaseState, 'rules' | 'practice' | 'form'>;

/** When the effect of a case begins by its form, and whether that is a month; undefined where its form does not say. */
function begun({
  rules,
  form,
}: Asked): { readonly effect: CaseEffect; readonly day: Day; readonly isMonth: boolean } | undefined {
  for (const { effect } of rules.steps) {
    if (effect === undefined) continue;
    const asked = filledIn(form, fieldOf(effect) ?? '') ?? '';
    const [day, month] = [dayFromIso(asked), monthFromIso(asked)];
    const first = day ?? (month === undefined ? undefined : firstDayOf(month));
    if (first !== undefined) return { effect, day: first, isMonth: month !== undefined };
  }
  return undefined;
}

/** The field that says when an effect begins; undefined where it begins on the day of its step. */
function fieldOf(effect: CaseEffect): string | undefined {
  if (effect.kind === 'merger' || effect.kind === 'closure') return effect.on;
  return paymentOf(effect)?.from ?? effect.from;
}

/** The day from which what a case brings about holds, where its form says one. */
export function beginsOn(asked: Asked): Day | undefined {
  return begun(asked)?.day;
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
  const { effect, day, isMonth } = found;
  if (effect.kind === 'merger' && filledIn(asked.form, effect.absorbed) === asked.practice) {
    return 'A practice does not merge with itself.';
  }
  if (isOfMonth(effect)) {
    if (day > on && day === firstDayOf(monthOfDay(day))) return undefined;
    const what = effect.kind === 'merger' ? 'A merger is' : 'A practice closes';
    return `${what} from the first day of a month to come, so that no month is paid twice or not at all.`;
  }
  if (on <= day) return undefined;
  return isMonth
    ? `It begins with a month to come: a month is worked out by what was known on its first day, and ${monthText(monthOfDay(day))} has begun.`
    : `It begins on a day to come, and ${dayText(day)} is past.`;
}
