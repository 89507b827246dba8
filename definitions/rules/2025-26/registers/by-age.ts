import {
  ageOver,
  ageUnder,
  all,
  any,
  birth,
  ever,
  has,
  isFemale,
  isOn,
  isOnOrBefore,
  periodEnd,
  reachesInYear,
  register,
  select,
} from '../../../../src/indicators/language/index.ts';
import { MH_COD } from '../codelists.ts';
import { DM } from './glucose-and-weight.ts';
import { CHD, CKD, HYP, PAD, STIA } from './heart-and-vessels.ts';
import { AST, COPD } from './lungs.ts';
import { OUTPUT_DESCRIPTIONS } from './sources.ts';

/** The published rules of some indicators begin with everybody registered and reject in their first step. */
export const ALL = register({
  id: 'ALL',
  title: 'Registered',
  wording: 'Patients registered with the practice',
  source: 'Register ALL of the published rules of BP002, MH003 and VI001 to VI003',
  steps: [select('born by the achievement date', isOnOrBefore(birth, periodEnd))],
});

export const SMOK2 = register({
  id: 'SMOK2',
  title: 'Aged 15 and over',
  wording: 'Register of patients who are aged 15 years and over',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('aged 15 or over', ageOver(14))],
});

export const SMOK1 = register({
  id: 'SMOK1',
  title: 'Long-term conditions with smoking status',
  wording:
    'Register of patients with a co-morbidity of CHD, PAD, stroke or TIA, hypertension, diabetes, COPD, asthma, CKD, ' +
    'schizophrenia, bipolar affective disorder or other psychoses',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'on the register of any of these conditions',
      any(isOn(CHD), isOn(PAD), isOn(STIA), isOn(HYP), isOn(DM), isOn(COPD), isOn(CKD), isOn(AST), has(MH_COD, ever)),
    ),
  ],
});

export const CS = register({
  id: 'CS',
  title: 'Cervical screening',
  wording: 'Females aged 25 to 64 years on the achievement date',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a woman aged 25 to 64', all(isFemale, ageOver(24), ageUnder(65)))],
});

export const VI1 = register({
  id: 'VI1',
  title: 'Eight months old in the year',
  wording: 'Patients who attained 8 months old during the service year',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('reached 8 months in the year', reachesInYear(8))],
});

export const VI2 = register({
  id: 'VI2',
  title: 'Eighteen months old in the year',
  wording: 'Patients who attained 18 months old during the service year',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('reached 18 months in the year', reachesInYear(18))],
});

export const VI3 = register({
  id: 'VI3',
  title: 'Five years old in the year',
  wording: 'Patients who attained 5 years old during the service year',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('reached 5 years in the year', reachesInYear(60))],
});

export const VI4 = register({
  id: 'VI4',
  title: 'Eighty or eighty-one in the year',
  wording: 'Patients who attained 80 or 81 years old during the service year',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('reached 80 or 81 in the year', any(reachesInYear(960), reachesInYear(972)))],
});
