import type { Json } from '../../../../src/base/index.ts';
import { type Codelist, framework as frozen, type PeopleOfRules } from '../../../../src/indicators/language/index.ts';
import { IND265 } from '../../../rules/2025-26/nice/ind265.ts';
import { AF008 } from '../../../rules/2025-26/qof/af008.ts';
import { AST007 } from '../../../rules/2025-26/qof/ast007.ts';
import { CHD005 } from '../../../rules/2025-26/qof/chd005.ts';
import { COPD010 } from '../../../rules/2025-26/qof/copd010.ts';
import { CS005 } from '../../../rules/2025-26/qof/cs005.ts';
import { DEM004 } from '../../../rules/2025-26/qof/dem004.ts';
import { DM020 } from '../../../rules/2025-26/qof/dm020.ts';
import { DM036 } from '../../../rules/2025-26/qof/dm036.ts';
import { HYP008 } from '../../../rules/2025-26/qof/hyp008.ts';
import { HYP009 } from '../../../rules/2025-26/qof/hyp009.ts';
import { SMOK004 } from '../../../rules/2025-26/qof/smok004.ts';
import { CS, SMOK2 } from '../../../rules/2025-26/registers/by-age.ts';
import { DM } from '../../../rules/2025-26/registers/glucose-and-weight.ts';
import { AF, CHD, HYP } from '../../../rules/2025-26/registers/heart-and-vessels.ts';
import { AST, COPD } from '../../../rules/2025-26/registers/lungs.ts';
import { DEM, LD } from '../../../rules/2025-26/registers/mind-and-brain.ts';
import { measures } from './measures.ts';

/**
 * The framework of the demonstration: twelve indicators, 2025/26.
 * @param codelists by name, as `parseCodelist` reads them from definitions/codelists
 * @param people the test people of each rule, as `readPeople` reads them from definitions/rules/2025-26/people
 */
export function framework(codelists: ReadonlyMap<string, Codelist>, people: PeopleOfRules = new Map()): Json {
  return frozen(
    {
      id: 'spine/2025-26',
      title: 'Twelve indicators, 2025/26',
      year: '2025/26',
      registers: [AF, AST, CHD, COPD, CS, DEM, DM, HYP, LD, SMOK2],
      rules: [HYP008, HYP009, DM020, DM036, AF008, COPD010, AST007, CHD005, SMOK004, DEM004, IND265, CS005],
      measures,
    },
    codelists,
    people,
  );
}
