import {
  all,
  atLeast,
  ever,
  exclude,
  has,
  inMonths,
  latest,
  not,
  rule,
  succeed,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { ATRIAL_FIBRILLATION } from '../cares.ts';
import { CHADVASC_COD, CHADVASC_VAL } from '../codelists.ts';
import { AF } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const AF006 = rule({
  id: 'AF006',
  title: 'Stroke risk assessed in atrial fibrillation',
  wording:
    'The percentage of patients with atrial fibrillation in whom stroke risk has been assessed using the ' +
    'CHA2DS2-VASc score risk stratification scoring system in the preceding 12 months (excluding those patients ' +
    'with a previous CHADS2 or CHA2DS2-VASc score of 2 or more)',
  reason: 'The score tells who gains from an anticoagulant, which prevents about two in three strokes.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The order of the adjustments is inferred.'],
  register: AF,
  steps: [
    exclude(
      'CHAD_VAL2',
      'scored 2 or more, more than 12 months ago',
      all(atLeast('2', latest(valuedRecords(CHADVASC_VAL, ever))), not(has(CHADVASC_VAL, inMonths(12)))),
    ),
    succeed('stroke risk assessed in the 12 months', has(CHADVASC_COD, inMonths(12))),
    ...usualAdjustments(ATRIAL_FIBRILLATION, 'AFIBINVITE'),
  ],
});
