import { addDays, type Day, type OdsCode } from '../base/index.ts';
import type { Framework, Measure } from '../indicators/index.ts';
import type { Participation } from './participation.ts';

/** That a practice takes part in a framework for a year. */
export type TakesPart = Pick<Participation, 'practice' | 'framework' | 'validFrom' | 'validTo'>;

/**
 * The ids of the rules of a framework that a practice counts on a day because practices take part in it. Who takes part
 * on that day counts those of all measures that earn points. On the eve of such a year every practice counts those whose
 * registers are compared with the borough's own: that is frozen then, and a register that only some count is not the
 * borough's.
 */
export function rulesCountedOn(
  framework: Framework,
  parts: readonly TakesPart[],
  practice: OdsCode,
  on: Day,
): readonly string[] {
  const years = parts.filter((part) => part.framework === framework.id);
  const takesPart = years.some((year) => year.practice === practice && year.validFrom <= on && on <= year.validTo);
  const isEve = years.some(({ validFrom }) => addDays(validFrom, -1) === on);
  const paid = framework.measures.filter(({ points }) => points > 0);
  const compared = paid.filter(({ prevalenceAdjusted, prevalence }) => prevalenceAdjusted && prevalence === 'local');
  const rules = [
    ...(takesPart ? paid.map(({ rule }) => rule) : []),
    ...(isEve ? compared.flatMap((measure) => ruleOfPrevalence(framework, measure) ?? []) : []),
  ];
  return [...new Set(rules)];
}

/** The rule that counts the register by whose prevalence a measure is adjusted. */
function ruleOfPrevalence({ rules }: Framework, { rule, prevalenceRegister }: Measure): string | undefined {
  if (prevalenceRegister === undefined) return rule;
  return rules.find(({ register }) => register === prevalenceRegister)?.id;
}
