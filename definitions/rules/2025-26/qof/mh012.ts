import {
  adjustSpecific,
  all,
  dateOf,
  exclude,
  has,
  inMonths,
  isOnOrBefore,
  monthsBefore,
  periodEnd,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import { DM_COD, DMRES_COD, FASGLUC_COD, GLUC_COD, GLUCDEC_COD, IFCCHBAM_COD } from '../codelists.ts';
import { firstUnresolved, unresolved } from '../frequent-tests.ts';
import { MH } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { fructosamineInstead, inRemission, usualAdjustments } from '../usual-steps.ts';

export const MH012 = rule({
  id: 'MH012',
  title: 'Glucose or HbA1c recorded in severe mental illness',
  wording:
    'The percentage of patients with schizophrenia, bipolar affective disorder and other psychoses who have a ' +
    'record of blood glucose or HbA1c in the preceding 12 months',
  reason: 'People with a severe mental illness die fifteen to twenty years early, most of them of heart disease.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: ['Rules and order are ours: not payable without a recorded acceptance.'],
  register: MH,
  steps: [
    inRemission,
    exclude(
      'DM_DAT4',
      'diabetes diagnosed 12 or more months before the period end',
      all(
        unresolved(DM_COD, DMRES_COD),
        isOnOrBefore(dateOf(firstUnresolved(DM_COD, DMRES_COD)), monthsBefore(12, periodEnd)),
      ),
    ),
    succeed('blood glucose or HbA1c in the 12 months', has([IFCCHBAM_COD, GLUC_COD, FASGLUC_COD], inMonths(12))),
    fructosamineInstead,
    ...usualAdjustments(
      MENTAL_HEALTH,
      'MHINVITE',
      adjustSpecific(
        'declined this care',
        'GLUCDEC',
        'chose not to have glucose tested',
        has(GLUCDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
