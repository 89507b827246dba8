import {
  adjustSpecific,
  all,
  any,
  atMost,
  exists,
  has,
  inMonths,
  latest,
  not,
  rule,
  succeed,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { CHOLDEC_COD, LDLCHOL_COD, NONHDLCHOL_COD } from '../codelists.ts';
import { CHOL2 } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered9 } from '../usual-steps.ts';

const lowDensity = valuedRecords(LDLCHOL_COD, inMonths(12));
const notHighDensity = valuedRecords(NONHDLCHOL_COD, inMonths(12));

export const CHOL004 = rule({
  id: 'CHOL004',
  title: 'Cholesterol at target in vascular disease',
  wording:
    'Percentage of patients on the QOF Coronary Heart Disease (CHD), Peripheral Arterial Disease (PAD), or ' +
    'Stroke/Transient Ischaemic Attack (TIA) Register, who have a recording of LDL (Low-density Lipoprotein) ' +
    'cholesterol in the preceding 12 months that is 2.0 mmol/L or lower or where LDL cholesterol is not recorded ' +
    'a recording of non-HDL (High-density Lipoprotein) cholesterol in the preceding 12 months that is 2.6 mmol/L ' +
    'or lower.',
  reason: 'The lower the cholesterol after vascular disease, the fewer the heart attacks and strokes.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: ['Rules and order are ours: not payable without a recorded acceptance.', 'Adjustments of CHOL002 in 2023/24.'],
  register: CHOL2,
  steps: [
    succeed(
      'latest LDL of the 12 months at 2.0 mmol/L or less, or without one the latest non-HDL at 2.6 or less',
      any(atMost('2.0', latest(lowDensity)), all(not(exists(lowDensity)), atMost('2.6', latest(notHighDensity)))),
    ),
    adjustSpecific(
      'declined this care',
      'CHOLDEC',
      'chose not to have a cholesterol test',
      has(CHOLDEC_COD, inMonths(12)),
    ),
    newlyRegistered9,
  ],
});
