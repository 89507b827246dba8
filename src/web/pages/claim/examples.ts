import { day, odsCode, pence } from '../../../base/index.ts';
import type { ClaimReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample, PLACE } from '../../examples/example.ts';
import { CLAIM, REFUSED, VALUED } from '../claim-preview/examples.ts';
import { ANSWERED, DISPUTE } from '../claims/examples.ts';
import { claimView } from './view.ts';

const ASKED: ClaimReport['stages'][number] = {
  stage: 'asked',
  code: 'ASKED',
  words: 'Asked: nobody has to ask again.',
  appeal: null,
  by: 'Olive Operator',
  at: '2026-04-10T09:00:00.000Z',
  on: day('2026-04-10'),
};

const GIVEN: ClaimReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  claim: REFUSED,
  provider: PLACE.practice,
  isPractice: true,
  name: PLACE.name,
  scheme: 'enhanced-services-2025-26',
  schemeTitle: 'Enhanced services 2025/26',
  month: OCTOBER,
  source: 'recorded',
  waitDays: 1,
  fileName: 'X00036-events.csv',
  answers: [],
  stages: [ASKED, { ...ASKED, stage: 'refused', code: REFUSED.code, words: REFUSED.words, appeal: REFUSED.appeal }],
  line: null,
  amountPence: null,
  disputes: [DISPUTE],
  mayDispute: true,
};

export const examples: readonly PageExample[] = [
  { name: 'refused', page: () => claimView(GIVEN) },
  {
    name: 'valued, held by a dispute',
    page: () =>
      claimView({
        ...GIVEN,
        claim: { ...CLAIM, stage: 'valued', isHeld: true },
        line: VALUED,
        amountPence: pence(1_006n),
        mayDispute: false,
        disputes: [ANSWERED],
      }),
  },
  {
    name: 'a quarterly return, paid',
    page: () =>
      claimView({
        ...GIVEN,
        provider: odsCode('X00V1'),
        isPractice: false,
        claim: { ...CLAIM, title: 'Completeness of reporting', stage: 'paid', row: null },
        source: 'form',
        fileName: null,
        line: { ...VALUED, paidBy: '2026-04-1' },
        amountPence: pence(120_000n),
        answers: [
          { month: '2025-10', question: 'Contacts', answer: 40 },
          { month: '2025-10', question: 'Goals set', answer: null },
        ],
      }),
  },
  { name: 'with everything missing', page: () => claimView({ ...GIVEN, stages: [], disputes: [], fileName: null }) },
];
