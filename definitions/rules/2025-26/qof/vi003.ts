import {
  all,
  dosesBetweenAges,
  exclude,
  not,
  reachesInYear,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { DTAPIPV_VAC, MMR_VAC } from '../codelists.ts';
import { ALL } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';

export const VI003 = rule({
  id: 'VI003',
  title: 'Preschool booster and two doses of MMR by 5 years',
  wording:
    'The percentage of children who reached 5 years old in the preceding 12 months, who have received a ' +
    'reinforcing dose of DTaP/IPV and at least 2 doses of MMR between the ages of 1 and 5 years.',
  reason: 'Vaccination on time protects children when these infections do most harm.',
  source:
    'Sets of adjustments: NHS England PCA reference 2023/24; wording: PCD output descriptions, 5 December 2024; ' +
    'as simplified in the rules at hand',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'MMRDTAPCON and PCAMMRDTAP are in the reference; the rules at hand have neither.',
  ],
  register: ALL,
  steps: [
    exclude('VICC003', 'did not reach 5 years in the year', not(reachesInYear(60))),
    succeed(
      'two doses of MMR and a reinforcing dose of DTaP/IPV at 1 to 5 years of age',
      all(dosesBetweenAges(2, MMR_VAC, 12, 60), dosesBetweenAges(1, DTAPIPV_VAC, 12, 60)),
    ),
  ],
});
