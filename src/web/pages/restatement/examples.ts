import { day } from '../../../base/index.ts';
import {
  BASIS,
  HASH,
  MANAGEMENT,
  NETWORK,
  OCTOBER,
  type PageExample,
  PLACE,
  pounds,
  withEachMissing,
} from '../../examples/example.ts';
import { restatementView } from './view.ts';

type Given = Parameters<typeof restatementView>[0];

const NOTHING = { with: [], lines: [], changes: [], withheld: 0, noLonger: [], instead: [] } as const;

const RESTATED: Given = {
  basis: BASIS,
  place: PLACE,
  month: OCTOBER,
  from: {
    on: day('2025-06-30'),
    words: 'Worked out again from what was known on 30 June 2025.',
    totalPence: pounds('124560.34'),
    snapshot: HASH,
  },
  to: {
    on: day('2026-04-10'),
    words: 'Worked out again from what was known on 10 April 2026.',
    totalPence: pounds('126799.72'),
    snapshot: HASH,
  },
  differencePence: pounds('2239.38'),
  order: ['contract terms', 'rule', 'rate', 'list', 'late data', 'correction'],
  causes: [
    {
      ...NOTHING,
      cause: 'rate',
      differencePence: pounds('1585.26'),
      totalPence: pounds('126145.60'),
      lines: [
        {
          term: 'global-sum',
          title: 'Global sum',
          fromPence: pounds('124560.34'),
          toPence: pounds('126145.60'),
          wasHeld: null,
          isHeld: null,
        },
      ],
      changes: [
        {
          line: 'global-sum',
          label: 'price per weighted patient',
          unit: 'pounds per weighted patient per year',
          member: null,
          from: '121.79',
          to: '123.34',
          fromSource: 'Global sum price £121.79, valid from 1 April 2025, known from 1 April 2025 (found)',
          toSource: 'Global sum price £123.34, valid from 1 April 2025, known from 1 July 2025 (found)',
          knownFrom: '2025-07-01',
        },
      ],
      instead: [
        {
          what: 'global-sum-price 123.34',
          version: 'valid from 1 April 2025, known from 1 July 2025',
          source: 'NHS England',
          receivedOn: null,
          to: null,
        },
      ],
    },
    {
      ...NOTHING,
      cause: 'late data',
      with: ['list'],
      differencePence: pounds('654.12'),
      totalPence: pounds('126799.72'),
      lines: [
        {
          term: 'quality-aspiration',
          title: 'Quality: aspiration',
          fromPence: pounds('0.00'),
          toPence: pounds('654.12'),
          wasHeld: 'The counts of 31 March 2025 were not received.',
          isHeld: null,
        },
      ],
      changes: [
        {
          line: 'quality-aspiration',
          label: 'numerator',
          unit: 'people',
          member: 'HYP008',
          from: null,
          to: '1260',
          fromSource: null,
          toSource: 'counts file, row 4, at 31 March 2025',
          knownFrom: null,
        },
      ],
      noLonger: [{ what: 'List', version: HASH, source: 'List size feed', receivedOn: '2025-07-01', to: null }],
    },
  ],
  days: [day('2025-11-14'), day('2026-04-08')],
  paidOtherwisePence: pounds('0.00'),
};

export const examples: readonly PageExample[] = [
  { name: 'restatement', page: () => restatementView(RESTATED) },
  {
    name: 'restatement at management level, paid otherwise',
    page: () =>
      restatementView({
        ...RESTATED,
        basis: MANAGEMENT,
        paidOtherwisePence: pounds('-12.00'),
        causes: RESTATED.causes.map((one) => ({ ...one, changes: [], withheld: 2 })),
      }),
  },
  {
    name: 'restatement of a network',
    page: () =>
      restatementView({
        ...RESTATED,
        place: NETWORK,
        order: ['contract terms', 'rate', 'list'],
        causes: RESTATED.causes.filter(({ cause }) => cause === 'rate'),
      }),
  },
  {
    name: 'restatement of a statement that did not change',
    page: () => restatementView({ ...RESTATED, differencePence: pounds('0.00'), causes: [] }),
  },
  ...withEachMissing(RESTATED, ['causes', 'days', 'basis.snapshot']).map(({ path, report }) => ({
    name: `restatement without ${path}`,
    page: () => restatementView(report),
  })),
];
