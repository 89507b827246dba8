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
import { BPDEC_COD, DM_COD, DMINVITE_COD, DMPCADEC_COD, DMPCAPU_COD, HOMEBPDEC_COD, HTMAX_COD } from '../codelists.ts';
import {
  bloodPressureAtTarget,
  invitedTwiceWithoutBloodPressure,
  isModeratelyOrSeverelyFrail,
  signedOff,
  target140,
} from '../frequent-tests.ts';
import { DM } from '../registers.ts';

export const DM036 = rule({
  id: 'DM036',
  title: 'Blood pressure at 140/90 or less in diabetes, aged 79 or under, not frail',
  wording:
    'Patients aged 79 or under without moderate or severe frailty with last blood pressure 140/90 or less (or home ' +
    'equivalent) in the preceding 12 months.',
  reason:
    'Most harm from diabetes is to blood vessels, and blood pressure is the greatest part of it that ' +
    'treatment changes.',
  source:
    'Order of DM033 (OpenSAFELY hypertension pattern; NHS England PCA reference 2023/24) and the age ' +
    'limit of the DM036 wording',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The wording is a paraphrase (ninam-q/qof-indicator-tool): the official text was not at hand.'],
  register: DM,
  steps: [
    exclude('MDSEVFRAIL', 'moderately or severely frail', isModeratelyOrSeverelyFrail),
    exclude('PAT_AGEO79', 'aged over 79', ageOver(79)),
    succeed(
      'latest blood pressure of the 12 months at 140/90 or less, at home 135/85',
      bloodPressureAtTarget(target140),
    ),
    adjustSpecific('clinical', 'HTMAX', 'on maximal tolerated blood pressure treatment', has(HTMAX_COD, inMonths(12))),
    adjustGeneral('unsuitable', 'DMPCAPU', 'diabetes care unsuitable', has(DMPCAPU_COD, inMonths(12))),
    adjustSpecific(
      'declined this care',
      'BPORHBPDEC',
      'chose not to have blood pressure taken, or not to take it at home',
      has([BPDEC_COD, HOMEBPDEC_COD], inMonths(12)),
    ),
    adjustGeneral('declined all care', 'DMPCADEC', 'chose not to have diabetes care', has(DMPCADEC_COD, inMonths(12))),
    adjustGeneral(
      'invited',
      'DMBPINV',
      'invited twice, without a reading since or with none at target',
      invitedTwiceWithoutBloodPressure(target140, DMINVITE_COD),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DT9M',
      'first diagnosed in the last 9 months',
      firstRecordedWithin(9, DM_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT9', 'registered in the last 9 months', registeredWithin(9)),
  ],
});
