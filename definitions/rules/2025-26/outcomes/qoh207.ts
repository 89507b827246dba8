import {
  all,
  bloodPressures,
  exists,
  has,
  inMonths,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import {
  BMI_COD,
  DIASBP_COD,
  EXSMOK_COD,
  FRC_COD,
  IFCCHBAM_COD,
  LSMOK_COD,
  NSMOK_COD,
  SYSBP_COD,
} from '../codelists.ts';
import { ACR_COD, CHOL_COD, CREAT_COD, EGFR_COD } from '../outcomes-codelists.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const QOH207 = rule({
  id: 'QOH207',
  title: 'Diabetes eight care processes',
  wording:
    'Of diabetes register (17 and over), counted when HbA1c, blood pressure, cholesterol, creatinine, urine ' +
    'albumin, foot, BMI, smoking: all in 12 months',
  reason: 'Eight checks together find the harm of diabetes early; each alone misses most of it.',
  source: 'Quality Outcomes for Health, demonstration edition; after NICE NM74',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: DM,
  steps: [
    succeed(
      'all eight care processes in the 12 months',
      all(
        has(IFCCHBAM_COD, inMonths(12)),
        exists(bloodPressures(SYSBP_COD, DIASBP_COD, inMonths(12))),
        has(CHOL_COD, inMonths(12)),
        has([CREAT_COD, EGFR_COD], inMonths(12)),
        has(ACR_COD, inMonths(12)),
        has(FRC_COD, inMonths(12)),
        has(BMI_COD, inMonths(12)),
        has([LSMOK_COD, EXSMOK_COD, NSMOK_COD], inMonths(12)),
      ),
    ),
    ...usualAdjustments(DIABETES, 'DMINVITE'),
  ],
});
