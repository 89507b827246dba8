/** A framework of every rule that definitions/rules holds, worth nothing: what the tables of this folder are held to. */

import { everyRate, everyRule } from '../../definitions/rules/2025-26/every-rule.ts';
import { everyRegister } from '../../definitions/rules/2025-26/registers/every-register.ts';
import type { Json } from '../../src/base/index.ts';
import { framework } from '../../src/indicators/language/index.ts';
import { codelists, loaded, testPeople } from './people-tables.ts';

export const everythingJson: Json = framework(
  {
    id: 'every-rule/2025-26',
    title: 'Every rule',
    year: '2025/26',
    registers: everyRegister,
    rules: everyRule,
    rates: everyRate,
    measures: [],
  },
  codelists,
  testPeople,
);

export const everything = loaded(everythingJson);
