import { DRAW } from '../chance.ts';
import { decideSimple, type Simple } from './decide.ts';
import { OUTCOME, type Plan } from './plan.ts';

/** Specific reasons by domain, in this order after OUTCOME.specific. */
export const HBA1C_REASONS = { maximalTherapy: 0, declined: 1, fructosamine: 2 } as const;
export const AF_REASONS = { lasting: 0, expiring: 1, declined: 2, bothDeclined: 3 } as const;
export const CHD_REASONS = { lasting: 0, expiring: 1, declined: 2 } as const;

/** Of the specific adjustments of AF and CHD, those that last: a contraindication for good. */
const LASTING_PER_THOUSAND = 400;
const ADULT_DIABETES = 17;
const LEAST_SCORE = 2;

/** How somebody with AF goes without a right anticoagulant: nothing, warfarin without a reason, or stopped in the year. */
export const AF_MISSES = { nothing: 0, unreasonedWarfarin: 1, stopped: 2 } as const;

export function afMiss(plan: Plan, person: number, y: number): number {
  return plan.chance.below(3, DRAW.reason, person, 3, y);
}

/** CHA2DS2-VASc from age, sex and what is recorded. */
export function strokeRiskScore(plan: Plan, person: number, y: number): number {
  const age = plan.age(person, y);
  let score = age >= 75 ? 2 : age >= 65 ? 1 : 0;
  score += plan.people.sex[person]!;
  if (plan.has(person, 'hypertension', y)) score += 1;
  if (plan.has(person, 'diabetes', y)) score += 1;
  if (plan.has(person, 'stroke', y)) score += 2;
  if (plan.has(person, 'chd', y) || plan.has(person, 'pad', y)) score += 1;
  return score;
}

/** Whether any anticoagulant is issued in the year, which counts for coronary heart disease as well. */
export function isAnticoagulated(plan: Plan, person: number, y: number): boolean {
  const outcome = plan.outcome.af[y]![person];
  if (outcome === OUTCOME.met) return true;
  return outcome === OUTCOME.missed && afMiss(plan, person, y) !== AF_MISSES.nothing;
}

function yearly(rates: readonly number[], plan: Plan, person: number, stream: number, y: number): number | undefined {
  return plan.chance.which(rates, DRAW.specific, person, stream, y);
}

function lastingOr(plan: Plan, person: number, stream: number, y: number, rate: number, shares: readonly number[]) {
  if (plan.chance.happens((rate * LASTING_PER_THOUSAND) / 1000, DRAW.specific, person, stream, 9)) return 0;
  const found = yearly(
    shares.map((share) => rate * share),
    plan,
    person,
    stream,
    y,
  );
  return found === undefined ? undefined : found + 1;
}

const HBA1C: Simple = {
  indicator: 'DM020',
  domain: 'hba1c',
  condition: 'diabetes',
  newMonths: 9,
  hasGeneral: true,
  isEligible: (plan, person, y) => plan.age(person, y) >= ADULT_DIABETES && !plan.isFrail(person, y),
  specific: (plan, person, y) => {
    const { diabetesMaximalPerThousand, bloodTestDeclinedPerThousand, fructosaminePerThousand } =
      plan.parameters.adjustments;
    return yearly(
      [diabetesMaximalPerThousand, bloodTestDeclinedPerThousand, fructosaminePerThousand],
      plan,
      person,
      2,
      y,
    );
  },
};
const AF: Simple = {
  indicator: 'AF008',
  domain: 'af',
  condition: 'af',
  newMonths: 3,
  hasGeneral: false,
  isEligible: (plan, person, y) => strokeRiskScore(plan, person, y) >= LEAST_SCORE,
  specific: (plan, person, y) =>
    lastingOr(plan, person, 3, y, plan.parameters.adjustments.anticoagulantPerThousand, [0.2, 0.3, 0.1]),
};
const CHD: Simple = {
  indicator: 'CHD005',
  domain: 'chd',
  condition: 'chd',
  newMonths: 3,
  hasGeneral: true,
  isSure: isAnticoagulated,
  specific: (plan, person, y) =>
    lastingOr(plan, person, 4, y, plan.parameters.adjustments.antiplateletPerThousand, [0.2, 0.4]),
};
const COPD: Simple = { indicator: 'COPD010', domain: 'copd', condition: 'copd', newMonths: 3, hasGeneral: true };
const ASTHMA: Simple = {
  indicator: 'AST007',
  domain: 'asthma',
  condition: 'asthma',
  newMonths: 3,
  hasGeneral: true,
  specific: (plan, person, y) =>
    yearly([plan.parameters.adjustments.asthmaMonitoringDeclinedPerThousand], plan, person, 5, y),
};
const DEMENTIA: Simple = {
  indicator: 'DEM004',
  domain: 'dementia',
  condition: 'dementia',
  newMonths: 3,
  hasGeneral: true,
  specific: (plan, person, y) =>
    yearly([plan.parameters.adjustments.dementiaPlanDeclinedPerThousand], plan, person, 6, y),
};
const LEARNING_DISABILITY: Simple = {
  indicator: 'IND265',
  domain: 'learningDisability',
  condition: 'learningDisability',
  newMonths: 0,
  hasGeneral: false,
};

/** AF before CHD: an anticoagulant serves both. */
const ALL: readonly Simple[] = [HBA1C, AF, CHD, COPD, ASTHMA, DEMENTIA, LEARNING_DISABILITY];

/** Decides a practice's year for every indicator that rests on one register alone. */
export function decideRegisters(plan: Plan, practice: number, y: number): void {
  for (const simple of ALL) decideSimple(plan, simple, practice, y);
}
