import { has, monthsAfter, onOrAfter, rule, succeed, yearStart } from '../../../../src/indicators/language/index.ts';
import { FLUVAC_COD } from '../outcomes-codelists.ts';
import { OVER64 } from '../registers/prevention.ts';
import { signedOff } from '../signed-off.ts';

const september = monthsAfter(5, yearStart);

export const QOH121 = rule({
  id: 'QOH121',
  title: 'Influenza immunisation 65 and over',
  wording: 'Of aged 65 and over on 31 March, counted when dose 1 September to 31 March',
  reason: 'Influenza kills most among the old, and the vaccine halves admissions.',
  source: 'Quality Outcomes for Health, demonstration edition; after public health',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: OVER64,
  steps: [succeed('vaccinated since 1 September', has(FLUVAC_COD, onOrAfter(september)))],
});
