import {
  ageOver,
  ageUnder,
  all,
  atLeastOf,
  between,
  dateOf,
  daysBefore,
  exists,
  has,
  inMonths,
  isOn,
  latest,
  latestIs,
  monthsBefore,
  periodEnd,
  records,
  register,
  select,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD } from '../codelists.ts';
import { unresolved } from '../frequent-tests.ts';
import { CARER_COD, LDKNOWN_COD, MHCONT_COD, NOTCARER_COD, PAM_COD, SPREF_COD } from '../outcomes-codelists.ts';
import { DM } from './glucose-and-weight.ts';
import { AF, CHD, CKD, HF, HYP, STIA } from './heart-and-vessels.ts';
import { AST, COPD } from './lungs.ts';
import { DEM, DEP, MH } from './mind-and-brain.ts';

export const MULTI = register({
  id: 'MULTI',
  title: 'Two or more long-term conditions',
  wording:
    'People on two or more of the registers of atrial fibrillation, coronary heart disease, stroke or TIA, heart ' +
    'failure, hypertension, diabetes, chronic kidney disease, COPD, asthma, dementia, severe mental illness and ' +
    'depression',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'on two or more of the registers',
      atLeastOf(2, [AF, CHD, STIA, HF, HYP, DM, CKD, COPD, AST, DEM, MH, DEP].map(isOn)),
    ),
  ],
});

export const FRAIL = register({
  id: 'FRAIL',
  title: 'Severe frailty',
  wording: 'People aged 65 and over whose latest frailty code is severe',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'aged 65 or over, severely frail',
      all(ageOver(64), latestIs(SEVFRAIL_COD, [MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD])),
    ),
  ],
});

export const CARER = register({
  id: 'CARER',
  title: 'Carers',
  wording: 'Recorded carers aged 16 and over',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'aged 16 or over and a carer, not ended on a later day',
      all(ageOver(15), unresolved(CARER_COD, NOTCARER_COD)),
    ),
  ],
});

/** The latest activation score of the 12 months, and the latest 3 to 12 months before it. */
export const lastActivation = latest(valuedRecords(PAM_COD, inMonths(12)));
const lastDay = dateOf(lastActivation);
export const firstActivation = latest(
  valuedRecords(PAM_COD, between(monthsBefore(12, lastDay), monthsBefore(3, lastDay))),
);

export const ACTIVATION = register({
  id: 'ACTIVATION',
  title: 'Two activation scores',
  wording: 'People with two activation scores 3 to 12 months apart',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('scored in the 12 months, and 3 to 12 months before', exists(firstActivation.of))],
});

export const LDWORK = register({
  id: 'LDWORK',
  title: 'Learning disability known to the council, of working age',
  wording: 'People with a learning disability known to the council, aged 18 to 64',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'known to the council in the 12 months, aged 18 to 64',
      all(ageOver(17), ageUnder(65), has(LDKNOWN_COD, inMonths(12))),
    ),
  ],
});

export const MHWORK = register({
  id: 'MHWORK',
  title: 'Secondary mental health services, of working age',
  wording: 'People aged 18 to 69 in contact with secondary mental health services',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select('in contact in the 12 months, aged 18 to 69', all(ageOver(17), ageUnder(70), has(MHCONT_COD, inMonths(12)))),
  ],
});

const referral = latest(records(SPREF_COD, between(daysBefore(182, periodEnd), daysBefore(84, periodEnd))));
export const referred = dateOf(referral);

export const SOCIAL = register({
  id: 'SOCIAL',
  title: 'Referred to social prescribing',
  wording: 'People referred to social prescribing 12 to 26 weeks before the period end',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('referred 12 to 26 weeks ago', exists(referral.of))],
});
