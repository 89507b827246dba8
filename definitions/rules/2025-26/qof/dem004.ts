import { adjustSpecific, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { DEMENTIA } from '../cares.ts';
import { DEMCP_COD, DEMCPDEC_COD, DEMCPRVW_COD, DEMCPRVWDEC_COD } from '../codelists.ts';
import { DEM } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const DEM004 = rule({
  id: 'DEM004',
  title: 'Care plan reviewed in dementia',
  wording:
    'The percentage of patients diagnosed with dementia whose care plan has been reviewed in the preceding 12 months.',
  reason: 'A reviewed plan keeps treatment, safety and the carer’s needs in step as dementia advances.',
  source:
    'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007; codelists of the ' +
    'care plan: NCL ICB and a 2026/27 supplier audit',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The order of the adjustments is inferred.'],
  register: DEM,
  steps: [
    succeed('care plan made or reviewed in the 12 months', has([DEMCPRVW_COD, DEMCP_COD], inMonths(12))),
    ...usualAdjustments(
      DEMENTIA,
      'DEMINVITE',
      adjustSpecific(
        'declined this care',
        'DEMCPDEC',
        'chose not to have a care plan or its review',
        has([DEMCPDEC_COD, DEMCPRVWDEC_COD], inMonths(12)),
      ),
    ),
  ],
});
