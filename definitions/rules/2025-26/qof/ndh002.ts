import { adjustSpecific, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { HYPERGLYCAEMIA } from '../cares.ts';
import { FASGLUC_COD, GLUCDEC_COD, IFCCHBAM_COD } from '../codelists.ts';
import { NDH } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const NDH002 = rule({
  id: 'NDH002',
  title: 'HbA1c or fasting glucose in non-diabetic hyperglycaemia',
  wording:
    'The percentage of patients with non-diabetic hyperglycaemia who have had an HbA1c or fasting blood glucose ' +
    'performed in the preceding 12 months.',
  reason: 'About one in ten people with raised glucose develop diabetes each year; a yearly test finds them.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'NDHDMIFCC (diabetes found since) is left out: people with unresolved diabetes are not on the register.',
  ],
  register: NDH,
  steps: [
    succeed('HbA1c or fasting glucose in the 12 months', has([IFCCHBAM_COD, FASGLUC_COD], inMonths(12))),
    ...usualAdjustments(
      HYPERGLYCAEMIA,
      'NDHINVITE',
      adjustSpecific(
        'declined this care',
        'GLUCDEC',
        'chose not to have glucose tested',
        has(GLUCDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
