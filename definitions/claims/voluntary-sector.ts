import type { ReturnSchemeJson } from '../../src/claims/index.ts';

/**
 * Voluntary sector 2025/26: a block each quarter in advance, and a tenth of it on how complete the return of activity and
 * goals is. How people score their own goals is not asked for here, so that it cannot set a price.
 */
export const voluntarySectorClaims: ReturnSchemeJson = {
  kind: 'returns',
  id: 'voluntary-sector-2025-26',
  title: 'Voluntary sector 2025/26',
  source: 'Invented for the demonstration',
  contract: 'voluntary-sector/2025-26',
  windowDays: 30,
  previewDays: 10,
  answerDays: 10,
  checks: [
    {
      code: 'NOT_CONTRACTED',
      words: 'The provider had not signed on the first day of the quarter.',
      appeal: 'Dispute the claim with the signed contract and its date.',
    },
    {
      code: 'DUPLICATE',
      words: 'Another return of the quarter was sent later and takes its place, or was approved before.',
      appeal: 'Dispute the claim where this return is the right one.',
    },
    {
      code: 'OUTSIDE_WINDOW',
      words: 'The return came more than 30 days after the quarter.',
      appeal: 'Dispute the claim with what kept it from being sent in time.',
    },
  ],
  providers: [
    {
      code: 'X00V1',
      name: 'Good Neighbours, befriending (invented)',
      from: '2025-04-01',
      values: { amount: '48000', 'reporting-share': '0.1' },
    },
    {
      code: 'X00V2',
      name: 'Steady Steps, falls prevention (invented)',
      from: '2025-10-01',
      values: { amount: '30000', 'reporting-share': '0.05' },
    },
  ],
  asks: [
    { id: 'contacts', title: 'Contacts', hint: 'Visits, calls and sessions with a person' },
    { id: 'people', title: 'People', hint: 'Different people among them' },
    { id: 'goals-set', title: 'Goals set', hint: 'Goals that people set for themselves' },
    { id: 'goals-reviewed', title: 'Goals reviewed', hint: 'Goals looked at again with the person' },
  ],
  dueInput: 'records-due',
  completeInput: 'records-complete',
  advanceTerm: 'advance',
  reportingTerm: 'reporting',
};
