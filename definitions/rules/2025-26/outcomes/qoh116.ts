import { has, onThe, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { SMOKDEL_COD } from '../outcomes-codelists.ts';
import { BIRTH, delivered } from '../registers/births-and-children.ts';
import { signedOff } from '../signed-off.ts';

export const QOH116 = rule({
  id: 'QOH116',
  title: 'Smoking at delivery',
  wording: 'Of women who gave birth in the year, counted when smoker at delivery',
  reason: 'Smoking in pregnancy is the greatest avoidable cause of stillbirth and low birth weight.',
  source: 'Quality Outcomes for Health, demonstration edition; after maternity',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Whoever is counted is counted against: less is better.',
  ],
  register: BIRTH,
  steps: [succeed('a smoker at delivery', has(SMOKDEL_COD, onThe(delivered)))],
});
