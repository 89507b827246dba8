import { all, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { MEDREV_COD } from '../codelists.ts';
import { FALLSASK_COD, FALLSNA_COD } from '../outcomes-codelists.ts';
import { FRAIL } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';

export const QOH219 = rule({
  id: 'QOH219',
  title: 'Severe frailty: medicines reviewed and falls asked about',
  wording:
    'Of aged 65 and over with severe frailty coded by a clinician, counted when medication review, and falls ' +
    'asked about where clinically appropriate, in 12 months',
  reason: 'Many falls and admissions of frail people come from medicines that no longer help them.',
  source: 'Quality Outcomes for Health, demonstration edition; after GMS contract 2017',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: FRAIL,
  steps: [
    succeed(
      'medicines reviewed, and asked about falls unless not appropriate, in the 12 months',
      all(has(MEDREV_COD, inMonths(12)), has([FALLSASK_COD, FALLSNA_COD], inMonths(12))),
    ),
  ],
});
