import { dayText } from '../../base/index.ts';
import type { CaseNeed, CaseStep } from './case-kind.ts';
import { type CaseState, filledIn, noticeEnds } from './case-state.ts';
import { CASE_GUARDS, CASE_REFUSALS } from './case-step.ts';
import { cannotBegin } from './effect-date.ts';
import { type StepBasis, worldOf } from './step-basis.ts';

/** One thing that keeps a step from being taken, in words. */
export type Missing = { readonly need: CaseNeed; readonly words: string };

/**
 * Everything that keeps somebody from taking a step, one entry a thing. What they have to say with the step is not among it: they are
 * asked for that when they take it.
 * @param by who would take it; absent: nobody in particular
 */
export function stillMissing(state: CaseState, step: CaseStep, basis: StepBasis, by = ''): readonly Missing[] {
  const world = worldOf(basis, { by, words: 'asked for with the step' });
  const lacking = step.needs.filter((need) => !CASE_GUARDS[need]({ state, step, world }));
  return lacking.flatMap((need) => wordsFor(need, state, basis).map((words) => ({ need, words })));
}

function wordsFor(need: CaseNeed, state: CaseState, { on, decision, held }: StepBasis): readonly string[] {
  const { rules, form, evidence, scores } = state;
  switch (need) {
    case 'form':
      return rules.fields
        .filter(({ id, isOptional }) => isOptional !== true && filledIn(form, id) === undefined)
        .map(({ label }) => `In the form: ${label}.`);
    case 'evidence':
      return rules.evidence.filter(({ id }) => !evidence.has(id)).map(({ label }) => `To be shown: ${label}.`);
    case 'engagement':
      return engagementWords(state);
    case 'criteria':
      return rules.criteria.filter(({ id }) => !scores.has(id)).map(({ label }) => `To be scored: ${label}.`);
    case 'period over': {
      const ends = noticeEnds(state);
      return [ends === undefined ? CASE_REFUSALS[need] : `The period of the notice runs out on ${dayText(ends)}.`];
    }
    case 'decision':
      return [decision.ok ? CASE_REFUSALS[need] : decision.refusal.message];
    case 'function':
      return [held.ok ? CASE_REFUSALS[need] : held.refusal.message];
    case 'can begin':
      return [cannotBegin(state, on) ?? CASE_REFUSALS[need]];
    default:
      return [CASE_REFUSALS[need]];
  }
}

function engagementWords({ engagement, engaged, consultation }: CaseState): readonly string[] {
  const steps = engagement.filter(({ id }) => !engaged.has(id));
  const open = steps.map(({ name }) => `Engagement, to be shown, or waived with a reason: ${name}.`);
  if (consultation === null) return [...open, 'To be settled: whether formal consultation is required.'];
  const isHeld = !consultation.isRequired || consultation.outcome !== null;
  return isHeld ? open : [...open, 'Formal consultation is required: what came of it is to be entered.'];
}
