import type { Json } from '../../../../src/base/index.ts';
import { type Codelist, framework as frozen, type PeopleOfRules } from '../../../../src/indicators/language/index.ts';
import { qofRules } from '../../../rules/2025-26/every-rule.ts';
import { qofRegisters } from '../../../rules/2025-26/registers/every-register.ts';
import { measures } from './measures.ts';

/**
 * The Quality and Outcomes Framework, 2025/26, for practices that do not take part in Quality Outcomes for Health.
 * @param codelists by name, as `parseCodelist` reads them from definitions/codelists
 * @param people the test people of each rule, as `readPeople` reads them from definitions/rules/2025-26/people
 */
export function framework(codelists: ReadonlyMap<string, Codelist>, people: PeopleOfRules = new Map()): Json {
  const worth = new Set(measures.map((measure) => measure.rule));
  return frozen(
    {
      id: 'qof/2025-26',
      title: 'Quality and Outcomes Framework, 2025/26',
      year: '2025/26',
      registers: qofRegisters,
      rules: qofRules.filter((rule) => worth.has(rule.id)),
      measures,
    },
    codelists,
    people,
  );
}
