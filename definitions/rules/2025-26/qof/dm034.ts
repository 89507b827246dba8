import {
  adjustSpecific,
  ageUnder,
  all,
  atLeast,
  ever,
  exclude,
  exists,
  has,
  inMonths,
  isOn,
  latest,
  latestIs,
  not,
  rule,
  succeed,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import {
  CHOLMAX_COD,
  CVDRISK_COD,
  DM_COD,
  DMTYPE2_COD,
  STATIN_COD,
  STATINDEC_COD,
  TXSTAT_COD,
  XSTAT_COD,
} from '../codelists.ts';
import { isModeratelyOrSeverelyFrail, isPrescribed } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { CHOL2 } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

const risks = valuedRecords(CVDRISK_COD, inMonths(36));

export const DM034 = rule({
  id: 'DM034',
  title: 'Statin in diabetes without vascular disease, aged 40 and over',
  wording:
    'Patients aged 40 or over with no history of cardiovascular disease, without moderate or severe frailty, ' +
    'currently treated with a statin (excluding type 2 diabetes with a cardiovascular risk below 10 % in the ' +
    'preceding 3 years)',
  reason: 'Diabetes raises the risk of a first heart attack or stroke, and a statin lowers it by a quarter.',
  source:
    'Written from a paraphrase of the wording (ninam-q/qof-indicator-tool) and the NHS England PCA reference ' +
    '2023/24 for DM022; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'The wording is a paraphrase (ninam-q/qof-indicator-tool): the official text was not at hand.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
    'DMTYPE2_COD is a choice by term from the published DM_COD.',
  ],
  register: DM,
  steps: [
    exclude('CVDHIST', 'vascular disease', isOn(CHOL2)),
    exclude('MDSEVFRAIL', 'moderately or severely frail', isModeratelyOrSeverelyFrail),
    exclude('PAT_AGEU39', 'aged 39 or under', ageUnder(40)),
    exclude(
      'DMTYPE2',
      'type 2 diabetes with a cardiovascular risk below 10 % in the 36 months',
      all(latestIs(DMTYPE2_COD, [DM_COD, DMTYPE2_COD]), exists(risks), not(atLeast('10', latest(risks)))),
    ),
    succeed('prescribed a statin in the 6 months', isPrescribed(STATIN_COD)),
    adjustSpecific(
      'clinical',
      'CHOLMAX',
      'on maximal tolerated cholesterol-lowering treatment',
      has(CHOLMAX_COD, inMonths(12)),
    ),
    adjustSpecific('clinical', 'XSTAT', 'statins contraindicated for good', has(XSTAT_COD, ever)),
    adjustSpecific('clinical', 'TXSTAT', 'statins contraindicated in the 12 months', has(TXSTAT_COD, inMonths(12))),
    ...usualAdjustments(
      DIABETES,
      'DMINVITE',
      adjustSpecific('declined this care', 'STATINDEC', 'chose not to take a statin', has(STATINDEC_COD, inMonths(12))),
    ),
  ],
});
