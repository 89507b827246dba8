import { ageOver, exclude, rule } from '../../../../src/indicators/language/index.ts';
import { HYPERTENSION } from '../cares.ts';
import { target140 } from '../frequent-tests.ts';
import { HYP } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const HYP008 = rule({
  id: 'HYP008',
  title: 'Blood pressure at 140/90 or less, aged 79 or under',
  wording:
    'The percentage of patients aged 79 years or under with hypertension in whom the last blood pressure reading ' +
    '(measured in the preceding 12 months) is 140/90 mmHg or less (or equivalent home blood pressure reading).',
  reason: 'Lower blood pressure prevents strokes, heart attacks and kidney disease.',
  source:
    'OpenSAFELY hypertension-sro, quoting NHS Digital business rules version 46 (HYP003 and HYP007, renamed ' +
    'HYP008 and HYP009); declines widened to home monitoring as in the NHS England PCA reference 2023/24',
  ...signedOff,
  verification: 'published order',
  notes: ['That the first invitation follows the failing reading is version 46; the 2023/24 wording leaves it out.'],
  register: HYP,
  steps: [
    exclude('PAT_AGEO79', 'aged over 79', ageOver(79)),
    ...bloodPressureControl(HYPERTENSION, target140, 'HYPBPINV'),
  ],
});
