import {
  adjustGeneral,
  adjustSpecific,
  firstRecordedWithin,
  has,
  inMonths,
  invitedTwice,
  registeredWithin,
  rule,
  succeed,
} from '../../../../../src/indicators/language/index.ts';
import {
  DEM_COD,
  DEMCP_COD,
  DEMCPDEC_COD,
  DEMCPRVW_COD,
  DEMCPRVWDEC_COD,
  DEMINVITE_COD,
  DEMPCADEC_COD,
  DEMPCAPU_COD,
} from '../codelists.ts';
import { signedOff } from '../frequent-tests.ts';
import { DEM } from '../registers.ts';

export const DEM004 = rule({
  id: 'DEM004',
  title: 'Care plan reviewed in dementia',
  wording:
    'The percentage of patients diagnosed with dementia whose care plan has been reviewed in the preceding 12 months.',
  reason: 'A reviewed plan keeps treatment, safety and the carer’s needs in step as dementia advances.',
  source:
    'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007; ' +
    'codelists of the care plan: NCL ICB and a 2026/27 supplier audit',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The order of the adjustments is inferred.'],
  register: DEM,
  steps: [
    succeed('care plan made or reviewed in the 12 months', has([DEMCPRVW_COD, DEMCP_COD], inMonths(12))),
    adjustGeneral('unsuitable', 'DEMPCAPU', 'dementia care unsuitable', has(DEMPCAPU_COD, inMonths(12))),
    adjustSpecific(
      'declined this care',
      'DEMCPDEC',
      'chose not to have a care plan or its review',
      has([DEMCPDEC_COD, DEMCPRVWDEC_COD], inMonths(12)),
    ),
    adjustGeneral(
      'declined all care',
      'DEMPCADEC',
      'chose not to have dementia care',
      has(DEMPCADEC_COD, inMonths(12)),
    ),
    adjustGeneral(
      'invited',
      'DEMINVITE',
      'invited twice this year, seven or more days apart',
      invitedTwice(DEMINVITE_COD),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DAT',
      'first diagnosed in the last 3 months',
      firstRecordedWithin(3, DEM_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT3', 'registered in the last 3 months', registeredWithin(3)),
  ],
});
