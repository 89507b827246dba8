import { ageOver, all, any, ever, has, isOn, register, select } from '../../../../src/indicators/language/index.ts';
import {
  AFIB_COD,
  AFIBRES_COD,
  CHD_COD,
  CKD_COD,
  CKD1AND2_COD,
  CKDRES_COD,
  HF_COD,
  HFLVSD_COD,
  HFRES_COD,
  HYP_COD,
  HYPRES_COD,
  PAD_COD,
  REDEJCFRAC_COD,
  STRK_COD,
  TIA_COD,
} from '../codelists.ts';
import { unresolved } from '../frequent-tests.ts';
import { OUTPUT_DESCRIPTIONS } from './sources.ts';

export const AF = register({
  id: 'AF',
  title: 'Atrial fibrillation',
  wording: 'Patients with an unresolved diagnosis of atrial fibrillation',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('an unresolved diagnosis of atrial fibrillation', unresolved(AFIB_COD, AFIBRES_COD))],
});

export const CHD = register({
  id: 'CHD',
  title: 'Coronary heart disease',
  wording: 'Register of patients with a coronary heart disease (CHD) diagnosis',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a diagnosis of coronary heart disease', has(CHD_COD, ever))],
});

export const PAD = register({
  id: 'PAD',
  title: 'Peripheral arterial disease',
  wording: 'Register of patients with peripheral arterial disease',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a diagnosis of peripheral arterial disease', has(PAD_COD, ever))],
});

export const STIA = register({
  id: 'STIA',
  title: 'Stroke or TIA',
  wording: 'Register of patients with a Stroke or TIA diagnosis',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('a diagnosis of stroke or TIA', has([STRK_COD, TIA_COD], ever))],
});

export const HYP = register({
  id: 'HYP',
  title: 'Hypertension',
  wording: 'Patients with an unresolved diagnosis of hypertension',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('an unresolved diagnosis of hypertension', unresolved(HYP_COD, HYPRES_COD))],
});

export const HF = register({
  id: 'HF',
  title: 'Heart failure',
  wording: 'Patients with an unresolved diagnosis of heart failure',
  source: OUTPUT_DESCRIPTIONS,
  steps: [select('an unresolved diagnosis of heart failure', unresolved(HF_COD, HFRES_COD))],
});

export const HF_LVSD = register({
  id: 'HF_LVSD',
  title: 'Heart failure with reduced ejection fraction',
  wording:
    'Patients with an unresolved diagnosis of heart failure due to left ventricular systolic dysfunction (LVSD) or ' +
    'reduced ejection fraction',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'on the heart failure register, with unresolved LVSD or reduced ejection fraction',
      all(isOn(HF), unresolved([HFLVSD_COD, REDEJCFRAC_COD], HFRES_COD)),
    ),
  ],
});

export const CKD = register({
  id: 'CKD',
  title: 'Chronic kidney disease, G3a to G5',
  wording: 'Register of patients aged 18 years or over with CKD with classification of categories G3a to G5',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'aged 18 or over with kidney disease of G3a to G5, not followed by a better category or a resolution',
      all(ageOver(17), unresolved(CKD_COD, [CKD1AND2_COD, CKDRES_COD])),
    ),
  ],
});

export const CHOL = register({
  id: 'CHOL',
  title: 'Vascular or kidney disease',
  wording:
    'Patients with a diagnosis of any of coronary heart disease (CHD), peripheral arterial disease (PAD), stroke or ' +
    'transient ischaemic attack (TIA) or who are aged 18 years or over with chronic kidney disease (CKD) category G3a to G5',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'on the register of coronary heart disease, peripheral arterial disease, stroke or TIA, or kidney disease',
      any(isOn(CHD), isOn(PAD), isOn(STIA), isOn(CKD)),
    ),
  ],
});

export const CHOL2 = register({
  id: 'CHOL2',
  title: 'Vascular disease',
  wording:
    'Patients with a diagnosis of any of coronary heart disease (CHD), peripheral arterial disease (PAD), stroke or ' +
    'transient ischaemic attack (TIA)',
  source: OUTPUT_DESCRIPTIONS,
  steps: [
    select(
      'on the register of coronary heart disease, peripheral arterial disease, or stroke or TIA',
      any(isOn(CHD), isOn(PAD), isOn(STIA)),
    ),
  ],
});
