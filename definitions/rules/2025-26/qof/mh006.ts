import { adjustSpecific, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import { BMI_COD, BMIDEC_COD, BMIPU_COD } from '../codelists.ts';
import { MH } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { inRemission, usualAdjustments } from '../usual-steps.ts';

export const MH006 = rule({
  id: 'MH006',
  title: 'Body mass index recorded in severe mental illness',
  wording:
    'The percentage of patients with schizophrenia, bipolar affective disorder and other psychoses who have a ' +
    'record of BMI in the preceding 12 months.',
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
    succeed('body mass index recorded in the 12 months', has(BMI_COD, inMonths(12))),
    adjustSpecific('clinical', 'BMIPU', 'measuring body mass index unsuitable', has(BMIPU_COD, inMonths(12))),
    ...usualAdjustments(
      MENTAL_HEALTH,
      'MHINVITE',
      adjustSpecific('declined this care', 'BMIDEC', 'chose not to be measured', has(BMIDEC_COD, inMonths(12))),
    ),
  ],
});
