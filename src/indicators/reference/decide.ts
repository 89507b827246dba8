import type { Register, Rule } from '../model/framework.ts';
import type { PersonView } from './evaluate.ts';

/** Whether somebody registered is on a register: the first step that is true decides. */
export function isOnRegister(view: PersonView, register: Register): boolean {
  if (view.registration === undefined) return false;
  return register.steps.find((step) => view.holds(step.when))?.kind === 'select';
}

/** The number of the step that decides about somebody on the register; 0 when none does. */
export function decidingStep(view: PersonView, rule: Rule): number {
  return rule.steps.find((step) => view.holds(step.when))?.n ?? 0;
}
