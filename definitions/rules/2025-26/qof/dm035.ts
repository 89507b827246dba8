import {
  adjustSpecific,
  ever,
  exclude,
  has,
  inMonths,
  isOn,
  not,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import {
  CHOLMAX_COD,
  HSTRK_COD,
  OLLTDRUG_COD,
  STATIN_COD,
  STATINDEC_COD,
  TXSTAT_COD,
  XSTAT_COD,
} from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { CHOL2 } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const DM035 = rule({
  id: 'DM035',
  title: 'Statin or alternative in diabetes with vascular disease',
  wording:
    'Patients with a history of cardiovascular disease (excluding haemorrhagic stroke) currently treated with a ' +
    'statin or alternative lipid-lowering therapy',
  reason: 'Diabetes with vascular disease brings the highest risk of all, and lipid-lowering treatment lowers it most.',
  source:
    'Written from a paraphrase of the wording (ninam-q/qof-indicator-tool) and the NHS England PCA reference ' +
    '2023/24 for DM023; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'The wording is a paraphrase (ninam-q/qof-indicator-tool): the official text was not at hand.',
    'Prescribed means an issue in the 6 months to the period end: from memory, unverified.',
    'HSTRK_COD is a choice by term from the published STRK_COD.',
  ],
  register: DM,
  steps: [
    exclude('CVDNOHIST', 'no vascular disease', not(isOn(CHOL2))),
    exclude('HSTRK', 'a haemorrhagic stroke', has(HSTRK_COD, ever)),
    succeed(
      'prescribed a statin or another lipid-lowering medicine in the 6 months',
      isPrescribed(STATIN_COD, OLLTDRUG_COD),
    ),
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
