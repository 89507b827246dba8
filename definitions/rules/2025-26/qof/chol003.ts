import {
  adjustSpecific,
  all,
  any,
  type CodelistName,
  ever,
  has,
  inMonths,
  isOn,
  rule,
  succeed,
  type Test,
} from '../../../../src/indicators/language/index.ts';
import {
  CHOLMAX_COD,
  LLTADV_COD,
  LLTCON_COD,
  LLTDEC_COD,
  LLTNI_COD,
  OLLTDRUG_COD,
  STATIN_COD,
  STATINDEC_COD,
  TXBEMP_COD,
  TXEZE_COD,
  TXICO_COD,
  TXINC_COD,
  TXPCSK_COD,
  TXSTAT_COD,
  XBEMP_COD,
  XEZE_COD,
  XICO_COD,
  XINC_COD,
  XPCSK_COD,
  XSTAT_COD,
} from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import { PC } from '../registers/cancer-bones-joints-palliative.ts';
import { CHOL } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

/** Allergy or adverse reaction ever, or contraindicated, not indicated or declined in the 12 months. */
function isRuledOut(reaction: CodelistName, unsuitable: CodelistName): Test {
  return any(has(reaction, ever), has(unsuitable, inMonths(12)));
}

export const CHOL003 = rule({
  id: 'CHOL003',
  title: 'Statin or alternative in vascular or kidney disease',
  wording:
    'Percentage of patients on the QOF Coronary Heart Disease (CHD), Peripheral Arterial Disease (PAD), ' +
    'Stroke/Transient Ischaemic Attack (TIA) or Chronic Kidney Disease (CKD) Register who are currently ' +
    'prescribed a statin, or where a statin is declined or clinically unsuitable, another lipid-lowering ' +
    'therapy.',
  reason:
    'A statin prevents about one in five heart attacks and strokes for each 1 mmol/L of LDL cholesterol that it ' +
    'lowers.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Adjustments of CHOL001 in 2023/24; its exclusion of people with diabetes is not in the wording and is left out.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
    'The names of the codelists are placeholders for refsets whose names were not found.',
  ],
  register: CHOL,
  steps: [
    succeed('prescribed a statin in the 6 months', isPrescribed(STATIN_COD)),
    succeed(
      'prescribed another lipid-lowering medicine where a statin is unsuitable or declined',
      all(
        isPrescribed(OLLTDRUG_COD),
        any(has([XSTAT_COD, LLTADV_COD], ever), has([TXSTAT_COD, STATINDEC_COD], inMonths(12))),
      ),
    ),
    adjustSpecific(
      'clinical',
      'CHOLMAX',
      'on maximal tolerated cholesterol-lowering treatment',
      has(CHOLMAX_COD, inMonths(12)),
    ),
    adjustSpecific('clinical', 'LLTADV', 'adverse reaction to lipid-lowering treatment', has(LLTADV_COD, ever)),
    adjustSpecific(
      'clinical',
      'LLTCONNIND',
      'lipid-lowering treatment contraindicated or not indicated',
      has([LLTCON_COD, LLTNI_COD], inMonths(12)),
    ),
    adjustSpecific('clinical', 'PALCARDAT2', 'needing palliative care', isOn(PC)),
    adjustSpecific(
      'declined this care',
      'LLTDEC12M',
      'chose not to have lipid-lowering treatment',
      has(LLTDEC_COD, inMonths(12)),
    ),
    adjustSpecific(
      'declined this care',
      'OLLTCONDEC',
      'every medicine other than a statin unsuitable or declined',
      all(
        isRuledOut(XBEMP_COD, TXBEMP_COD),
        isRuledOut(XEZE_COD, TXEZE_COD),
        isRuledOut(XICO_COD, TXICO_COD),
        isRuledOut(XINC_COD, TXINC_COD),
        isRuledOut(XPCSK_COD, TXPCSK_COD),
      ),
    ),
    newlyRegistered,
  ],
});
