import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { CARERHC_COD, CARERREF_COD } from '../outcomes-codelists.ts';
import { CARER } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

export const QOH220 = rule({
  id: 'QOH220',
  title: 'Carers supported',
  wording: 'Of recorded carers aged 16 and over, counted when health check or support referral in 12 months',
  reason: 'Carers who are looked after stay well, and keep those they care for at home.',
  source: 'Quality Outcomes for Health, demonstration edition; after Dudley carers strategy',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: CARER,
  steps: [
    succeed('a health check or a referral to support in the 12 months', has([CARERHC_COD, CARERREF_COD], inMonths(12))),
    newlyRegistered,
  ],
});
