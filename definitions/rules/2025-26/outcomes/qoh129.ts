import { dateOf, has, latest, onOrAfter, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { ALCADV_COD, ALCREF_COD } from '../outcomes-codelists.ts';
import { DRINK, riskyScores } from '../registers/prevention.ts';
import { signedOff } from '../signed-off.ts';

export const QOH129 = rule({
  id: 'QOH129',
  title: 'Alcohol advice',
  wording: 'Of AUDIT-C 5 or more in 24 months, counted when brief advice or referral after it',
  reason: 'A few minutes of advice lower drinking for a year or more.',
  source: 'Quality Outcomes for Health, demonstration edition; after public health',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: DRINK,
  steps: [
    succeed(
      'brief advice or referral on the day of the latest such score or later',
      has([ALCADV_COD, ALCREF_COD], onOrAfter(dateOf(latest(riskyScores)))),
    ),
  ],
});
