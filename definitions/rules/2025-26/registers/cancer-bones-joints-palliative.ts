import {
  ageOver,
  ageUnder,
  all,
  dateOf,
  ever,
  exists,
  has,
  isAfter,
  latest,
  not,
  on,
  onOrAfter,
  records,
  register,
  select,
} from '../../../../src/indicators/language/index.ts';
import { CAN_COD, DXA_COD, FF_COD, OSTEO_COD, PALCARE_COD, PALCARENI_COD, RARTH_COD } from '../codelists.ts';
import { OUTPUT_DESCRIPTIONS } from './sources.ts';

export const CAN = register({
  id: 'CAN',
  title: 'Cancer',
  wording: 'Patients diagnosed with cancer since 1st April 2003',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('cancer diagnosed since 1 April 2003', has(CAN_COD, onOrAfter(on('2003-04-01'))))],
});

export const OST = register({
  id: 'OST',
  title: 'Osteoporosis',
  wording:
    'Patients aged 50 to 74 with a fragility fracture since 1 April 2012 and osteoporosis confirmed by DXA, and patients ' +
    'aged 75 or over with a fragility fracture since 1 April 2014 and osteoporosis',
  source: 'NCL ICB dbt macros, OSTEO1_REG and OSTEO2_REG together: the published wording was not found',
  steps: [
    select(
      'aged 50 to 74, a fragility fracture since April 2012 and osteoporosis confirmed by DXA',
      all(ageOver(49), ageUnder(75), has(FF_COD, onOrAfter(on('2012-04-01'))), has(DXA_COD, ever)),
    ),
    select(
      'aged 75 or over, a fragility fracture since April 2014 and osteoporosis',
      all(ageOver(74), has(FF_COD, onOrAfter(on('2014-04-01'))), has(OSTEO_COD, ever)),
    ),
  ],
});

const needed = records(PALCARE_COD, onOrAfter(on('2008-04-01')));
const isNoLongerNeeded = isAfter(dateOf(latest(records(PALCARENI_COD, ever))), dateOf(latest(needed)));

export const PC = register({
  id: 'PC',
  title: 'Palliative care',
  wording: 'Patients who have been identified as requiring palliative care',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'identified since 1 April 2008, and not found no longer to need it on a later day',
      all(exists(needed), not(isNoLongerNeeded)),
    ),
  ],
});

export const RA = register({
  id: 'RA',
  title: 'Rheumatoid arthritis',
  wording: 'Patients aged 16 years or over with a diagnosis of rheumatoid arthritis',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('aged 16 or over with rheumatoid arthritis', all(ageOver(15), has(RARTH_COD, ever)))],
});
