import { all, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { COPD_CARE } from '../cares.ts';
import { COPDEXACB_COD, COPDRVW_COD, MRC_COD } from '../codelists.ts';
import { COPD } from '../registers/lungs.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const COPD010 = rule({
  id: 'COPD010',
  title: 'Review with exacerbations and breathlessness in COPD',
  wording:
    'The percentage of patients with COPD, on the register, who have had a review in the preceding 12 months ' +
    'which included: A record of the number of exacerbations AND An assessment of breathlessness using the ' +
    'Medical Research Council dyspnoea scale.',
  reason: 'A review finds those whose treatment is failing before they are admitted as an emergency.',
  source:
    'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007; codelists of the ' +
    'numerator: a 2026/27 supplier audit',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The order of the adjustments is inferred.'],
  register: COPD,
  steps: [
    succeed(
      'reviewed, with exacerbations and breathlessness recorded, all in the 12 months',
      all(has(COPDRVW_COD, inMonths(12)), has(COPDEXACB_COD, inMonths(12)), has(MRC_COD, inMonths(12))),
    ),
    ...usualAdjustments(COPD_CARE, 'COPDINVITE'),
  ],
});
