import { ageUnder, exclude, rule } from '../../../../src/indicators/language/index.ts';
import { STROKE } from '../cares.ts';
import { target150 } from '../frequent-tests.ts';
import { STIA } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const STIA015 = rule({
  id: 'STIA015',
  title: 'Blood pressure at 150/90 or less, aged 80 or over after stroke or TIA',
  wording:
    'The percentage of patients aged 80 years or over, with a history of stroke or TIA, in whom the last blood ' +
    'pressure reading (measured in the preceding 12 months) is 150/90 mmHg or less (or equivalent home blood ' +
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
  steps: [
    exclude('PAT_AGEU80', 'aged under 80', ageUnder(80)),
    ...bloodPressureControl(STROKE, target150, 'STIABPINV'),
  ],
});
