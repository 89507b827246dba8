import { ageOver, exclude, rule } from '../../../../src/indicators/language/index.ts';
import { DIABETES } from '../cares.ts';
import { isModeratelyOrSeverelyFrail, target140 } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { bloodPressureControl } from '../usual-steps.ts';

export const DM036 = rule({
  id: 'DM036',
  title: 'Blood pressure at 140/90 or less in diabetes, aged 79 or under, not frail',
  wording:
    'Patients aged 79 or under without moderate or severe frailty with last blood pressure 140/90 or less (or ' +
    'home equivalent) in the preceding 12 months.',
  reason:
    'Most harm from diabetes is to blood vessels, and blood pressure is the greatest part of it that treatment ' +
    'changes.',
  source:
    'Order of DM033 (OpenSAFELY hypertension pattern; NHS England PCA reference 2023/24) and the age limit of ' +
    'the DM036 wording',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'The wording is a paraphrase (ninam-q/qof-indicator-tool): the official text was not at hand.',
  ],
  register: DM,
  steps: [
    exclude('MDSEVFRAIL', 'moderately or severely frail', isModeratelyOrSeverelyFrail),
    exclude('PAT_AGEO79', 'aged over 79', ageOver(79)),
    ...bloodPressureControl(DIABETES, target140, 'DMBPINV'),
  ],
});
