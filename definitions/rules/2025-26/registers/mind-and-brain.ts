import {
  ageOver,
  all,
  dateOf,
  ever,
  has,
  inMonths,
  isAfter,
  isOnOrAfter,
  latest,
  not,
  on,
  records,
  register,
  select,
} from '../../../../src/indicators/language/index.ts';
import {
  DEM_COD,
  DEPR_COD,
  DEPRES_COD,
  EPIL_COD,
  EPILDRUG_COD,
  EPILRES_COD,
  LD_COD,
  LDREM_COD,
  LIT_COD,
  LITSTP_COD,
  MH_COD,
} from '../codelists.ts';
import { isPrescribed, unresolved } from '../frequent-tests.ts';
import { OUTPUT_DESCRIPTIONS } from './sources.ts';

export const DEM = register({
  id: 'DEM',
  title: 'Dementia',
  wording: 'Patients with a dementia diagnosis up to the end of the reporting period',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a diagnosis of dementia', has(DEM_COD, ever))],
});

export const DEP = register({
  id: 'DEP',
  title: 'Depression',
  wording: 'Patients aged at least 18 years old whose latest unresolved episode of depression is since 1st April 2006',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'aged 18 or over with unresolved depression, its latest episode since 1 April 2006',
      all(
        ageOver(17),
        unresolved(DEPR_COD, DEPRES_COD),
        isOnOrAfter(dateOf(latest(records(DEPR_COD, ever))), on('2006-04-01')),
      ),
    ),
  ],
});

/** Issued in the 6 months, and not stopped on a later day. */
const takesLithium = all(
  isPrescribed(LIT_COD),
  not(isAfter(dateOf(latest(records(LITSTP_COD, ever))), dateOf(latest(records(LIT_COD, inMonths(6)))))),
);

export const MH = register({
  id: 'MH',
  title: 'Psychosis, schizophrenia and bipolar affective disorder',
  wording:
    'Patients with a diagnosis of psychosis, schizophrenia or bipolar affective disease, and patients currently ' +
    'treated with lithium',
  source: `${OUTPUT_DESCRIPTIONS}: MH1_REG and MH2_REG together`,
  steps: [
    select('a diagnosis of psychosis, schizophrenia or bipolar affective disorder', has(MH_COD, ever)),
    select('currently treated with lithium', takesLithium),
  ],
});

export const LD = register({
  id: 'LD',
  title: 'Learning disability',
  wording: 'Patients with a learning disability',
  source: `${OUTPUT_DESCRIPTIONS}: LD_COD and no later LDREM_COD`,
  steps: [select('a learning disability, not removed on a later day', unresolved(LD_COD, LDREM_COD))],
});

export const EP = register({
  id: 'EP',
  title: 'Epilepsy',
  wording:
    'Patients aged at least 18 years old with an unresolved diagnosis of epilepsy who have a record of being on drug ' +
    'treatment for epilepsy in the last 6 months',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'aged 18 or over with unresolved epilepsy, treated in the 6 months',
      all(ageOver(17), unresolved(EPIL_COD, EPILRES_COD), has(EPILDRUG_COD, inMonths(6))),
    ),
  ],
});
