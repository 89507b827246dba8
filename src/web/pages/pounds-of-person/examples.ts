import type { PoundsOfPersonReport, ReportBasis, TouchedPound } from '../../../reports/index.ts';
import { LAST_YEAR_END, OCTOBER, type PageExample, PLACE, pounds, withEachMissing } from '../../examples/example.ts';
import { DIRECT_CARE } from '../people/examples.ts';
import { poundsOfPersonView } from './view.ts';

type Given = PoundsOfPersonReport & { readonly basis: ReportBasis };

export const TOUCHED: readonly TouchedPound[] = [
  {
    indicator: 'HYP008',
    shortTitle: 'Blood pressure 140/90 or less, 79 and under',
    periodEnd: LAST_YEAR_END,
    words: 'Not met: counted in the denominator. The last blood pressure was above 140/90.',
    month: OCTOBER,
    line: 'aspiration',
    title: 'Quality: payment on account',
    amountPence: pounds('4170.36'),
    partPence: pounds('249.01'),
    entry: { id: 'E-000412', reference: '2025-10/X00036' },
  },
  {
    indicator: null,
    shortTitle: 'List size',
    periodEnd: null,
    words: 'One of 13,283 registered patients in the quarter from October 2025.',
    month: OCTOBER,
    line: 'global-sum',
    title: 'Global sum',
    amountPence: pounds('126145.18'),
    partPence: null,
    entry: null,
  },
];

const POUNDS: Given = {
  basis: DIRECT_CARE,
  place: PLACE,
  person: 'P36-004182',
  pounds: TOUCHED,
  words: 'An amount is the whole line, which rests on many people; no part of it belongs to one person.',
};

export const examples: readonly PageExample[] = [
  { name: 'pounds of a person', page: () => poundsOfPersonView(POUNDS) },
  ...withEachMissing(POUNDS, ['pounds']).map(({ path, report }) => ({
    name: `pounds of a person without ${path}`,
    page: () => poundsOfPersonView(report),
  })),
];
