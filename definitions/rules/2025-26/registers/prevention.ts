import {
  ageOver,
  ageUnder,
  all,
  any,
  birth,
  ever,
  exists,
  has,
  inMonths,
  isFemale,
  isOn,
  isOnOrBefore,
  monthsAfter,
  periodEnd,
  recordsAtLeast,
  register,
  reject,
  select,
} from '../../../../src/indicators/language/index.ts';
import { CVDRISK_COD, STATIN_COD } from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import { AUDITC_COD, BOWELINV_COD, FH_COD, IMMSUP_COD } from '../outcomes-codelists.ts';
import { DM } from './glucose-and-weight.ts';
import { AF, CHOL, HF, HYP } from './heart-and-vessels.ts';
import { AST, COPD } from './lungs.ts';
import { LD } from './mind-and-brain.ts';

export const BREAST = register({
  id: 'BREAST',
  title: 'Breast screening',
  wording: 'Women aged 53 to 70',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('a woman aged 53 to 70', all(isFemale, ageOver(52), ageUnder(71)))],
});

export const BOWEL = register({
  id: 'BOWEL',
  title: 'Bowel screening',
  wording: 'People aged 54 to 74 who were invited',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select('aged 54 to 74, invited in the 30 months', all(ageOver(53), ageUnder(75), has(BOWELINV_COD, inMonths(30)))),
  ],
});

const risks = recordsAtLeast('20', CVDRISK_COD, ever);

export const HEALTHCHECK = register({
  id: 'HEALTHCHECK',
  title: 'NHS health check',
  wording: 'People aged 40 to 74 without the conditions, the treatment or the risk that the check looks for',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    reject('aged under 40 or over 74', any(ageUnder(40), ageOver(74))),
    reject(
      'vascular disease, heart failure, atrial fibrillation, kidney disease, diabetes or hypertension',
      any(isOn(CHOL), isOn(HF), isOn(AF), isOn(DM), isOn(HYP)),
    ),
    reject('familial hypercholesterolaemia', has(FH_COD, ever)),
    reject('on a statin', isPrescribed(STATIN_COD)),
    reject('a risk of 20 % or more was found', exists(risks)),
    select('aged 40 to 74', all(ageOver(39), ageUnder(75))),
  ],
});

export const OVER64 = register({
  id: 'OVER64',
  title: 'Aged 65 and over',
  wording: 'People aged 65 and over on 31 March',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('aged 65 or over', ageOver(64))],
});

export const FLURISK = register({
  id: 'FLURISK',
  title: 'At clinical risk from influenza',
  wording: 'People aged 6 months to 64 in a clinical risk group',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'aged 6 months to 64 with heart, lung, kidney or neurological disease, diabetes, a learning disability or weak defences',
      all(
        ageUnder(65),
        isOnOrBefore(monthsAfter(6, birth), periodEnd),
        any(isOn(CHOL), isOn(HF), isOn(COPD), isOn(AST), isOn(DM), isOn(LD), has(IMMSUP_COD, ever)),
      ),
    ),
  ],
});

/** AUDIT-C scores of 5 or more in the 24 months. */
export const riskyScores = recordsAtLeast('5', AUDITC_COD, inMonths(24));

export const DRINK = register({
  id: 'DRINK',
  title: 'Drinking at risk',
  wording: 'People with an AUDIT-C score of 5 or more in 24 months',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('a score of 5 or more in the 24 months', exists(riskyScores))],
});
