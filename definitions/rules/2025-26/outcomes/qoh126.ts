import { ever, has, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { BF68_COD } from '../outcomes-codelists.ts';
import { INFANT } from '../registers/births-and-children.ts';
import { signedOff } from '../signed-off.ts';

export const QOH126 = rule({
  id: 'QOH126',
  title: 'Breastfed at 6-8 weeks',
  wording: 'Of infants reaching 8 weeks in the year, counted when any breast milk at 6-8 week review',
  reason: 'Breastfed infants have fewer infections and admissions.',
  source: 'Quality Outcomes for Health, demonstration edition; after health visiting',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Only the month of birth is known, so that eight weeks count from its first day.',
  ],
  register: INFANT,
  steps: [succeed('any breast milk at the 6 to 8 week review', has(BF68_COD, ever))],
});
