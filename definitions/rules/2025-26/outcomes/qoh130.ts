import { between, daysAfter, has, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { FIRSTBF_COD } from '../outcomes-codelists.ts';
import { BIRTH, delivered } from '../registers/births-and-children.ts';
import { signedOff } from '../signed-off.ts';

export const QOH130 = rule({
  id: 'QOH130',
  title: 'Breastfeeding begun',
  wording: 'Of women who gave birth in the year, counted when first feed breast milk',
  reason: 'Breast milk from the first feed protects against infection, and makes breastfeeding last.',
  source: 'Quality Outcomes for Health, demonstration edition; after maternity',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: BIRTH,
  steps: [
    succeed(
      'first feed of breast milk within two days of the birth',
      has(FIRSTBF_COD, between(delivered, daysAfter(2, delivered))),
    ),
  ],
});
