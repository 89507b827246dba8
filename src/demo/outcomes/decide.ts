import type { ConditionName } from '../conditions.ts';
import type { IndicatorName } from '../parameters.ts';
import { type Domain, OUTCOME, type Plan } from './plan.ts';

const LEAST = 0.01;

/**
 * The probability with which `open` people must meet the numerator so that, of everybody, numerator ÷ denominator
 * comes to `quality`: the others bring what is sure or expected of them.
 */
export function probabilityFor(
  quality: number,
  open: number,
  others: { readonly numerator: number; readonly denominator: number },
): number {
  if (open === 0) return quality;
  const needed = quality * (open + others.denominator) - others.numerator;
  return Math.min(1 - LEAST, Math.max(LEAST, needed / open));
}

/** With what probability somebody newly registered or diagnosed meets the numerator: whoever does not is adjusted. */
export function newPersonProbability(plan: Plan, quality: number): number {
  return (quality * plan.parameters.adjustments.newPersonSharePerThousand) / 1000;
}

/** An indicator with a register of its own and nothing shared with others. */
export type Simple = {
  readonly indicator: IndicatorName;
  readonly domain: Domain;
  readonly condition: ConditionName;
  /** Months for which somebody is new; 0 when newness does not adjust. */
  readonly newMonths: number;
  /** Whether the general adjustments of the year take somebody out. */
  readonly hasGeneral: boolean;
  isEligible?(plan: Plan, person: number, y: number): boolean;
  /** The n-th specific reason, or undefined. */
  specific?(plan: Plan, person: number, y: number): number | undefined;
  /** Who meets the numerator whatever the practice does. */
  isSure?(plan: Plan, person: number, y: number): boolean;
};

/** Decides a year of one practice. */
export function decideSimple(plan: Plan, simple: Simple, practice: number, y: number): void {
  const outcomes = plan.outcome[simple.domain][y]!;
  const open: number[] = [];
  let newcomers = 0;
  let sure = 0;
  for (const person of plan.members[y]![practice]!) {
    if (!plan.has(person, simple.condition, y) || simple.isEligible?.(plan, person, y) === false) continue;
    outcomes[person] = settled(plan, simple, person, y);
    if (outcomes[person] === OUTCOME.met) sure += 1;
    if (outcomes[person] !== OUTCOME.free) continue;
    open.push(person);
    if (isNewcomer(plan, simple, person, y)) newcomers += 1;
  }
  const quality = plan.quality.of(practice, simple.indicator, y);
  const forNew = newPersonProbability(plan, quality);
  const expected = sure + newcomers * forNew;
  const forOthers = probabilityFor(quality, open.length - newcomers, { numerator: expected, denominator: expected });
  for (const person of open) {
    const isNew = isNewcomer(plan, simple, person, y);
    const isMet = plan.meets(person, simple.indicator, y, isNew ? forNew : forOthers);
    outcomes[person] = isMet ? OUTCOME.met : OUTCOME.missed;
  }
  for (const person of plan.members[y]![practice]!) tallySimple(plan, simple, person, practice, y);
}

function isNewcomer(plan: Plan, simple: Simple, person: number, y: number): boolean {
  return simple.newMonths > 0 && plan.isNew(person, simple.condition, y, simple.newMonths);
}

function settled(plan: Plan, simple: Simple, person: number, y: number): number {
  if (simple.isSure?.(plan, person, y)) return OUTCOME.met;
  if (simple.hasGeneral && plan.general[y]![person] !== 0) return OUTCOME.general;
  const reason = simple.specific?.(plan, person, y);
  return reason === undefined ? OUTCOME.free : OUTCOME.specific + reason;
}

function tallySimple(plan: Plan, simple: Simple, person: number, practice: number, y: number): void {
  const outcome = plan.outcome[simple.domain][y]![person]!;
  if (outcome === OUTCOME.free) return;
  const isAdjusted = outcome >= OUTCOME.general || isNewcomer(plan, simple, person, y);
  plan.tally.add(practice, simple.indicator, y, outcome === OUTCOME.met, isAdjusted);
}
