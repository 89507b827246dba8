import {
  adjustSpecific,
  bloodPressures,
  ever,
  exclude,
  exists,
  has,
  inMonths,
  not,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import { BPDEC_COD, DIASBP_COD, MH_COD, SYSBP_COD } from '../codelists.ts';
import { ALL } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';
import { inRemission, usualAdjustments } from '../usual-steps.ts';

export const MH003 = rule({
  id: 'MH003',
  title: 'Blood pressure recorded in severe mental illness',
  wording:
    'The percentage of patients with schizophrenia, bipolar affective disorder and other psychoses who have a ' +
    'record of blood pressure in the preceding 12 months',
  reason: 'People with a severe mental illness die fifteen to twenty years early, most of them of heart disease.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'The rule as found begins with everybody registered, and leaves lithium without a diagnosis out.',
  ],
  register: ALL,
  steps: [
    exclude('NOT_ON_REGISTER', 'no psychosis, schizophrenia or bipolar affective disorder', not(has(MH_COD, ever))),
    inRemission,
    succeed(
      'a whole blood pressure reading in the 12 months',
      exists(bloodPressures(SYSBP_COD, DIASBP_COD, inMonths(12))),
    ),
    ...usualAdjustments(
      MENTAL_HEALTH,
      'MHINVITE',
      adjustSpecific(
        'declined this care',
        'BPDEC',
        'chose not to have blood pressure taken',
        has(BPDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
