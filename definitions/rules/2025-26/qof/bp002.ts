import {
  adjustSpecific,
  ageUnder,
  bloodPressures,
  exclude,
  exists,
  has,
  inMonths,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { BPDEC_COD, DIASBP_COD, SYSBP_COD } from '../codelists.ts';
import { ALL } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

export const BP002 = rule({
  id: 'BP002',
  title: 'Blood pressure recorded, aged 45 and over',
  wording: 'The percentage of patients aged 45 or over who have a record of blood pressure in the preceding 5 years.',
  reason: 'High blood pressure is common, silent and treatable; it is found only by measuring it.',
  source: 'OpenSAFELY blood-pressure-sro, quoting NHS Digital business rules',
  ...signedOff,
  verification: 'published order',
  notes: [],
  register: ALL,
  steps: [
    exclude('PAT_AGEU45', 'aged under 45', ageUnder(45)),
    succeed(
      'a whole blood pressure reading in the 60 months',
      exists(bloodPressures(SYSBP_COD, DIASBP_COD, inMonths(60))),
    ),
    adjustSpecific(
      'declined this care',
      'BPDEC1',
      'chose not to have blood pressure taken',
      has(BPDEC_COD, inMonths(60)),
    ),
    newlyRegistered,
  ],
});
