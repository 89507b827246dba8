import type { CostSchemeJson } from '../../src/claims/index.ts';

/** Networks of the demonstration that signed, and the first month for which they may claim. One, X00N5, did not. */
const SIGNED = [
  { code: 'X00N1', name: 'Central Primary Care Network', from: '2025-10-01' },
  { code: 'X00N2', name: 'East Primary Care Network', from: '2025-04-01' },
  { code: 'X00N3', name: 'North Primary Care Network', from: '2025-04-01' },
  { code: 'X00N4', name: 'South Primary Care Network', from: '2025-04-01' },
];

/**
 * Additional roles of networks in 2025/26: what each kind cost in a month, paid back up to the most for its posts, and all of them up
 * to the year's ceiling on the weighted list. The most for each kind is in none of our sources and is invented.
 */
export const additionalRoleClaims: CostSchemeJson = {
  kind: 'costs',
  id: 'additional-roles-2025-26',
  title: 'Additional roles 2025/26',
  source:
    'Ceiling found second hand; the most for each kind, the window and who signed are invented for the demonstration',
  contract: 'additional-roles/2025-26',
  windowDays: 60,
  previewDays: 10,
  answerDays: 10,
  checks: [
    {
      code: 'NOT_CONTRACTED',
      words: 'The network had not signed for additional roles on the first day of the month.',
      appeal: 'Dispute the claim with the signed contract and its date.',
    },
    {
      code: 'DUPLICATE',
      words: 'Another claim for the same role and month was sent later and takes its place, or was approved before.',
      appeal: 'Dispute the claim where this one is right.',
    },
    {
      code: 'OUTSIDE_WINDOW',
      words: 'The claim came more than 60 days after the month.',
      appeal: 'Dispute the claim with what kept it from being sent in time.',
    },
    {
      code: 'OVER_CAP',
      words:
        'With what was claimed before it, it is more than the network can be paid for additional roles in the year.',
      appeal:
        'Claim again for what the year’s ceiling leaves, or dispute the claim with the weighted list that it should rest on.',
    },
  ],
  providers: SIGNED,
  services: [
    { id: 'clinical-pharmacist', title: 'Clinical pharmacist', most: '69000.00' },
    { id: 'social-prescriber', title: 'Social prescribing link worker', most: '43000.00' },
    { id: 'physiotherapist', title: 'First contact physiotherapist', most: '69000.00' },
    { id: 'paramedic', title: 'Paramedic', most: '69000.00' },
  ],
  costInput: 'cost',
  postsInput: 'posts',
  mostInput: 'most-for-one',
  listInput: 'weighted',
  term: 'additional-role',
  ceilingTerm: 'year-ceiling',
};
