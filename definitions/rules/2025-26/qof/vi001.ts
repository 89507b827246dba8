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
import { DTP_VAC, DTPCON_COD } from '../codelists.ts';
import { ALL } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';

export const VI001 = rule({
  id: 'VI001',
  title: 'Three doses against diphtheria, tetanus and pertussis by 8 months',
  wording:
    'The percentage of babies who reached 8 months old in the preceding 12 months, who have received at least 3 ' +
    'doses of a diphtheria, tetanus and pertussis containing vaccine before the age of 8 months.',
  reason: 'Vaccination on time protects children when these infections do most harm.',
  source:
    'Sets of adjustments: NHS England PCA reference 2023/24; wording: PCD output descriptions, 5 December 2024; ' +
    'as simplified in the rules at hand',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'PCADTP (too little time to finish the course after registration) has no definition at hand and is left out.',
  ],
  register: ALL,
  steps: [
    exclude('VICC001', 'did not reach 8 months in the year', not(reachesInYear(8))),
    succeed('three doses before the age of 8 months', dosesBetweenAges(3, DTP_VAC, 0, 8)),
    adjustSpecific('clinical', 'DTPCON', 'the vaccine is contraindicated', has(DTPCON_COD, ever)),
  ],
});
