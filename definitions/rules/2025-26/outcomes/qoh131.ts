import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { BOWELSCR_COD } from '../outcomes-codelists.ts';
import { BOWEL } from '../registers/prevention.ts';
import { signedOff } from '../signed-off.ts';

export const QOH131 = rule({
  id: 'QOH131',
  title: 'Bowel screening',
  wording: 'Of aged 54-74 invited, counted when adequate test in 30 months',
  reason: 'Screening finds bowel cancer, and what would become one, while they can be cured.',
  source: 'Quality Outcomes for Health, demonstration edition; after screening programme',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: BOWEL,
  steps: [succeed('an adequate test in the 30 months', has(BOWELSCR_COD, inMonths(30)))],
});
