import {
  adjustSpecific,
  all,
  between,
  dateOf,
  daysAfter,
  ever,
  exclude,
  has,
  inMonths,
  isAfter,
  isOnOrBefore,
  latest,
  monthsBefore,
  not,
  periodEnd,
  records,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import { DM_COD, DMRES_COD, DSEP_COD, DSEPDEC_COD, DSEPPU_COD, DSEPSU_COD } from '../codelists.ts';
import { firstUnresolved } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

const diagnosed = dateOf(firstUnresolved(DM_COD, DMRES_COD));
const nineMonths = between(diagnosed, daysAfter(279, diagnosed));

export const DM014 = rule({
  id: 'DM014',
  title: 'Referred to structured education after diabetes is found',
  wording:
    'The percentage of patients newly diagnosed with diabetes, on the register, in the preceding 1 April to 31 ' +
    'March who have a record of being referred to a structured education programme within 9 months after entry ' +
    'on to the diabetes register',
  reason: 'People who understand their diabetes keep glucose, weight and blood pressure lower.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Nine months are 279 days, as the reference says of unavailable and declined.',
    'DIAG_DAT13 (diagnosed before 1 April 2013) is within DM_DAT2 in any year from 2014/15 and is left out.',
  ],
  register: DM,
  steps: [
    exclude(
      'DM_DAT2',
      'diagnosed 21 or more months before the period end',
      isOnOrBefore(diagnosed, monthsBefore(21, periodEnd)),
    ),
    exclude(
      'DM_DAT3',
      'diagnosed in the last 9 months, and not referred',
      all(isAfter(diagnosed, monthsBefore(9, periodEnd)), not(has(DSEP_COD, ever))),
    ),
    exclude(
      'DSEP_DAT',
      'last referred more than 12 months before the period end',
      isOnOrBefore(dateOf(latest(records(DSEP_COD, ever))), monthsBefore(12, periodEnd)),
    ),
    succeed('referred within 9 months of the diagnosis', has(DSEP_COD, nineMonths)),
    adjustSpecific('clinical', 'DSEPPU', 'structured education unsuitable', has(DSEPPU_COD, inMonths(12))),
    adjustSpecific(
      'clinical',
      'DSEPSU',
      'structured education unavailable within 9 months of the diagnosis',
      has(DSEPSU_COD, nineMonths),
    ),
    ...usualAdjustments(
      DIABETES,
      'DMINVITE',
      adjustSpecific(
        'declined this care',
        'DSEPDEC',
        'chose not to be referred within 9 months of the diagnosis',
        has(DSEPDEC_COD, nineMonths),
      ),
    ),
  ],
});
