import {
  adjustGeneral,
  adjustSpecific,
  ageOver,
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
import { bloodPressureAtTarget, invitedTwiceWithoutBloodPressure, signedOff, target140 } from '../frequent-tests.ts';
import { HYP } from '../registers.ts';

export const HYP008 = rule({
  id: 'HYP008',
  title: 'Blood pressure at 140/90 or less, aged 79 or under',
  wording:
    'The percentage of patients aged 79 years or under with hypertension in whom the last blood ' +
    'pressure reading (measured in the preceding 12 months) is 140/90 mmHg or less (or equivalent ' +
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
    exclude('PAT_AGEO79', 'aged over 79', ageOver(79)),
    succeed(
      'latest blood pressure of the 12 months at 140/90 or less, at home 135/85',
      bloodPressureAtTarget(target140),
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
      invitedTwiceWithoutBloodPressure(target140, HYPINVITE_COD),
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
