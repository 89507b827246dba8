import { ageUnder, exclude, rule } from '../../../../src/indicators/language/index.ts';
import { HYPERTENSION } from '../cares.ts';
import { target150 } from '../frequent-tests.ts';
import { HYP } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const HYP009 = rule({
  id: 'HYP009',
  title: 'Blood pressure at 150/90 or less, aged 80 or over',
  wording:
    'The percentage of patients aged 80 years or over, with hypertension, in whom the last blood pressure ' +
    'reading (measured in the preceding 12 months) is 150/90 mmHg or less (or equivalent home blood pressure ' +
    'reading).',
  reason: 'Lower blood pressure prevents strokes, heart attacks and kidney disease.',
  source:
    'OpenSAFELY hypertension-sro, quoting NHS Digital business rules version 46 (HYP003 and HYP007, renamed ' +
    'HYP008 and HYP009); declines widened to home monitoring as in the NHS England PCA reference 2023/24',
  ...signedOff,
  verification: 'published order',
  notes: ['That the first invitation follows the failing reading is version 46; the 2023/24 wording leaves it out.'],
  register: HYP,
  steps: [
    exclude('PAT_AGEU80', 'aged under 80', ageUnder(80)),
    ...bloodPressureControl(HYPERTENSION, target150, 'HYPBPINV'),
  ],
});
