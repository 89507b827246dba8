import { exclude, rule } from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import { isModeratelyOrSeverelyFrail, target140 } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const DM033 = rule({
  id: 'DM033',
  title: 'Blood pressure at 140/90 or less in diabetes, not frail',
  wording:
    'The percentage of patients with diabetes, on the register, without moderate or severe frailty in whom the ' +
    'last blood pressure reading (measured in the preceding 12 months) is 140/90mmHg or less (or equivalent home ' +
    'blood pressure reading).',
  reason:
    'Most harm from diabetes is to blood vessels, and blood pressure is the greatest part of it that treatment ' +
    'changes.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of HYP008',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'Of QOF 2023/24: DM036 took its place in 2025/26 with an age limit.',
  ],
  register: DM,
  steps: [
    exclude('MDSEVFRAIL', 'moderately or severely frail', isModeratelyOrSeverelyFrail),
    ...bloodPressureControl(DIABETES, target140, 'DMBPINV'),
  ],
});
