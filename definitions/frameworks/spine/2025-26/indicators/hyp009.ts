import {
  adjustGeneral,
  adjustSpecific,
  ageUnder,
  exclude,
  firstRecordedWithin,
  has,
  inMonths,
  registeredWithin,
  rule,
  succeed,
} from '../../../../../src/indicators/language/index.ts';
import {
  BPDEC_COD,
  HOMEBPDEC_COD,
  HTMAX_COD,
  HYP_COD,
  HYPINVITE_COD,
  HYPPCADEC_COD,
  HYPPCAPU_COD,
} from '../codelists.ts';
import { bloodPressureAtTarget, invitedTwiceWithoutBloodPressure, signedOff, target150 } from '../frequent-tests.ts';
import { HYP } from '../registers.ts';

export const HYP009 = rule({
  id: 'HYP009',
  title: 'Blood pressure at 150/90 or less, aged 80 or over',
  wording:
    'The percentage of patients aged 80 years or over, with hypertension, in whom the last blood ' +
    'pressure reading (measured in the preceding 12 months) is 150/90 mmHg or less (or equivalent ' +
    'home blood pressure reading).',
  reason: 'Lower blood pressure prevents strokes, heart attacks and kidney disease.',
  source:
    'OpenSAFELY hypertension-sro, quoting NHS Digital business rules version 46 (HYP003 and HYP007, ' +
    'renamed HYP008 and HYP009); declines widened to home monitoring as in the NHS England PCA ' +
    'reference 2023/24',
  ...signedOff,
  verification: 'published order',
  notes: ['That the first invitation follows the failing reading is version 46; the 2023/24 wording leaves it out.'],
  register: HYP,
  steps: [
    exclude('PAT_AGEU80', 'aged under 80', ageUnder(80)),
    succeed(
      'latest blood pressure of the 12 months at 150/90 or less, at home 145/85',
      bloodPressureAtTarget(target150),
    ),
    adjustSpecific('clinical', 'HTMAX', 'on maximal tolerated blood pressure treatment', has(HTMAX_COD, inMonths(12))),
    adjustGeneral('unsuitable', 'HYPPCAPU', 'hypertension care unsuitable', has(HYPPCAPU_COD, inMonths(12))),
    adjustSpecific(
      'declined this care',
      'BPORHBPDEC',
      'chose not to have blood pressure taken, or not to take it at home',
      has([BPDEC_COD, HOMEBPDEC_COD], inMonths(12)),
    ),
    adjustGeneral(
      'declined all care',
      'HYPPCADEC',
      'chose not to have hypertension care',
      has(HYPPCADEC_COD, inMonths(12)),
    ),
    adjustGeneral(
      'invited',
      'HYPBPINV',
      'invited twice, without a reading since or with none at target',
      invitedTwiceWithoutBloodPressure(target150, HYPINVITE_COD),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DT9M',
      'first diagnosed in the last 9 months',
      firstRecordedWithin(9, HYP_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT9', 'registered in the last 9 months', registeredWithin(9)),
  ],
});
