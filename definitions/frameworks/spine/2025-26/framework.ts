import type { Json } from '../../../../src/base/index.ts';
import { type Codelist, framework as frozen } from '../../../../src/indicators/language/index.ts';
import { AF008 } from './indicators/af008.ts';
import { AST007 } from './indicators/ast007.ts';
import { CHD005 } from './indicators/chd005.ts';
import { COPD010 } from './indicators/copd010.ts';
import { CS005 } from './indicators/cs005.ts';
import { DEM004 } from './indicators/dem004.ts';
import { DM020 } from './indicators/dm020.ts';
import { DM036 } from './indicators/dm036.ts';
import { HYP008 } from './indicators/hyp008.ts';
import { HYP009 } from './indicators/hyp009.ts';
import { IND265 } from './indicators/ind265.ts';
import { SMOK004 } from './indicators/smok004.ts';
import { measures } from './measures.ts';
import * as registers from './registers.ts';

/**
 * The framework of the demonstration: twelve indicators, 2025/26.
 * @param codelists by name, as `parseCodelist` reads them from definitions/codelists
 */
export function framework(codelists: ReadonlyMap<string, Codelist>): Json {
  return frozen(
    {
      id: 'spine/2025-26',
      title: 'Twelve indicators, 2025/26',
      year: '2025/26',
      registers: Object.values(registers),
      rules: [HYP008, HYP009, DM020, DM036, AF008, COPD010, AST007, CHD005, SMOK004, DEM004, IND265, CS005],
      measures,
    },
    codelists,
  );
}
