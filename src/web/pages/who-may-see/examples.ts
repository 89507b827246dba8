import { day, odsCode } from '../../../base/index.ts';
import type { ExplainedThing, ReportBasis, WhoMaySeeReport } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { whoMaySeeView } from './view.ts';

type Given = WhoMaySeeReport & { readonly basis: ReportBasis };

const WHO: Given = {
  basis: BASIS,
  place: PLACE,
  rules: [
    {
      role: 'practice manager',
      may: 'see people',
      whose: 'own practice',
      purpose: 'direct care',
      level: 'exact',
      words: 'Staff of a practice see the people registered with it.',
      rule: 'practice-own-people',
      duties: [],
      when: null,
    },
    {
      role: 'quality lead',
      may: 'see management counts',
      whose: 'practices of own commissioner',
      purpose: 'quality assurance',
      level: 'management',
      words: 'Who looks after quality sees it with small counts suppressed.',
      rule: 'quality-assured',
      duties: ['aggregate only', 'suppress small counts'],
      when: 'holds from 2023-04-01 until 2027-04-01',
    },
  ],
  agreements: [
    {
      id: 'hospital-validation',
      title: 'the agreement on checking hospital records',
      between: ['X00', 'X00H1'],
      covers: ['validate hospital records'],
      from: day('2023-04-01'),
      to: day('2026-04-01'),
      words: 'A hospital lets the commissioner check its records under pseudonyms.',
      isHeld: false,
    },
  ],
  users: [
    { user: 'quality', name: 'Verity Funnel', role: 'quality lead' },
    { user: 'manager', name: 'Linden Desk', role: 'practice manager' },
  ],
  purposes: ['direct care', 'quality assurance'],
  asked: null,
  readings: [
    {
      at: '2026-04-09T15:20:11.000Z',
      user: 'Dr Gwen Pryce',
      role: 'general practitioner',
      purpose: 'direct care',
      verb: 'read person',
      subject: 'X00036 P36-004182',
      outcome: 'ok',
    },
    {
      at: '2026-04-09T15:21:11.000Z',
      user: 'Carol Venn',
      role: 'contract manager',
      purpose: 'contract management',
      verb: 'read person',
      subject: 'X00036 P36-004182',
      outcome: 'access.denied',
    },
  ],
};

const ALLOWED = {
  thing: 'people of X00036',
  allowed: true,
  reason: 'Staff of a practice see the people registered with it.',
  rule: 'practice-own-people',
  duties: ['pseudonyms only'],
  purpose: 'direct care',
  level: 'exact',
} as const;
const REFUSED = {
  ...ALLOWED,
  thing: 'ledger',
  allowed: false,
  reason: 'Linden Desk (practice manager) may not see ledger: no rule on data sharing lets the role do so.',
  rule: null,
  duties: [],
  purpose: null,
  level: null,
} as const;

/** A question with its answer about all these things. */
function asked(things: readonly ExplainedThing[], question: { thing?: string; purpose?: string }): Given {
  const who = { user: 'manager', name: 'Linden Desk', role: 'practice manager' } as const;
  const answer = { ...who, organisation: odsCode('X00036'), on: day('2026-04-10'), things };
  return { ...WHO, asked: { user: 'manager', ...question, answer, mistake: '' } };
}

export const examples: readonly PageExample[] = [
  { name: 'who may see', page: () => whoMaySeeView(WHO) },
  { name: 'who may see: yes', page: () => whoMaySeeView(asked([ALLOWED], { thing: 'people of X00036' })) },
  {
    name: 'who may see: no',
    page: () => whoMaySeeView(asked([REFUSED], { thing: 'ledger', purpose: 'direct care' })),
  },
  { name: 'who may see: everything of one', page: () => whoMaySeeView(asked([ALLOWED, REFUSED], {})) },
  {
    name: 'who may see: a mistake',
    page: () =>
      whoMaySeeView({
        ...WHO,
        asked: { user: 'manager', thing: 'moon', answer: null, mistake: 'moon is not a thing that the rules know.' },
      }),
  },
  ...withEachMissing(WHO, ['place', 'rules', 'agreements', 'users', 'readings']).map(({ path, report }) => ({
    name: `who may see without ${path}`,
    page: () => whoMaySeeView(report),
  })),
];
