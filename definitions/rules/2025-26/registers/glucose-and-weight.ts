import {
  ageOver,
  ageOverOn,
  all,
  any,
  atLeast,
  dateOf,
  earliest,
  ever,
  has,
  inMonths,
  isOfEthnicity,
  latest,
  not,
  records,
  register,
  select,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { BMI_COD, BMI30_COD, DM_COD, DMRES_COD, IGT_COD, NDH_COD, PRD_COD } from '../codelists.ts';
import { unresolved } from '../frequent-tests.ts';
import { OUTPUT_DESCRIPTIONS } from './sources.ts';

export const DM = register({
  id: 'DM',
  title: 'Diabetes',
  wording: 'Patients aged at least 17 years old with an unresolved diabetes diagnosis',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('aged 17 or over with unresolved diabetes', all(ageOver(16), unresolved(DM_COD, DMRES_COD)))],
});

const hyperglycaemia = [NDH_COD, IGT_COD, PRD_COD];

export const NDH = register({
  id: 'NDH',
  title: 'Non-diabetic hyperglycaemia',
  wording: 'Patients aged 18 years or over with a diagnosis of non-diabetic hyperglycaemia',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'first diagnosed with hyperglycaemia at 18 or over, and without unresolved diabetes',
      all(ageOverOn(17, dateOf(earliest(records(hyperglycaemia, ever)))), not(unresolved(DM_COD, DMRES_COD))),
    ),
  ],
});

const latestIndex = latest(valuedRecords(BMI_COD, inMonths(12)));
/** South Asian, other Asian, Chinese, Black and mixed with them; the categories hold no Middle Eastern background. */
const hasHigherRisk = isOfEthnicity('D', 'E', 'F', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R');

export const OB = register({
  id: 'OB',
  title: 'Obesity',
  wording:
    'Patients aged 18 years or over with a body mass index (BMI) greater than or equal to 30 kg/m2 in the preceding ' +
    '12 months or a BMI greater than or equal to 27.5 kg/m2 recorded in the preceding 12 months for patients with a South ' +
    'Asian, Chinese, other Asian, Middle Eastern, Black African or African-Caribbean family background',
  source: `${OUTPUT_DESCRIPTIONS}; ethnic categories of the NHS Data Dictionary, which have none for Middle Eastern`,
  steps: [
    select(
      'aged 18 or over with a body mass index of 30 or more in the 12 months',
      all(ageOver(17), any(atLeast('30', latestIndex), has(BMI30_COD, inMonths(12)))),
    ),
    select(
      'aged 18 or over with 27.5 or more, of a background at higher risk',
      all(ageOver(17), atLeast('27.5', latestIndex), hasHigherRisk),
    ),
  ],
});
