import {
  adjustSpecific,
  before,
  dateOf,
  earliest,
  exclude,
  exists,
  has,
  inMonths,
  not,
  onOrAfter,
  records,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { COPD_CARE } from '../cares.ts';
import { MRC3_COD, PULRHBATT_COD, PULRHBOFF_COD, PULRHBPU_COD, PULRHBSU_COD } from '../outcomes-codelists.ts';
import { COPD } from '../registers/lungs.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

const breathless = earliest(records(MRC3_COD, inMonths(12)));

export const QOH211 = rule({
  id: 'QOH211',
  title: 'Pulmonary rehabilitation offered',
  wording:
    'Of COPD register, MRC 3 or more in 12 months, no previous rehabilitation, counted when offer after that score',
  reason: 'Pulmonary rehabilitation does more for breathlessness than any inhaler.',
  source: 'Quality Outcomes for Health, demonstration edition; after QOF COPD014',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Exclusions and adjustments of COPD014 in QOF 2023/24.',
  ],
  register: COPD,
  steps: [
    exclude('MRC1', 'no breathlessness of grade 3 or more in the 12 months', not(exists(breathless.of))),
    exclude('PULRHBATT', 'rehabilitation attended before that score', has(PULRHBATT_COD, before(dateOf(breathless)))),
    succeed(
      'rehabilitation offered on the day of that score or later',
      has(PULRHBOFF_COD, onOrAfter(dateOf(breathless))),
    ),
    adjustSpecific('clinical', 'PULRHBPU', 'rehabilitation unsuitable', has(PULRHBPU_COD, inMonths(12))),
    adjustSpecific('clinical', 'PULRHBSU', 'rehabilitation unavailable', has(PULRHBSU_COD, inMonths(12))),
    ...usualAdjustments(COPD_CARE, 'COPDINVITE'),
  ],
});
