import {
  adjustGeneral,
  adjustSpecific,
  all,
  any,
  atLeast,
  ever,
  exclude,
  firstRecordedWithin,
  has,
  inMonths,
  latest,
  not,
  registeredWithin,
  rule,
  succeed,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import {
  AFIB_COD,
  ANTIPHOSSYN_COD,
  CHADVASC_VAL,
  DOACCON_COD,
  DOACDEC_COD,
  DOACDRUG_COD,
  DOACNI_COD,
  MECHVALVE_COD,
  ORANTICOAGDEC_COD,
  TXORANTICOAGGENCON_COD,
  VITKANTAGCON_COD,
  VITKANTAGDEC_COD,
  VITKDRUG_COD,
  XORANTICOAG_COD,
} from '../codelists.ts';
import { AF } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';

const hasValve = has(MECHVALVE_COD, ever);
const isDoacUnsuitable = any(has([DOACCON_COD, ANTIPHOSSYN_COD], ever), has(DOACNI_COD, inMonths(12)));
const isDoacDeclined = has(DOACDEC_COD, inMonths(12));
const isVitaminKUnsuitable = has(VITKANTAGCON_COD, ever);
const isVitaminKDeclined = has(VITKANTAGDEC_COD, inMonths(12));

export const AF008 = rule({
  id: 'AF008',
  title: 'Anticoagulated in atrial fibrillation with CHA2DS2-VASc of 2 or more',
  wording:
    'Percentage of patients on the QOF Atrial Fibrillation register and with a CHA2DS2-VASc score of 2 or more, who were ' +
    'prescribed a direct-acting oral anticoagulant (DOAC), or, where a DOAC was declined or clinically unsuitable, a ' +
    'Vitamin K antagonist.',
  reason: 'Anticoagulation prevents about two in three strokes of atrial fibrillation.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; wording: PCD output descriptions, 5 December 2024',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
    'The names of eight codelists are placeholders for refsets whose names were not found.',
  ],
  register: AF,
  steps: [
    exclude(
      'CHADVASC',
      'no CHA2DS2-VASc score, or the latest below 2',
      not(atLeast('2', latest(valuedRecords(CHADVASC_VAL, ever)))),
    ),
    succeed('prescribed a DOAC, without a mechanical valve', all(not(hasValve), has(DOACDRUG_COD, inMonths(6)))),
    succeed(
      'prescribed a vitamin K antagonist where a DOAC is unsuitable or declined',
      all(
        has(VITKDRUG_COD, inMonths(6)),
        any(has([MECHVALVE_COD, DOACCON_COD, ANTIPHOSSYN_COD], ever), has([DOACDEC_COD, DOACNI_COD], inMonths(12))),
      ),
    ),
    adjustSpecific(
      'clinical',
      'XGORANTICO',
      'oral anticoagulants contraindicated for good',
      has(XORANTICOAG_COD, ever),
    ),
    adjustSpecific(
      'clinical',
      'TXGORANTIC',
      'oral anticoagulants contraindicated in the 12 months',
      has(TXORANTICOAGGENCON_COD, inMonths(12)),
    ),
    adjustSpecific(
      'declined this care',
      'GENORANTID',
      'chose not to take oral anticoagulants',
      has(ORANTICOAGDEC_COD, inMonths(12)),
    ),
    adjustSpecific(
      'clinical',
      'VALVITKCON',
      'mechanical valve, and vitamin K antagonists contraindicated',
      all(hasValve, isVitaminKUnsuitable),
    ),
    adjustSpecific(
      'declined this care',
      'VALVITKDEC',
      'mechanical valve, and chose not to take vitamin K antagonists',
      all(hasValve, isVitaminKDeclined),
    ),
    adjustSpecific(
      'clinical',
      'DOACXVITKC',
      'DOACs unsuitable, and vitamin K antagonists contraindicated',
      all(not(hasValve), isDoacUnsuitable, isVitaminKUnsuitable),
    ),
    adjustSpecific(
      'declined this care',
      'DOACXVITKD',
      'DOACs unsuitable, and chose not to take vitamin K antagonists',
      all(not(hasValve), isDoacUnsuitable, isVitaminKDeclined),
    ),
    adjustSpecific(
      'declined this care',
      'DOACDVITKC',
      'chose not to take DOACs, and vitamin K antagonists contraindicated',
      all(not(hasValve), isDoacDeclined, isVitaminKUnsuitable),
    ),
    adjustSpecific(
      'declined this care',
      'DOACDVITKD',
      'chose to take neither DOACs nor vitamin K antagonists',
      all(not(hasValve), isDoacDeclined, isVitaminKDeclined),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DAT',
      'first diagnosed in the last 3 months',
      firstRecordedWithin(3, AFIB_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT3', 'registered in the last 3 months', registeredWithin(3)),
  ],
});
