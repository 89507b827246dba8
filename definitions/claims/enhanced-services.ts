import type { Json } from '../../src/base/index.ts';
import type { ClaimService, ItemSchemeJson, SchemeCheck } from '../../src/claims/index.ts';

const ASK_THE_CONTRACT_MANAGER = 'Dispute the claim, with the reason: the contract manager answers.';

/** In the order in which they decide: the first that fails is what the provider is told. */
const checks: readonly SchemeCheck[] = [
  {
    code: 'WITHDRAWN',
    words: 'The row that it was asked from is no longer among what was sent.',
    appeal: 'Send the row again: the claim is then checked again.',
  },
  {
    code: 'NOT_CONTRACTED',
    words: 'Whoever did it had not signed for the service on the day.',
    appeal: 'Dispute the claim with the signed contract and its date.',
  },
  {
    code: 'NOT_REGISTERED',
    words: 'The person was not registered on the day.',
    appeal: 'Correct the registration and send it again; else dispute the claim with the date of registration.',
  },
  {
    code: 'DUPLICATE',
    words: 'The same was claimed for the same person and day before, by this or another provider.',
    appeal: 'Dispute the claim where two were needed on the day, with the reason.',
  },
  {
    code: 'OUTSIDE_WINDOW',
    words: 'It was recorded more than 42 days after it was done.',
    appeal: 'Dispute the claim with what kept it from being recorded in time.',
  },
  {
    code: 'WRONG_PLACE',
    words: 'The service is not paid where it was done.',
    appeal: ASK_THE_CONTRACT_MANAGER,
  },
  {
    code: 'WRONG_CLINICIAN',
    words: 'The service is not paid when done by this kind of clinician.',
    appeal: ASK_THE_CONTRACT_MANAGER,
  },
  {
    code: 'NO_PRIOR_APPROVAL',
    words: 'It needs approval beforehand, and no reference was sent.',
    appeal: 'Send the row again with the reference of the approval.',
  },
  {
    code: 'OVER_CAP',
    words: 'More were done in the contract year than it pays: 9 for 1,000 registered patients.',
    appeal: 'Dispute the claim with the reason why more were needed.',
  },
];

/** Practices of the demonstration that signed for minor surgery. */
const SIGNED_FOR_SURGERY = [
  { code: 'X00001', name: 'Practice X00001', from: '2025-04-01' },
  { code: 'X00010', name: 'Practice X00010', from: '2025-04-01' },
  { code: 'X00036', name: 'Practice X00036', from: '2025-10-01' },
];

/** What is asked of minor surgery; from memory of local schemes, unverified. */
const surgery = {
  found: { kind: 'sent' },
  contracted: { signed: SIGNED_FOR_SURGERY },
  places: ['practice'],
  clinicians: ['general practitioner'],
  cap: 'most-procedures',
} as const;

/**
 * Enhanced services of 2025/26, claim by claim. Vaccinations and health checks are found in what practices record, by
 * the codes of the lists named; minor surgery is sent. Nothing is typed twice.
 * @param codesOf the codes of a codelist, by its name
 */
export function enhancedServices(codesOf: (list: string) => readonly string[]): Json {
  const scheme: ItemSchemeJson = {
    kind: 'items',
    id: 'enhanced-services-2025-26',
    title: 'Enhanced services 2025/26',
    source: 'Fees found; who signed, the window and what needs approval are invented for the demonstration',
    contract: 'claimed-services/2025-26',
    window: 'window',
    longestWait: 'longest-wait',
    list: 'registered-list',
    previewDays: 10,
    answerDays: 10,
    checks,
    services: servicesBy(codesOf),
  };
  return scheme as unknown as Json;
}

function servicesBy(codesOf: (list: string) => readonly string[]): readonly ClaimService[] {
  const recorded = (...codelists: string[]) => ({
    kind: 'recorded' as const,
    codelists,
    codes: codelists.flatMap((list) => codesOf(list)),
  });
  const everyPractice = { everyPractice: true } as const;
  return [
    {
      id: 'influenza-vaccination',
      title: 'Influenza vaccination',
      input: 'influenza',
      term: 'influenza-payment',
      found: recorded('FLUVAC_COD'),
      contracted: everyPractice,
      eligible: { words: 'People of 65 and over without a vaccination in the contract year', fromAge: 65 },
    },
    {
      id: 'shingles-vaccination',
      title: 'Shingles vaccination',
      input: 'shingles',
      term: 'shingles-payment',
      found: recorded('SHINGVAC_COD'),
      contracted: everyPractice,
    },
    {
      id: 'pneumococcal-vaccination',
      title: 'Pneumococcal vaccination',
      input: 'pneumococcal',
      term: 'pneumococcal-payment',
      found: recorded('PNEUVAC_COD'),
      contracted: everyPractice,
    },
    {
      id: 'learning-disability-check',
      title: 'Learning disability health check',
      input: 'health-checks',
      term: 'health-checks-payment',
      found: recorded('HLTHCHK_COD'),
      contracted: everyPractice,
      eligible: {
        words: 'People of 14 and over on the learning disability register without a check in the contract year',
        fromAge: 14,
        codes: codesOf('LD_COD'),
      },
    },
    {
      id: 'minor-surgery-injection',
      title: 'Minor surgery: injection',
      input: 'injections',
      term: 'injections-payment',
      ...surgery,
    },
    {
      id: 'minor-surgery-excision',
      title: 'Minor surgery: excision',
      input: 'excisions',
      term: 'excisions-payment',
      ...surgery,
      needsApproval: true,
    },
  ];
}
