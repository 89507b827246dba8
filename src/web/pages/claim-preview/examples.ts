import { day, pence } from '../../../base/index.ts';
import type { ClaimPreviewReport, PreviewLine, ReportBasis, ShownClaim } from '../../../reports/index.ts';
import { BASIS, HASH, MANAGEMENT, OCTOBER, type PageExample, PLACE, shown } from '../../examples/example.ts';
import { DISPUTE } from '../claims/examples.ts';
import { claimPreviewView } from './view.ts';

const LINE: PreviewLine = {
  service: 'influenza-vaccination',
  title: 'Influenza vaccination',
  passing: shown(141),
  refused: shown(1),
  held: shown(0),
  formula: shown('141 × £10.06'),
  amount: shown({ count: 141, sumPence: pence(141_846n) }),
  note: '',
};
export const CLAIM: ShownClaim = {
  id: 'c-0f1e2d3c4b5a69788796',
  service: 'influenza-vaccination',
  title: 'Influenza vaccination',
  doneOn: day('2025-10-06'),
  stage: 'checked',
  code: 'PASSED',
  words: 'Every check of the scheme passes.',
  appeal: null,
  isHeld: false,
  row: { table: 'events', file: HASH, row: 812 },
};
export const REFUSED: ShownClaim = {
  ...CLAIM,
  id: 'c-99887766554433221100',
  stage: 'refused',
  code: 'NOT_REGISTERED',
  words: 'The person was not registered on the day.',
  appeal: 'Correct the registration and send it again.',
};

export const VALUED: ClaimPreviewReport['valued'][number] = {
  id: 'l-0123456789abcdef',
  scheme: 'enhanced-services-2025-26',
  schemeHash: HASH,
  provider: PLACE.practice,
  month: OCTOBER,
  service: 'influenza-vaccination',
  term: 'influenza-payment',
  title: 'Influenza vaccinations',
  account: 'Influenza vaccinations',
  contractHash: HASH,
  amountPence: pence(141_846n),
  payableFrom: day('2026-04-24'),
  formula: 'approved claims of the month, influenza vaccinations × fee',
  formulaWithNumbers: '141 × £10.06',
  inputs: {},
  exactPounds: '1418.46',
  workings: [],
  restsOn: [],
  valuedBy: 'finance',
  valuedOn: day('2026-04-10'),
  claims: 141,
  paidBy: null,
};

const GIVEN: ClaimPreviewReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  provider: PLACE.practice,
  name: PLACE.name,
  scheme: 'enhanced-services-2025-26',
  schemeTitle: 'Enhanced services 2025/26',
  month: OCTOBER,
  lines: [LINE],
  valued: [VALUED, { ...VALUED, paidBy: '2026-04-1' }],
  total: shown(pence(141_846n)),
  shownOn: day('2026-04-10'),
  payableFrom: day('2026-04-24'),
  claims: [CLAIM, { ...CLAIM, isHeld: true }, { ...CLAIM, stage: 'paid' }, REFUSED, { ...REFUSED, appeal: null }],
  missed: [
    {
      service: 'Influenza vaccination',
      words: 'People of 65 and over without a vaccination in the contract year',
      count: shown(11),
    },
  ],
  named: {
    people: ['ae38df217ad911a8', 'd2521d55b8a15d8c'].map((person) => ({ service: 'Influenza vaccination', person })),
    before: 0,
    all: 2,
  },
  disputes: [DISPUTE],
  mayDispute: true,
};

export const examples: readonly PageExample[] = [
  { name: 'to its provider', page: () => claimPreviewView(GIVEN) },
  {
    name: 'small numbers, without people',
    page: () =>
      claimPreviewView({
        ...GIVEN,
        basis: MANAGEMENT,
        lines: [
          {
            ...LINE,
            passing: shown('1 to 7', 'management'),
            formula: shown({ kind: 'withheld', words: 'The numbers are left out.' }, 'management'),
            amount: shown({ count: '1 to 7', sumPence: 'not shown' }, 'management'),
          },
        ],
        total: shown('not shown', 'management'),
        claims: null,
        valued: [],
        missed: GIVEN.missed.map((one) => ({ ...one, count: shown('1 to 7', 'management') })),
        named: null,
        mayDispute: false,
      }),
  },
  {
    name: 'held by the contract, nothing passes',
    page: () =>
      claimPreviewView({
        ...GIVEN,
        lines: [{ ...LINE, amount: null, note: 'A claim among them was made after the window had closed.' }],
        valued: [],
        claims: [],
        missed: [],
        named: null,
        disputes: [],
        shownOn: null,
        payableFrom: null,
      }),
  },
];
