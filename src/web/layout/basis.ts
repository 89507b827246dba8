import { dayText, type ReleaseLevel } from '../../base/index.ts';
import type { ReportBasis } from '../../reports/index.ts';
import type { Fact } from './page.ts';

const LEVEL_WORDS: Readonly<Record<ReleaseLevel, string>> = {
  exact: 'Exact: for those who hold the contract, to check payment',
  management: 'Management: 1 to 7 people are not told apart, other counts are rounded to the nearest 5',
  published: 'Published: 1 to 7 people are not told apart, other counts are rounded to the nearest 5',
};

/** Why the reader sees the figures, at which level, and from which data: for How this was worked out. */
export function basisFacts(basis: ReportBasis): readonly Fact<never>[] {
  return [
    { name: 'Why you may see this', value: basis.why },
    { name: 'Purpose', value: basis.purpose },
    { name: 'Level of the counts', value: LEVEL_WORDS[basis.release] },
    { name: 'Business date', value: dayText(basis.businessDate) },
    { name: 'Data (snapshot)', value: basis.snapshot ?? 'no received data are used on this page' },
  ];
}
