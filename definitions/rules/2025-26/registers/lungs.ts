import {
  ageOver,
  all,
  between,
  dateOf,
  daysAfter,
  daysBefore,
  ever,
  exists,
  has,
  inMonths,
  isBefore,
  on,
  recordsBelow,
  register,
  registeredWithin,
  registration,
  select,
  type Test,
} from '../../../../src/indicators/language/index.ts';
import { AST_COD, ASTRES_COD, ASTTRT_COD, COPD_COD, COPDRES_COD, FEV1FVC_COD, SPIRPU_COD } from '../codelists.ts';
import { firstUnresolved, unresolved } from '../frequent-tests.ts';
import { OUTPUT_DESCRIPTIONS } from './sources.ts';

export const AST = register({
  id: 'AST',
  title: 'Asthma',
  wording:
    'Patients aged at least 6 years old with an unresolved asthma diagnosis and have received asthma-related drug ' +
    'treatment in the preceding 12 months, up to the end of the reporting period',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'aged 6 or over with unresolved asthma, treated in the 12 months',
      all(ageOver(5), unresolved(AST_COD, ASTRES_COD), has(ASTTRT_COD, inMonths(12))),
    ),
  ],
});

const firstDiagnosis = firstUnresolved(COPD_COD, COPDRES_COD);
const diagnosed = dateOf(firstDiagnosis);
const isDiagnosed = exists(firstDiagnosis.of);

/** FEV1/FVC below 0.7 from 93 days (three months) before a date to 186 days (six months) after it. */
function confirmedAround(date: typeof diagnosed): Test {
  return exists(recordsBelow('0.7', FEV1FVC_COD, between(daysBefore(93, date), daysAfter(186, date))));
}

export const COPD = register({
  id: 'COPD',
  title: 'Chronic obstructive pulmonary disease',
  wording:
    'Patients with a clinical diagnosis of COPD before 1 April 2023; and patients with a clinical diagnosis of COPD on ' +
    'or after 1 April 2023 whose diagnosis has been confirmed by a quality assured post-bronchodilator spirometry ' +
    'FEV1/FVC ratio below 0.7 between 3 months before or 6 months after diagnosis (or if newly registered at the ' +
    'practice in the preceding 12 months without a record of spirometry having been performed, a record of an ' +
    'FEV1/FVC ratio below 0.7 recorded within 6 months of registration); and patients with a clinical diagnosis of ' +
    'COPD on or after 1 April 2023 who are unable to undertake spirometry',
  source: `${OUTPUT_DESCRIPTIONS}; the fourth rule follows the wording, not the NCL summary “select remaining”`,
  steps: [
    select('diagnosed before 1 April 2023', isBefore(diagnosed, on('2023-04-01'))),
    select('confirmed by spirometry around the diagnosis', confirmedAround(diagnosed)),
    select(
      'newly registered and confirmed by spirometry around registration',
      all(isDiagnosed, registeredWithin(12), confirmedAround(registration)),
    ),
    select('unable to undertake spirometry', all(isDiagnosed, has(SPIRPU_COD, ever))),
  ],
});
