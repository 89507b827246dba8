import { ever, exclude, has, not, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import { ACEDRUG_COD, ARBDRUG_COD, MAL_COD, PRT_COD } from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { aceOrArbAdjustments } from '../usual-steps.ts';

export const DM006 = rule({
  id: 'DM006',
  title: 'ACE inhibitor or ARB in diabetic kidney disease',
  wording:
    'The percentage of patients with diabetes, on the register, with a diagnosis of nephropathy (clinical ' +
    'proteinuria) or micro-albuminuria who are currently treated with an ACE-I (or ARBs)',
  reason: 'These medicines slow the loss of kidney function.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
  ],
  register: DM,
  steps: [
    exclude('PRT_COD', 'no proteinuria or microalbuminuria', not(has([PRT_COD, MAL_COD], ever))),
    succeed('prescribed an ACE inhibitor or ARB in the 6 months', isPrescribed(ACEDRUG_COD, ARBDRUG_COD)),
    ...aceOrArbAdjustments(DIABETES, 'DMINVITE'),
  ],
});
