import { DRAW } from '../chance.ts';
import type { IndicatorName } from '../parameters.ts';
import { newPersonProbability, probabilityFor } from './decide.ts';
import { OUTCOME, type Plan } from './plan.ts';

/** Why blood pressure was not brought down, in this order after OUTCOME.specific. */
export const BLOOD_PRESSURE_REASONS = { maximalTherapy: 0, declined: 1 } as const;

const OLD = 80;
const NEW_MONTHS = 9;

function isInHyp(plan: Plan, person: number, y: number): boolean {
  return plan.has(person, 'hypertension', y);
}

function isInDm036(plan: Plan, person: number, y: number): boolean {
  return plan.has(person, 'diabetes', y) && plan.age(person, y) < OLD && !plan.isFrail(person, y);
}

/**
 * One reading decides HYP008, HYP009 and DM036, so who is in both diabetes and hypertension does as well as the
 * diabetes indicator says, and the rest of hypertension makes up what HYP008 is still to come to.
 */
export function decideBloodPressure(plan: Plan, practice: number, y: number): void {
  const outcomes = plan.outcome.bloodPressure[y]!;
  const diabetic: number[] = [];
  const younger: number[] = [];
  const older: number[] = [];
  for (const person of plan.members[y]![practice]!) {
    const inDm = isInDm036(plan, person, y);
    if (!inDm && !isInHyp(plan, person, y)) continue;
    outcomes[person] = settled(plan, person, y);
    if (outcomes[person] !== OUTCOME.free) continue;
    if (inDm) diabetic.push(person);
    else if (plan.age(person, y) < OLD) younger.push(person);
    else older.push(person);
  }
  const none = { numerator: 0, denominator: 0 };
  const dm = drawGroup(plan, practice, y, 'DM036', 'diabetes', diabetic, none);
  drawGroup(plan, practice, y, 'HYP008', 'hypertension', younger, hypertensiveAmong(plan, y, diabetic, dm));
  drawGroup(plan, practice, y, 'HYP009', 'hypertension', older, none);
  tallyBloodPressure(plan, practice, y);
}

function settled(plan: Plan, person: number, y: number): number {
  if (plan.general[y]![person] !== 0) return OUTCOME.general;
  const { maximalTherapyPerThousand, bloodPressureDeclinedPerThousand } = plan.parameters.adjustments;
  const rates = [maximalTherapyPerThousand, bloodPressureDeclinedPerThousand];
  const reason = plan.chance.which(rates, DRAW.specific, person, 1, y);
  return reason === undefined ? OUTCOME.free : OUTCOME.specific + reason;
}

type Expected = { readonly numerator: number; readonly denominator: number };
type Probability = (person: number) => number;

/** Draws a group's outcomes and gives the probability with which each was drawn. */
function drawGroup(
  plan: Plan,
  practice: number,
  y: number,
  indicator: IndicatorName,
  condition: 'hypertension' | 'diabetes',
  group: readonly number[],
  others: Expected,
): Probability {
  const quality = plan.quality.of(practice, indicator, y);
  const forNew = newPersonProbability(plan, quality);
  const newcomers = group.filter((person) => plan.isNew(person, condition, y, NEW_MONTHS)).length;
  const forOthers = probabilityFor(quality, group.length - newcomers, {
    numerator: others.numerator + newcomers * forNew,
    denominator: others.denominator + newcomers * forNew,
  });
  const probability = (person: number) => (plan.isNew(person, condition, y, NEW_MONTHS) ? forNew : forOthers);
  for (const person of group) {
    const isMet = plan.meets(person, 'HYP008', y, probability(person));
    plan.outcome.bloodPressure[y]![person] = isMet ? OUTCOME.met : OUTCOME.missed;
  }
  return probability;
}

/** What people of DM036 who also have hypertension are expected to bring to HYP008. */
function hypertensiveAmong(plan: Plan, y: number, diabetic: readonly number[], probability: Probability): Expected {
  let numerator = 0;
  let denominator = 0;
  for (const person of diabetic) {
    if (!isInHyp(plan, person, y)) continue;
    numerator += probability(person);
    denominator += plan.isNew(person, 'hypertension', y, NEW_MONTHS) ? probability(person) : 1;
  }
  return { numerator, denominator };
}

function tallyBloodPressure(plan: Plan, practice: number, y: number): void {
  for (const person of plan.members[y]![practice]!) {
    const outcome = plan.outcome.bloodPressure[y]![person]!;
    if (outcome === OUTCOME.free) continue;
    const isMet = outcome === OUTCOME.met;
    const isGiven = outcome >= OUTCOME.general;
    if (isInHyp(plan, person, y)) {
      const isNew = plan.isNew(person, 'hypertension', y, NEW_MONTHS);
      plan.tally.add(practice, plan.age(person, y) < OLD ? 'HYP008' : 'HYP009', y, isMet, isGiven || isNew);
    }
    if (isInDm036(plan, person, y)) {
      const isNew = plan.isNew(person, 'diabetes', y, NEW_MONTHS);
      plan.tally.add(practice, 'DM036', y, isMet, isGiven || isNew);
    }
  }
}
