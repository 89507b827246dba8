import {
  adjustSpecific,
  all,
  any,
  atLeast,
  ever,
  has,
  inMonths,
  isOfEthnicity,
  isOn,
  latest,
  latestIs,
  not,
  rule,
  succeed,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import { ANTIPSYDRUG_COD, BMI_COD, CHOLDEC_COD, EXSMOK_COD, LIPID_COD, LSMOK_COD, NSMOK_COD } from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import { CHOL2 } from '../registers/heart-and-vessels.ts';
import { MH } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { inRemission, usualAdjustments } from '../usual-steps.ts';

const latestIndex = latest(valuedRecords(BMI_COD, ever));
const isWhite = isOfEthnicity('A', 'B', 'C');
const isOverweight = any(atLeast('25', latestIndex), all(not(isWhite), atLeast('23', latestIndex)));
const smokes = latestIs(LSMOK_COD, [LSMOK_COD, EXSMOK_COD, NSMOK_COD]);
const isAtHigherRisk = any(isPrescribed(ANTIPSYDRUG_COD), isOn(CHOL2), smokes, isOverweight);

export const MH011 = rule({
  id: 'MH011',
  title: 'Lipid profile recorded in severe mental illness',
  wording:
    'The percentage of patients with schizophrenia, bipolar affective disorder and other psychoses who have a ' +
    'record of a lipid profile in the preceding 12 months (in those patients currently prescribed ' +
    'antipsychotics, and/or have pre-existing cardiovascular conditions, and/or smoke, and/or are overweight ' +
    '(BMI of >=23 kg/m2 or >=25 kg/m2 if ethnicity is recorded as White)) or preceding 24 months for all other ' +
    'patients',
  reason: 'People with a severe mental illness die fifteen to twenty years early, most of them of heart disease.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Who is at higher risk follows the wording; that it takes the latest body mass index of any date is ours.',
    'Where no ethnic category is recorded the lower limit of 23 holds.',
  ],
  register: MH,
  steps: [
    inRemission,
    succeed(
      'a lipid profile in the 12 months, or in the 24 months of somebody at lower risk',
      any(has(LIPID_COD, inMonths(12)), all(not(isAtHigherRisk), has(LIPID_COD, inMonths(24)))),
    ),
    ...usualAdjustments(
      MENTAL_HEALTH,
      'MHINVITE',
      adjustSpecific(
        'declined this care',
        'CHOLDEC',
        'chose not to have a cholesterol test',
        has(CHOLDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
