import type { ReportBasis, VerificationReport } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { SPEND } from '../spending/examples.ts';
import { verificationView } from './view.ts';

type Given = VerificationReport & { readonly basis: ReportBasis };

const REPORT: Given = {
  basis: BASIS,
  year: '2025/26',
  month: OCTOBER,
  seed: 'autumn 2025',
  size: 20,
  strata: [
    {
      words: 'below £1,000',
      fromPence: null,
      belowPence: pounds('1000.00'),
      postings: 0,
      totalPence: pounds('0.00'),
      sampled: [],
    },
    {
      words: '£50,000 and more',
      fromPence: pounds('50000.00'),
      belowPence: null,
      postings: 1,
      totalPence: SPEND.amountPence,
      sampled: [SPEND],
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'verification', page: () => verificationView(REPORT) },
  ...withEachMissing(REPORT, ['strata']).map(({ path, report }) => ({
    name: `verification without ${path}`,
    page: () => verificationView(report),
  })),
];
