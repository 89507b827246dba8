import { dayFromIso, monthFromIso } from '../../base/index.ts';
import type { CaseForm, CaseNote } from './case-entry.ts';
import type { CaseField, CaseKind } from './case-kind.ts';
import { paymentOf } from './case-payment.ts';
import { type CaseState, filledIn } from './case-state.ts';

/** Whether a code is a practice of the register that has not gone into another. */
export type IsPractice = (code: string) => boolean;

/** What is wrong with a form, in words; undefined when it can be kept. */
export function formFault(
  { fields, steps }: Pick<CaseKind, 'fields' | 'steps'>,
  form: CaseForm,
  isPractice: IsPractice,
): string | undefined {
  const unknown = Object.keys(form).find((name) => !fields.some(({ id }) => id === name));
  if (unknown !== undefined) return `The form has no field ${unknown}.`;
  for (const field of fields) {
    const value = filledIn(form, field.id);
    const wrong =
      value === undefined
        ? field.isOptional === true
          ? undefined
          : 'is needed'
        : fieldFault(field, value, isPractice);
    if (wrong !== undefined) return `${field.label}: ${wrong}.`;
  }
  const pays = steps.flatMap(({ effect }) => paymentOf(effect) ?? [])[0];
  const isHalf =
    pays !== undefined && (filledIn(form, pays.from) === undefined) !== (filledIn(form, pays.months) === undefined);
  return isHalf ? 'Say both from which month it is paid and for how many, or neither.' : undefined;
}

function fieldFault(
  { kind, choices = [], atLeast = 0, atMost }: CaseField,
  value: string,
  isPractice: IsPractice,
): string | undefined {
  switch (kind) {
    case 'practice':
      return isPractice(value) ? undefined : `${value} is no practice of the register`;
    case 'pounds':
      return /^\d{1,9}(\.\d{2})?$/.test(value) && Number(value) > 0 ? undefined : 'pounds, as 1200 or 1200.50';
    case 'date':
      return dayFromIso(value) === undefined ? 'a day, as 2026-05-19' : undefined;
    case 'month':
      return monthFromIso(value) === undefined ? 'a month, as 2026-05' : undefined;
    case 'whole': {
      const isWithin =
        /^\d{1,7}$/.test(value) && Number(value) >= atLeast && (atMost === undefined || Number(value) <= atMost);
      return isWithin ? undefined : `a whole number from ${atLeast}${atMost === undefined ? '' : ` to ${atMost}`}`;
    }
    case 'choice':
      return choices.includes(value) ? undefined : `one of: ${choices.join(', ')}`;
    case 'text':
      return undefined;
  }
}

/** What keeps a note from being entered, in words; undefined when nothing does. */
export function noteFault(state: CaseState, note: CaseNote, isPractice: IsPractice): string | undefined {
  const { rules, engagement, taken } = state;
  if (rules.ends.includes(state.stage)) return `The case is ${state.stage}: nothing more is entered.`;
  if (note.words.trim() === '') return 'Say what shows it, or why.';
  switch (note.kind) {
    case 'amended':
      if (taken.some(({ decision }) => decision !== null))
        return 'What was decided on is not amended: withdraw it and open another.';
      return formFault(rules, note.form, isPractice);
    case 'evidenced':
      return rules.evidence.some(({ id }) => id === note.evidence)
        ? undefined
        : `${note.evidence} is no evidence of this case.`;
    case 'engaged':
    case 'waived':
      return engagement.some(({ id }) => id === note.step) ? undefined : `${note.step} is no step of engagement.`;
    case 'consultation':
      return rules.changesServices ? undefined : 'The case does not change services.';
    case 'scored': {
      const criterion = rules.criteria.find(({ id }) => id === note.criterion);
      if (criterion === undefined) return `${note.criterion} is no criterion of this case.`;
      const isWithin = Number.isInteger(note.score) && note.score >= 0 && note.score <= criterion.most;
      return isWithin ? undefined : `A score is a whole number from 0 to ${criterion.most}.`;
    }
  }
}
