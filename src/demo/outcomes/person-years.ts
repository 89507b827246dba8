import { YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { GENERAL, type Plan } from './plan.ts';

const FRAIL_FROM_AGE = 65;
/** Ages at which the two numbers of each frailty rate hold; straight between and beyond. */
const FIRST_AGE = 70;
const SECOND_AGE = 83;
const VERY_OLD = 80;
/** A person's general adjustment is last year's again, for this share of people. */
const SAME_AGAIN_PER_THOUSAND = 500;
const PRACTICE_SPREAD = 0.25;
const IN_ORDER = [GENERAL.unsuitable, GENERAL.declined, GENERAL.invitedTwice];

/** Frailty before the period and at each year's end: it only ever worsens. */
export function decideFrailty(plan: Plan): void {
  for (let person = 0; person < plan.people.count; person += 1) {
    let level = 0;
    for (const y of [-1, ...YEARS]) {
      level = Math.max(level, frailtyAt(plan, person, plan.age(person, Math.max(y, 0)) - (y < 0 ? 1 : 0)));
      plan.frailty[y + 1]![person] = level;
    }
  }
}

function frailtyAt(plan: Plan, person: number, age: number): number {
  if (age < FRAIL_FROM_AGE) return 0;
  const { mildPerThousand, moderatePerThousand, severePerThousand } = plan.parameters.frailty;
  const share = Math.max(-0.2, (age - FIRST_AGE) / (SECOND_AGE - FIRST_AGE));
  const at = ([first, second]: readonly number[]) => first! + (second! - first!) * share;
  const left = plan.chance.uniform(DRAW.frailty, person) * 1000;
  if (left < at(severePerThousand)) return 3;
  if (left < at(severePerThousand) + at(moderatePerThousand)) return 2;
  return left < at(severePerThousand) + at(moderatePerThousand) + at(mildPerThousand) ? 1 : 0;
}

/** Who is unsuitable for, declines, or does not answer to the year's care as a whole. */
export function decideGeneral(plan: Plan, practice: number, y: number): void {
  const rates = plan.parameters.adjustments.general;
  const factor = Math.exp(PRACTICE_SPREAD * plan.chance.normal(DRAW.general, practice, 0, 7));
  for (const person of plan.members[y]![practice]!) {
    const isVeryOld = plan.age(person, y) >= VERY_OLD;
    const unsuitable = isVeryOld ? rates.unsuitableAged80PerThousand : rates.unsuitablePerThousand;
    const each = [unsuitable, rates.declinedPerThousand, rates.invitedPerThousand].map((rate) => rate * factor);
    const found = plan.chance.which(each, DRAW.general, person, drawYear(plan, person, y));
    plan.general[y]![person] = found === undefined ? GENERAL.none : IN_ORDER[found]!;
  }
}

function drawYear(plan: Plan, person: number, y: number): number {
  return plan.chance.happens(SAME_AGAIN_PER_THOUSAND, DRAW.general, person, y, 1) ? 0 : y;
}
