import {
  ageOver,
  ageUnder,
  all,
  any,
  between,
  type CodelistName,
  dateOf,
  daysAfter,
  daysBefore,
  earliest,
  ever,
  exists,
  has,
  inMonths,
  isBefore,
  isFemale,
  isOnOrBefore,
  latest,
  not,
  on,
  onOrAfterAny,
  records,
  recordsBelow,
  register,
  registeredWithin,
  registration,
  select,
  type Test,
} from '../../../../src/indicators/language/index.ts';
import {
  AFIB_COD,
  AFIBRES_COD,
  AST_COD,
  ASTRES_COD,
  ASTTRT_COD,
  CHD_COD,
  COPD_COD,
  COPDRES_COD,
  DEM_COD,
  DM_COD,
  DMRES_COD,
  FEV1FVC_COD,
  HYP_COD,
  HYPRES_COD,
  LD_COD,
  LDREM_COD,
  SPIRPU_COD,
} from './codelists.ts';

const OUTPUT_DESCRIPTIONS = 'NHS England PCD output descriptions, 5 December 2024; logic as in the NCL ICB dbt macros';

/** Diagnosed, and not resolved on a later day: on the same day the diagnosis stands. */
function unresolved(diagnosis: CodelistName, resolution: CodelistName): Test {
  const latestDiagnosis = dateOf(latest(records(diagnosis, ever)));
  const latestResolution = dateOf(latest(records(resolution, ever)));
  return all(has(diagnosis, ever), any(not(has(resolution, ever)), isOnOrBefore(latestResolution, latestDiagnosis)));
}

export const HYP = register({
  id: 'HYP',
  title: 'Hypertension',
  wording: 'Patients with an unresolved diagnosis of hypertension',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('an unresolved diagnosis of hypertension', unresolved(HYP_COD, HYPRES_COD))],
});

export const DM = register({
  id: 'DM',
  title: 'Diabetes',
  wording: 'Patients aged at least 17 years old with an unresolved diabetes diagnosis',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('aged 17 or over with unresolved diabetes', all(ageOver(16), unresolved(DM_COD, DMRES_COD)))],
});

export const AF = register({
  id: 'AF',
  title: 'Atrial fibrillation',
  wording: 'Patients with an unresolved diagnosis of atrial fibrillation',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('an unresolved diagnosis of atrial fibrillation', unresolved(AFIB_COD, AFIBRES_COD))],
});

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

export const CHD = register({
  id: 'CHD',
  title: 'Coronary heart disease',
  wording: 'Register of patients with a coronary heart disease (CHD) diagnosis',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a diagnosis of coronary heart disease', has(CHD_COD, ever))],
});

export const DEM = register({
  id: 'DEM',
  title: 'Dementia',
  wording: 'Patients with a dementia diagnosis up to the end of the reporting period',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a diagnosis of dementia', has(DEM_COD, ever))],
});

export const LD = register({
  id: 'LD',
  title: 'Learning disability',
  wording: 'Patients with a learning disability',
  source: `${OUTPUT_DESCRIPTIONS}: LD_COD and no later LDREM_COD`,
  steps: [select('a learning disability, not removed on a later day', unresolved(LD_COD, LDREM_COD))],
});

export const SMOK2 = register({
  id: 'SMOK2',
  title: 'Aged 15 and over',
  wording: 'Register of patients who are aged 15 years and over',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('aged 15 or over', ageOver(14))],
});

export const CS = register({
  id: 'CS',
  title: 'Cervical screening',
  wording: 'Females aged 25 to 64 years on the achievement date',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a woman aged 25 to 64', all(isFemale, ageOver(24), ageUnder(65)))],
});

/** The first diagnosis after the last resolution; a diagnosis on the day of a resolution stands. */
const firstUnresolved = earliest(records(COPD_COD, onOrAfterAny(latest(records(COPDRES_COD, ever)))));
const diagnosed = dateOf(firstUnresolved);
const isDiagnosed = exists(firstUnresolved.of);

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
