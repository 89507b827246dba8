import { has, monthsAfter, onOrAfter, rule, succeed, yearStart } from '../../../../src/indicators/language/index.ts';
import { FLUVAC_COD } from '../outcomes-codelists.ts';
import { FLURISK } from '../registers/prevention.ts';
import { signedOff } from '../signed-off.ts';

const september = monthsAfter(5, yearStart);

export const QOH122 = rule({
  id: 'QOH122',
  title: 'Influenza immunisation at risk',
  wording: 'Of aged 6 months to 64 in a clinical risk group, counted when dose 1 September to 31 March',
  reason: 'Influenza is most dangerous to those whose heart, lungs, kidneys or defences are already weak.',
  source: 'Quality Outcomes for Health, demonstration edition; after public health',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: FLURISK,
  steps: [succeed('vaccinated since 1 September', has(FLUVAC_COD, onOrAfter(september)))],
});
