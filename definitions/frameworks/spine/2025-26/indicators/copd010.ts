import {
  adjustGeneral,
  all,
  firstRecordedWithin,
  has,
  inMonths,
  invitedTwice,
  registeredWithin,
  rule,
  succeed,
} from '../../../../../src/indicators/language/index.ts';
import {
  COPD_COD,
  COPDEXACB_COD,
  COPDINVITE_COD,
  COPDPCADEC_COD,
  COPDPCAPU_COD,
  COPDRVW_COD,
  MRC_COD,
} from '../codelists.ts';
import { signedOff } from '../frequent-tests.ts';
import { COPD } from '../registers.ts';

export const COPD010 = rule({
  id: 'COPD010',
  title: 'Review with exacerbations and breathlessness in COPD',
  wording:
    'The percentage of patients with COPD, on the register, who have had a review in the preceding 12 months which included: ' +
    'A record of the number of exacerbations AND An assessment of breathlessness using the Medical ' +
    'Research Council dyspnoea scale.',
  reason: 'A review finds those whose treatment is failing before they are admitted as an emergency.',
  source:
    'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007; ' +
    'codelists of the numerator: a 2026/27 supplier audit',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The order of the adjustments is inferred.'],
  register: COPD,
  steps: [
    succeed(
      'reviewed, with exacerbations and breathlessness recorded, all in the 12 months',
      all(has(COPDRVW_COD, inMonths(12)), has(COPDEXACB_COD, inMonths(12)), has(MRC_COD, inMonths(12))),
    ),
    adjustGeneral('unsuitable', 'COPDPCAPU', 'COPD care unsuitable', has(COPDPCAPU_COD, inMonths(12))),
    adjustGeneral('declined all care', 'COPDPCADEC', 'chose not to have COPD care', has(COPDPCADEC_COD, inMonths(12))),
    adjustGeneral(
      'invited',
      'COPDINVITE',
      'invited twice this year, seven or more days apart',
      invitedTwice(COPDINVITE_COD),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DAT',
      'first diagnosed in the last 3 months',
      firstRecordedWithin(3, COPD_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT3', 'registered in the last 3 months', registeredWithin(3)),
  ],
});
