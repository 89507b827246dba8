import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { GLD_COD } from '../outcomes-codelists.ts';
import { EYFSP } from '../registers/births-and-children.ts';
import { signedOff } from '../signed-off.ts';

export const QOH134 = rule({
  id: 'QOH134',
  title: 'Ready for school',
  wording: 'Of children at the end of reception, counted when good level of development',
  reason: 'Children who start school ready to learn do better all their lives.',
  source: 'Quality Outcomes for Health, demonstration edition; after early years',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: EYFSP,
  steps: [succeed('a good level of development', has(GLD_COD, inMonths(12)))],
});
