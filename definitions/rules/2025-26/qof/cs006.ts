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
import { CSDEC_COD, CSPCAINVITE_COD, CSPU_COD, NOCX_COD, SMEAR_COD } from '../codelists.ts';
import { CS } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

export const CS006 = rule({
  id: 'CS006',
  title: 'Cervical screening, aged 50 to 64',
  wording:
    'The percentage of women eligible for screening and aged 50-64 years at the end of the reporting period ' +
    'whose notes record that an adequate cervical screening test has been performed in the preceding 5 years and ' +
    '6 months.',
  reason: 'Screening prevents about seven in ten deaths from cervical cancer.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; window of 66 months: the wording',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'That unsuitable, declined and not responded hold for the same 66 months is inferred.',
  ],
  register: CS,
  steps: [
    exclude('P_AGE50_64', 'aged under 50 or over 64', any(ageUnder(50), ageOver(64))),
    exclude('NOCX', 'the cervix was removed', has(NOCX_COD, ever)),
    succeed('screened in the 66 months', has(SMEAR_COD, inMonths(66))),
    adjustSpecific('clinical', 'CSPU', 'screening unsuitable', has(CSPU_COD, inMonths(66))),
    adjustGeneral('declined all care', 'CSDEC', 'chose not to be screened', has(CSDEC_COD, inMonths(66))),
    adjustGeneral('invited', 'CSPCAINV', 'did not respond to three invitations', has(CSPCAINVITE_COD, inMonths(66))),
    newlyRegistered,
  ],
});
