import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { BREASTSCR_COD } from '../outcomes-codelists.ts';
import { BREAST } from '../registers/prevention.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

export const QOH119 = rule({
  id: 'QOH119',
  title: 'Breast screening',
  wording: 'Of women aged 53-70, counted when screened in 36 months',
  reason: 'Screening finds breast cancer while it can be cured.',
  source: 'Quality Outcomes for Health, demonstration edition; after public health',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: BREAST,
  steps: [succeed('screened in the 36 months', has(BREASTSCR_COD, inMonths(36))), newlyRegistered],
});
