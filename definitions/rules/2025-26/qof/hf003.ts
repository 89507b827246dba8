import { rule, succeed } from '../../../../src/indicators/language/index.ts';
import { HEART_FAILURE } from '../cares.ts';
import { ACEDRUG_COD, ARBDRUG_COD } from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import { HF_LVSD } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { aceOrArbAdjustments } from '../usual-steps.ts';

export const HF003 = rule({
  id: 'HF003',
  title: 'ACE inhibitor or ARB in heart failure with reduced ejection fraction',
  wording:
    'In those patients with a diagnosis of heart failure due to left ventricular systolic dysfunction or whose ' +
    'heart failure is due to reduced ejection fraction, the percentage of patients who are currently treated ' +
    'with an angiotensin-converting enzyme inhibitor (ACE-I) or angiotensin II receptor blockers (ARB).',
  reason: 'These medicines lengthen life and keep people out of hospital.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
  ],
  register: HF_LVSD,
  steps: [
    succeed('prescribed an ACE inhibitor or ARB in the 6 months', isPrescribed(ACEDRUG_COD, ARBDRUG_COD)),
    ...aceOrArbAdjustments(HEART_FAILURE, 'HFINVITE'),
  ],
});
