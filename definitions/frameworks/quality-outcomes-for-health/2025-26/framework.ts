import type { Json } from '../../../../src/base/index.ts';
import { type Codelist, framework as frozen, type PeopleOfRules } from '../../../../src/indicators/language/index.ts';
import { everyRate, everyRule } from '../../../rules/2025-26/every-rule.ts';
import { everyRegister } from '../../../rules/2025-26/registers/every-register.ts';
import * as earlyDeath from './early-death.ts';
import * as qualityOfLife from './quality-of-life.ts';
import * as rest from './recovery-experience-and-safety.ts';

const measures = [...earlyDeath.paid, ...qualityOfLife.paid, ...rest.paid];
const watched = [...earlyDeath.watched, ...qualityOfLife.watched, ...rest.watched];

/**
 * Quality Outcomes for Health, demonstration edition, 2025/26: 86 measures in five domains. A design, for practices
 * that choose it in place of the Quality and Outcomes Framework; rules are shared with that, points and thresholds not.
 * @param codelists by name, as `parseCodelist` reads them from definitions/codelists
 * @param people the test people of each rule, as `readPeople` reads them from definitions/rules/2025-26/people
 */
export function framework(codelists: ReadonlyMap<string, Codelist>, people: PeopleOfRules = new Map()): Json {
  const named = new Set([...measures, ...watched].map((measure) => measure.rule));
  return frozen(
    {
      id: 'quality-outcomes-for-health/2025-26',
      title: 'Quality Outcomes for Health, demonstration edition (a design), 2025/26',
      year: '2025/26',
      registers: everyRegister,
      rules: everyRule.filter((rule) => named.has(rule.id) || RESTED_ON.has(rule.id)),
      rates: everyRate,
      measures,
      answered: rest.answered,
      watched,
    },
    codelists,
    people,
  );
}

/** Rules that are no measure of their own, and that the composite of the six checks (QOH127) rests on. */
const RESTED_ON: ReadonlySet<string> = new Set(['MH011', 'MH012']);
