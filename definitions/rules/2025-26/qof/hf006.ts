import {
  adjustSpecific,
  between,
  dateOf,
  daysAfter,
  daysBefore,
  ever,
  has,
  inMonths,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { HEART_FAILURE } from '../cares.ts';
import { HF_COD, HFRES_COD, LBBDEC_COD, LBBDRUG_COD, TXLBB_COD, ULBBDRUG_COD, XLBB_COD } from '../codelists.ts';
import { firstUnresolved, isPrescribed } from '../frequent-tests.ts';
import { HF_LVSD } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

const diagnosed = dateOf(firstUnresolved(HF_COD, HFRES_COD));

export const HF006 = rule({
  id: 'HF006',
  title: 'Licensed beta-blocker in heart failure with reduced ejection fraction',
  wording:
    'The percentage of patients with a diagnosis of heart failure due to left ventricular systolic dysfunction ' +
    'or whose heart failure is due to reduced ejection fraction, who are currently treated with a beta-blocker ' +
    'licensed for heart failure.',
  reason: 'A beta-blocker prevents about one in three deaths in these people.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
    'ULBB does not say on which side of the diagnosis: either counts, six months being 186 days as in other rules.',
  ],
  register: HF_LVSD,
  steps: [
    succeed('prescribed a licensed beta-blocker in the 6 months', isPrescribed(LBBDRUG_COD)),
    adjustSpecific('clinical', 'XLBB', 'licensed beta-blockers contraindicated for good', has(XLBB_COD, ever)),
    adjustSpecific(
      'clinical',
      'TXLBB',
      'licensed beta-blockers contraindicated in the 12 months',
      has(TXLBB_COD, inMonths(12)),
    ),
    adjustSpecific(
      'clinical',
      'ULBB',
      'prescribed another beta-blocker within 6 months of the diagnosis',
      has(ULBBDRUG_COD, between(daysBefore(186, diagnosed), daysAfter(186, diagnosed))),
    ),
    ...usualAdjustments(
      HEART_FAILURE,
      'HFINVITE',
      adjustSpecific('declined this care', 'LBBDEC', 'chose not to take beta-blockers', has(LBBDEC_COD, inMonths(12))),
    ),
  ],
});
