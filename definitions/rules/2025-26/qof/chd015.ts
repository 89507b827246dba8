import { ageOver, exclude, rule } from '../../../../src/indicators/language/index.ts';
import { CORONARY_HEART_DISEASE } from '../cares.ts';
import { target140 } from '../frequent-tests.ts';
import { CHD } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const CHD015 = rule({
  id: 'CHD015',
  title: 'Blood pressure at 140/90 or less, aged 79 or under, in coronary heart disease',
  wording:
    'The percentage of patients aged 79 years or under, with coronary heart disease, in whom the last blood ' +
    'pressure reading (measured in the preceding 12 months) is 140/90 mmHg or less (or equivalent home blood ' +
    'pressure reading).',
  reason: 'Lower blood pressure after heart disease is found prevents further heart attacks and strokes.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of HYP008',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'That the first invitation follows the failing reading is version 46; the 2023/24 wording leaves it out.',
  ],
  register: CHD,
  steps: [
    exclude('PAT_AGEO79', 'aged over 79', ageOver(79)),
    ...bloodPressureControl(CORONARY_HEART_DISEASE, target140, 'CHDBPINV'),
  ],
});
