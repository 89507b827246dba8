import { daysAfter, has, onOrAfter, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { SPGOAL_COD, SPNEAR_COD } from '../outcomes-codelists.ts';
import { referred, SOCIAL } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';

export const QOH308 = rule({
  id: 'QOH308',
  title: 'Social prescribing goal reached',
  wording: 'Of people referred 12-26 weeks ago, counted when main goal reached or nearly at 12 weeks',
  reason: 'What people want from a referral is the thing that matters to them, done.',
  source: 'Quality Outcomes for Health, demonstration edition; after Integrated Plus',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Recorded from ten weeks on counts as at twelve weeks.',
  ],
  register: SOCIAL,
  steps: [
    succeed(
      'main goal reached or nearly, from ten weeks after the referral',
      has([SPGOAL_COD, SPNEAR_COD], onOrAfter(daysAfter(70, referred))),
    ),
  ],
});
