import {
  adjustSpecific,
  all,
  any,
  bloodPressures,
  countsAs,
  exists,
  has,
  inMonths,
  rule,
  succeed,
  type Test,
} from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import {
  ALCDEC_COD,
  ALCOHOL_COD,
  BMI_COD,
  BMIDEC_COD,
  BMIPU_COD,
  BPDEC_COD,
  CHOLDEC_COD,
  DIASBP_COD,
  EXSMOK_COD,
  GLUCDEC_COD,
  LSMOK_COD,
  NSMOK_COD,
  SMOKSTATDEC_COD,
  SYSBP_COD,
} from '../codelists.ts';
import { MH011 } from '../qof/mh011.ts';
import { MH012 } from '../qof/mh012.ts';
import { MH } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { inRemission, usualAdjustments } from '../usual-steps.ts';

const hasGlucoseOrNeedsNone = any(countsAs('numerator', MH012), countsAs('excluded', MH012));

type Check = { readonly isDone: Test; readonly isDeclined: Test };

/** The six checks. Those of lipids and glucose are in the windows, and leave out the people, of their own rules. */
const checks: readonly [Check, ...Check[]] = [
  {
    isDone: exists(bloodPressures(SYSBP_COD, DIASBP_COD, inMonths(12))),
    isDeclined: has(BPDEC_COD, inMonths(12)),
  },
  { isDone: has(BMI_COD, inMonths(12)), isDeclined: has([BMIDEC_COD, BMIPU_COD], inMonths(12)) },
  { isDone: has(ALCOHOL_COD, inMonths(12)), isDeclined: has(ALCDEC_COD, inMonths(12)) },
  { isDone: countsAs('numerator', MH011), isDeclined: has(CHOLDEC_COD, inMonths(12)) },
  { isDone: hasGlucoseOrNeedsNone, isDeclined: has(GLUCDEC_COD, inMonths(12)) },
  {
    isDone: has([LSMOK_COD, EXSMOK_COD, NSMOK_COD], inMonths(12)),
    isDeclined: has(SMOKSTATDEC_COD, inMonths(12)),
  },
];
const [first, ...others] = checks;

function isSettled({ isDone, isDeclined }: Check): Test {
  return any(isDone, isDeclined);
}

export const QOH127 = rule({
  id: 'QOH127',
  title: 'Severe mental illness: all six checks',
  wording:
    'Of MH register not in remission, counted when every check that applies, in its window (glucose does not ' +
    'apply to people with diabetes)',
  reason: 'People with a severe mental illness die fifteen to twenty years early, most of them of heart disease.',
  source:
    'Quality Outcomes for Health, demonstration edition; after QOF MH003, MH006, MH007, MH011, MH012 and smoking ' +
    'status',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Body mass index that is unsuitable counts as declined.',
  ],
  register: MH,
  steps: [
    inRemission,
    succeed('every check that applies', all(first.isDone, ...others.map((check) => check.isDone))),
    ...usualAdjustments(
      MENTAL_HEALTH,
      'MHINVITE',
      adjustSpecific(
        'declined this care',
        'PHCSMIPCA',
        'every check done or declined',
        all(isSettled(first), ...others.map(isSettled)),
      ),
    ),
  ],
});
