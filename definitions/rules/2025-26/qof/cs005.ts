import {
  adjustGeneral,
  adjustSpecific,
  ageOver,
  ageUnder,
  any,
  ever,
  exclude,
  has,
  inMonths,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { CSDEC_COD, CSPCAINVITE_COD, CSPU_COD, NOCX_COD, PREG_COD, SMEAR_COD } from '../codelists.ts';
import { CS } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

export const CS005 = rule({
  id: 'CS005',
  title: 'Cervical screening, aged 25 to 49',
  wording:
    'The percentage of women eligible for screening and aged 25-49 years at the end of the reporting period ' +
    'whose notes record that an adequate cervical screening test has been performed in the preceding 3 years and ' +
    '6 months.',
  reason: 'Screening prevents about seven in ten deaths from cervical cancer.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; window of 42 months: the wording',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'That unsuitable, declined and not responded hold for the same 42 months is inferred.',
  ],
  register: CS,
  steps: [
    exclude('P_AGE25_49', 'aged under 25 or over 49', any(ageUnder(25), ageOver(49))),
    exclude('NOCX', 'the cervix was removed', has(NOCX_COD, ever)),
    succeed('screened in the 42 months', has(SMEAR_COD, inMonths(42))),
    adjustSpecific('clinical', 'CSPU', 'screening unsuitable', has(CSPU_COD, inMonths(42))),
    adjustSpecific('clinical', 'PREG_DAT', 'pregnant in the 12 months', has(PREG_COD, inMonths(12))),
    adjustGeneral('declined all care', 'CSDEC', 'chose not to be screened', has(CSDEC_COD, inMonths(42))),
    adjustGeneral('invited', 'CSPCAINV', 'did not respond to three invitations', has(CSPCAINVITE_COD, inMonths(42))),
    newlyRegistered,
  ],
});
