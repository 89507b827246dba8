import {
  adjustGeneral,
  adjustSpecific,
  any,
  ever,
  firstRecordedWithin,
  has,
  inMonths,
  invitedTwice,
  registeredWithin,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import {
  ANTIPLATDRUG_COD,
  CHD_COD,
  CHDINVITE_COD,
  CHDPCADEC_COD,
  CHDPCAPU_COD,
  DOACDRUG_COD,
  SALDEC_COD,
  TXSAL_COD,
  VITKDRUG_COD,
  XSAL_COD,
} from '../codelists.ts';
import { CHD } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';

export const CHD005 = rule({
  id: 'CHD005',
  title: 'Antiplatelet or anticoagulant taken in coronary heart disease',
  wording:
    'The percentage of patients with coronary heart disease with a record in the preceding 12 months that aspirin, an ' +
    'alternative anti-platelet therapy, or an anti-coagulant is being taken.',
  reason: 'Antiplatelet treatment prevents about one in five further heart attacks and strokes.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference 2023/24; no ' +
    'ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'The reference splits contraindicated or declined drugs over SALDEC, XCLO_CODC and XSAL. The codelists at hand hold all ' +
      'the drugs together, so that XSAL (one contraindicated, another declined) cannot be told from ' +
      'the other two and is left out.',
  ],
  register: CHD,
  steps: [
    succeed(
      'an antiplatelet or anticoagulant recorded in the 12 months',
      has([ANTIPLATDRUG_COD, DOACDRUG_COD, VITKDRUG_COD], inMonths(12)),
    ),
    adjustSpecific(
      'clinical',
      'XCLO_CODC',
      'salicylates, anticoagulants and clopidogrel contraindicated, for good or in the 12 months',
      any(has(XSAL_COD, ever), has(TXSAL_COD, inMonths(12))),
    ),
    adjustGeneral('unsuitable', 'CHDPCAPU', 'coronary heart disease care unsuitable', has(CHDPCAPU_COD, inMonths(12))),
    adjustSpecific(
      'declined this care',
      'SALDEC',
      'chose not to take salicylates, anticoagulants or clopidogrel',
      has(SALDEC_COD, inMonths(12)),
    ),
    adjustGeneral(
      'declined all care',
      'CHDPCADEC',
      'chose not to have coronary heart disease care',
      has(CHDPCADEC_COD, inMonths(12)),
    ),
    adjustGeneral(
      'invited',
      'CHDINVITE',
      'invited twice this year, seven or more days apart',
      invitedTwice(CHDINVITE_COD),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DAT',
      'first diagnosed in the last 3 months',
      firstRecordedWithin(3, CHD_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT3', 'registered in the last 3 months', registeredWithin(3)),
  ],
});
