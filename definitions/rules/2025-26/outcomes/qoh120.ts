import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { NHSHC_COD } from '../outcomes-codelists.ts';
import { HEALTHCHECK } from '../registers/prevention.ts';
import { signedOff } from '../signed-off.ts';
import { newlyRegistered } from '../usual-steps.ts';

export const QOH120 = rule({
  id: 'QOH120',
  title: 'NHS health check',
  wording:
    'Of aged 40-74 without CHD, stroke/TIA, PAD, HF, AF, CKD 3-5, diabetes, hypertension or familial ' +
    'hypercholesterolaemia, not on a statin, not already found at 20 % risk or more, counted when check in 5 ' +
    'years',
  reason: 'The check finds risks of the heart, kidneys and glucose that can still be changed.',
  source: 'Quality Outcomes for Health, demonstration edition; after public health',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: HEALTHCHECK,
  steps: [succeed('checked in the 60 months', has(NHSHC_COD, inMonths(60))), newlyRegistered],
});
