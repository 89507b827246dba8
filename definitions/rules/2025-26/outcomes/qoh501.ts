import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { STRUCTMR_COD } from '../outcomes-codelists.ts';
import { MANYMEDICINES } from '../registers/medicines-safety.ts';
import { signedOff } from '../signed-off.ts';

export const QOH501 = rule({
  id: 'QOH501',
  title: 'Polypharmacy review',
  wording:
    'Of aged 75 and over on 10 or more regular medicines, counted when structured medication review in 12 months',
  reason: 'Ten medicines together harm more often than any one of them, and a review stops those that no longer help.',
  source: 'Quality Outcomes for Health, demonstration edition; after medicines optimisation',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Ten different codes issued in the 3 months are ten regular medicines.',
  ],
  register: MANYMEDICINES,
  steps: [succeed('a structured medication review in the 12 months', has(STRUCTMR_COD, inMonths(12)))],
});
