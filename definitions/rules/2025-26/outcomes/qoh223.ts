import { inMonths, latestIs, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { NOTWORK_COD, PAIDWORK_COD } from '../outcomes-codelists.ts';
import { LDWORK } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';

export const QOH223 = rule({
  id: 'QOH223',
  title: 'In paid work: learning disability',
  wording: 'Of known to the council, aged 18-64, counted when paid work',
  reason: 'Work brings income, company and self-respect; few people with a learning disability are offered it.',
  source: 'Quality Outcomes for Health, demonstration edition; after ASCOF 1E',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: LDWORK,
  steps: [
    succeed(
      'latest recorded, in the 12 months, in paid work',
      latestIs(PAIDWORK_COD, [PAIDWORK_COD, NOTWORK_COD], inMonths(12)),
    ),
  ],
});
