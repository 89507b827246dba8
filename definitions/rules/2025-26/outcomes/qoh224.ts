import { inMonths, latestIs, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { NOTWORK_COD, PAIDWORK_COD } from '../outcomes-codelists.ts';
import { MHWORK } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';

export const QOH224 = rule({
  id: 'QOH224',
  title: 'In paid work: secondary mental health care',
  wording: 'Of aged 18-69 in contact with secondary mental health services, counted when paid work',
  reason: 'Work helps people recover from a mental illness and stay well.',
  source: 'Quality Outcomes for Health, demonstration edition; after ASCOF 1F',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: MHWORK,
  steps: [
    succeed(
      'latest recorded, in the 12 months, in paid work',
      latestIs(PAIDWORK_COD, [PAIDWORK_COD, NOTWORK_COD], inMonths(12)),
    ),
  ],
});
