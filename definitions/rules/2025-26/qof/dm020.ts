import { exclude, rule } from '../../../../src/indicators/language/index.ts';
import { isModeratelyOrSeverelyFrail } from '../frequent-tests.ts';
import { DM } from '../registers/glucose-and-weight.ts';
import { signedOff } from '../signed-off.ts';
import { glucoseControl } from '../usual-steps.ts';

export const DM020 = rule({
  id: 'DM020',
  title: 'HbA1c at 58 mmol/mol or less in diabetes, not frail',
  wording:
    'The percentage of patients with diabetes, on the register, without moderate or severe frailty in whom the ' +
    'last IFCC-HbA1c is 58 mmol/mol or less in the preceding 12 months.',
  reason:
    'Lower glucose prevents harm to eyes, kidneys and nerves; in frail people the risk of hypoglycaemia outweighs it.',
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
  steps: [exclude('MDSEVFRAIL', 'moderately or severely frail', isModeratelyOrSeverelyFrail), ...glucoseControl('58')],
});
