import { adjustSpecific, all, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { HEART_FAILURE } from '../cares.ts';
import { FUNCAP_COD, HFRVW_COD, MEDREV_COD, MEDRVWDEC_COD } from '../codelists.ts';
import { HF } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const HF007 = rule({
  id: 'HF007',
  title: 'Heart failure reviewed with functional capacity and medicines',
  wording:
    'The percentage of patients with a diagnosis of heart failure on the register, who have had a review in the ' +
    'preceding 12 months, including an assessment of functional capacity and a review of medication to ensure ' +
    'medicines optimisation at maximal tolerated doses.',
  reason: 'A review finds those getting worse, and brings medicines to the doses that work.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: ['Rules and order are ours: not payable without a recorded acceptance.'],
  register: HF,
  steps: [
    succeed(
      'reviewed, with functional capacity and medicines, all in the 12 months',
      all(has(HFRVW_COD, inMonths(12)), has(FUNCAP_COD, inMonths(12)), has(MEDREV_COD, inMonths(12))),
    ),
    ...usualAdjustments(
      HEART_FAILURE,
      'HFINVITE',
      adjustSpecific(
        'declined this care',
        'MEDRVWDEC',
        'chose not to have medicines reviewed',
        has(MEDRVWDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
