import { exclude, not, rule } from '../../../../src/indicators/language/index.ts';
import { isModeratelyOrSeverelyFrail } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { glucoseControl } from '../usual-steps.ts';

export const DM021 = rule({
  id: 'DM021',
  title: 'HbA1c at 75 mmol/mol or less in diabetes and frailty',
  wording:
    'The percentage of patients with diabetes, on the register, with moderate or severe frailty in whom the last ' +
    'IFCC-HbA1c is 75 mmol/mol or less in the preceding 12 months.',
  reason: 'In frail people a looser target keeps symptoms away without the falls and confusion of hypoglycaemia.',
  source:
    'OpenSAFELY qof-diabetes, quoting NHS Digital business rules; rule 8 without its misplaced parentheses ' +
    '(measures.md §0)',
  ...signedOff,
  verification: 'published order',
  notes: [
    'That the first invitation follows the failing result is of the same business rules; the 2023/24 wording ' +
      'leaves it out.',
  ],
  register: DM,
  steps: [
    exclude('MDSEVFRAIL', 'not moderately or severely frail', not(isModeratelyOrSeverelyFrail)),
    ...glucoseControl('75'),
  ],
});
