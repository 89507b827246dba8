import {
  adjustSpecific,
  all,
  any,
  ever,
  exclude,
  has,
  inMonths,
  not,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { STROKE } from '../cares.ts';
import {
  ANTIPLATDRUG_COD,
  DIPDEC_COD,
  DOACDRUG_COD,
  OSTR_COD,
  SALDEC_COD,
  TIA_COD,
  TXDIP_COD,
  TXSAL_COD,
  VITKDRUG_COD,
  XDIP_COD,
  XSAL_COD,
} from '../codelists.ts';
import { STIA } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { careDeclined, careUnsuitable, invitedTwiceThisYear, newlyDiagnosed, newlyRegistered } from '../usual-steps.ts';

const isUnsuitable = any(has(XSAL_COD, ever), has(TXSAL_COD, inMonths(12)));
const isDipyridamoleUnsuitable = any(has(XDIP_COD, ever), has(TXDIP_COD, inMonths(12)));
const isDeclined = has(SALDEC_COD, inMonths(12));
const isDipyridamoleDeclined = has(DIPDEC_COD, inMonths(12));

export const STIA007 = rule({
  id: 'STIA007',
  title: 'Antiplatelet or anticoagulant taken after stroke or TIA',
  wording:
    'The percentage of patients with a stroke shown to be non-haemorrhagic, or a history of TIA, who have a ' +
    'record in the preceding 12 months that an anti-platelet agent, or an anti-coagulant is being taken.',
  reason: 'These medicines prevent about one in five further strokes.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'The codelists at hand hold salicylates, anticoagulants and clopidogrel together.',
    'OSTR_COD is a choice by term from the published STRK_COD.',
  ],
  register: STIA,
  steps: [
    exclude('OSTREXCL', 'neither a stroke that was not haemorrhagic nor a TIA', not(has([OSTR_COD, TIA_COD], ever))),
    succeed(
      'an antiplatelet or anticoagulant recorded in the 12 months',
      has([ANTIPLATDRUG_COD, DOACDRUG_COD, VITKDRUG_COD], inMonths(12)),
    ),
    adjustSpecific(
      'clinical',
      'XSALCONTRA',
      'salicylates, anticoagulants, clopidogrel and dipyridamole contraindicated',
      all(isUnsuitable, isDipyridamoleUnsuitable),
    ),
    careUnsuitable(STROKE),
    adjustSpecific(
      'declined this care',
      'SALDIPDEC',
      'chose not to take salicylates, anticoagulants, clopidogrel or dipyridamole',
      all(isDeclined, isDipyridamoleDeclined),
    ),
    adjustSpecific(
      'declined this care',
      'XSALDIPDEC',
      'some contraindicated, and chose not to take the rest',
      all(any(isUnsuitable, isDeclined), any(isDipyridamoleUnsuitable, isDipyridamoleDeclined)),
    ),
    careDeclined(STROKE),
    invitedTwiceThisYear('STIAINVITE', STROKE),
    newlyDiagnosed(STROKE),
    newlyRegistered,
  ],
});
