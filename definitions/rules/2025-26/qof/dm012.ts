import {
  adjustSpecific,
  all,
  any,
  ever,
  exclude,
  has,
  inMonths,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import {
  AMPB_COD,
  AMPL_COD,
  AMPR_COD,
  FE_COD,
  FEDEC_COD,
  FEPU_COD,
  FRC_COD,
  NPTDEC_COD,
  NPTPU_COD,
} from '../codelists.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const DM012 = rule({
  id: 'DM012',
  title: 'Feet examined and risk classified in diabetes',
  wording:
    'The percentage of patients with diabetes, on the register, with a record of a foot examination and risk ' +
    'classification: 1) low risk (normal sensation, palpable pulses), 2) increased risk (neuropathy or absent ' +
    'pulses), 3) high risk (neuropathy or absent pulses plus deformity or skin changes in previous ulcer) or 4) ' +
    'ulcerated foot within the preceding 12 months.',
  reason: 'Finding feet at risk prevents most amputations.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: ['Rules and order are ours: not payable without a recorded acceptance.'],
  register: DM,
  steps: [
    exclude('AMPR3_DAT', 'both feet absent', any(has(AMPB_COD, ever), all(has(AMPL_COD, ever), has(AMPR_COD, ever)))),
    succeed(
      'feet examined and risk classified in the 12 months',
      all(has(FE_COD, inMonths(12)), has(FRC_COD, inMonths(12))),
    ),
    adjustSpecific('clinical', 'FEPU', 'foot examination unsuitable', has(FEPU_COD, inMonths(12))),
    adjustSpecific('clinical', 'NPTPU', 'neuropathy test unsuitable', has(NPTPU_COD, inMonths(12))),
    ...usualAdjustments(
      DIABETES,
      'DMINVITE',
      adjustSpecific('declined this care', 'FEDEC', 'chose not to have feet examined', has(FEDEC_COD, inMonths(12))),
      adjustSpecific(
        'declined this care',
        'NPTDEC',
        'chose not to have neuropathy tested',
        has(NPTDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
