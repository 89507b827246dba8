import {
  adjustSpecific,
  after,
  all,
  any,
  birthday,
  dateOf,
  earliest,
  ever,
  exclude,
  exists,
  fromUntil,
  has,
  isOnOrAfter,
  not,
  onOrAfter,
  records,
  rule,
  succeed,
  yearStart,
} from '../../../../src/indicators/language/index.ts';
import { SHCON_COD, SHDEC_COD, SHINGVAC_COD, SHVAC1_COD, SHVAC2_COD } from '../codelists.ts';
import { VI4 } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';

const reached80ThisYear = isOnOrAfter(birthday(80), yearStart);
const seventies = fromUntil(birthday(70), birthday(80));
const firstDose = earliest(records(SHVAC1_COD, seventies));
const hasFirstDose = exists(firstDose.of);
/** The first of two doses at 70 to 79, and no second before reaching 80. */
const isAwaitingSecondDose = all(hasFirstDose, not(has(SHVAC2_COD, seventies)));

export const VI004 = rule({
  id: 'VI004',
  title: 'Shingles vaccine at 70 to 79',
  wording:
    'The percentage of patients who reached 80 years old in the preceding 12 months, who have received a ' +
    'shingles vaccine between the ages of 70 and 79 years.',
  reason: 'Shingles is commonest and its pain lasts longest in old age; the vaccine halves it.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Second doses count up to the period end, as the reference says of those still awaited at 80.',
  ],
  register: VI4,
  steps: [
    exclude(
      'SHV2AGE',
      'reached 80 before the year, and not awaiting a second dose',
      all(not(reached80ThisYear), not(isAwaitingSecondDose)),
    ),
    succeed(
      'a single dose, or the second of two, begun at 70 to 79',
      any(has(SHINGVAC_COD, seventies), all(hasFirstDose, has(SHVAC2_COD, onOrAfter(birthday(70))))),
    ),
    adjustSpecific('clinical', 'SHCON', 'the vaccine is contraindicated', has(SHCON_COD, ever)),
    adjustSpecific(
      'clinical',
      'SHNOV2O80',
      'reached 80 in the year with one dose of two',
      all(reached80ThisYear, isAwaitingSecondDose),
    ),
    adjustSpecific(
      'declined this care',
      'SHDECU80',
      'no dose, and declined at 70 to 79',
      all(not(has([SHINGVAC_COD, SHVAC1_COD, SHVAC2_COD], seventies)), has(SHDEC_COD, seventies)),
    ),
    adjustSpecific(
      'declined this care',
      'SHDECV2',
      'a first dose of two, and declined after it',
      all(hasFirstDose, has(SHDEC_COD, after(dateOf(firstDose)))),
    ),
  ],
});
