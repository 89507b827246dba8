import { addDays, dayFromIso } from '../../base/index.ts';
import type { CaseStep } from './case-kind.ts';
import type { CaseState } from './case-state.ts';
import type { CaseWorld } from './case-step.ts';

/** Stages that only a committee brings a case to. */
const BY_DECISION: readonly string[] = ['granted', 'in force', 'approved', 'issued', 'sanctioned'];
/** Stages that are signed by somebody other than who kept the case. */
const SIGNED: readonly string[] = ['in force', 'sanctioned'];
const LEAST_DAYS = 28;

/**
 * What must hold of every step of a case, written from the rules and not from the steps: nothing here asks a guard of theirs, so that
 * a guard that is wrong shows. @returns what is broken, in words
 */
export function brokenByStep(before: CaseState, { to }: CaseStep, world: CaseWorld): string[] {
  const { rules, stage, form, evidence, engaged, consultation, scores, taken, engagement } = before;
  const isNotice = rules.id.endsWith('notice');
  const isFirstIssue = to === 'issued' && stage === 'approved';
  const broken: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  if (BY_DECISION.includes(to) && stage !== 'disputed') {
    check(world.isDecided, 'a step was taken without a decision in force');
    check(world.isHeld, 'a step was taken by who does not hold the function');
    check(evidence.size === rules.evidence.length, 'something was decided that is not evidenced');
  }
  if (to === 'granted') {
    const isConsulted = consultation !== null && (!consultation.isRequired || consultation.outcome !== null);
    const isEngaged = isConsulted && engaged.size === engagement.length;
    check(isEngaged || !rules.changesServices, 'a change to services was decided without engagement');
    check(scores.size === rules.criteria.length, 'a request was decided without its scores');
  }
  if (SIGNED.includes(to) || isFirstIssue) {
    const recorded = taken.findLast((one) => one.to === 'granted' || one.to === 'approved');
    check(![taken[0]?.by, recorded?.by].includes(world.by), 'one person kept a case and signed it');
  }
  if (to !== 'withdrawn') {
    const blank = rules.fields.find(({ id, isOptional }) => isOptional !== true && form[id] === '');
    check(blank === undefined || (stage !== 'drafted' && stage !== 'acknowledged'), 'a form with a gap went on');
  }
  if (isNotice && (to === 'approved' || isFirstIssue) && rules.period !== undefined) {
    check(Number(form.days) >= LEAST_DAYS || form.shorter !== '', 'a period was shorter without a reason');
  }
  if (to === 'granted' || to === 'in force') {
    const asked = form.on ?? form.from ?? '';
    const begins = dayFromIso(asked.length === 'YYYY-MM'.length ? `${asked}-01` : asked);
    const isInTime =
      begins === undefined || world.on <= begins - (['merger', 'practice-closure'].includes(rules.id) ? 1 : 0);
    check(isInTime, 'something was granted that could not begin any more');
  }
  if (to === 'lapsed') {
    const issued = taken.find((one) => one.to === 'issued');
    const isOver = issued !== undefined && world.on >= addDays(issued.on, Number(form.days));
    check(isOver, 'a notice lapsed before its period was over');
  }
  if (to === 'declined') check(world.isLost, 'a case was declined that no committee voted down');
  if (['declined', 'withdrawn', 'closed', 'remedied'].includes(to))
    check(world.words !== '', 'a case ended without a reason');
  return broken;
}
