import type { Json } from '../../../../src/base/index.ts';
import { type Codelist, framework as frozen, type PeopleOfRules } from '../../../../src/indicators/language/index.ts';
import { DEP004 } from '../../../rules/2025-26/qof/dep004.ts';
import { DM033 } from '../../../rules/2025-26/qof/dm033.ts';
import { qofRegisters } from '../../../rules/2025-26/registers/every-register.ts';

/**
 * Rules of the Quality and Outcomes Framework, 2023/24, that later years have not. Nothing is paid or counted by them: they
 * are kept so that people who are typed in can be tried on them.
 * @param codelists by name, as `parseCodelist` reads them from definitions/codelists
 * @param people the test people of each rule, as `readPeople` reads them from definitions/rules/2025-26/people
 */
export function framework(codelists: ReadonlyMap<string, Codelist>, people: PeopleOfRules = new Map()): Json {
  return frozen(
    {
      id: 'qof/2023-24',
      title: 'Rules of the Quality and Outcomes Framework, 2023/24, that later years have not',
      year: '2023/24',
      registers: qofRegisters,
      rules: [DEP004, DM033],
      measures: [],
    },
    codelists,
    people,
  );
}
