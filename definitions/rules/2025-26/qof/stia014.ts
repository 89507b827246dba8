import { ageOver, exclude, rule } from '../../../../src/indicators/language/index.ts';
import { STROKE } from '../cares.ts';
import { target140 } from '../frequent-tests.ts';
import { STIA } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const STIA014 = rule({
  id: 'STIA014',
  title: 'Blood pressure at 140/90 or less, aged 79 or under after stroke or TIA',
  wording:
    'The percentage of patients aged 79 years or under, with a history of stroke or TIA, in whom the last blood ' +
    'pressure reading (measured in the preceding 12 months) is 140/90 mmHg or less (or equivalent home blood ' +
    'pressure reading).',
  reason: 'Lower blood pressure prevents about one in four further strokes.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of HYP008',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'That the first invitation follows the failing reading is version 46; the 2023/24 wording leaves it out.',
  ],
  register: STIA,
  steps: [exclude('PAT_AGEO79', 'aged over 79', ageOver(79)), ...bloodPressureControl(STROKE, target140, 'STIABPINV')],
});
