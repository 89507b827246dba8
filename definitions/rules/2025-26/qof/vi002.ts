import {
  adjustSpecific,
  dosesBetweenAges,
  ever,
  exclude,
  has,
  not,
  reachesInYear,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { MMR_VAC, MMRCON_COD } from '../codelists.ts';
import { ALL } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';

export const VI002 = rule({
  id: 'VI002',
  title: 'A dose of MMR at 12 to 18 months',
  wording:
    'The percentage of children who reached 18 months old in the preceding 12 months, who have received at least ' +
    '1 dose of MMR between the ages of 12 and 18 months.',
  reason: 'Vaccination on time protects children when these infections do most harm.',
  source:
    'Sets of adjustments: NHS England PCA reference 2023/24; wording: PCD output descriptions, 5 December 2024; ' +
    'as simplified in the rules at hand',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'PCAMMR1 (too little time to finish the course after registration) has no definition at hand and is left out.',
  ],
  register: ALL,
  steps: [
    exclude('VICC002', 'did not reach 18 months in the year', not(reachesInYear(18))),
    succeed('a dose at 12 to 18 months of age', dosesBetweenAges(1, MMR_VAC, 12, 18)),
    adjustSpecific('clinical', 'MMRCON', 'the vaccine is contraindicated', has(MMRCON_COD, ever)),
  ],
});
