import { odsCode, type Pence } from '../../../base/index.ts';
import type { PmsPremiumReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, withEachMissing } from '../../examples/example.ts';
import { PREMIUM, YEARS } from '../pms-review/examples.ts';
import { pmsPremiumView } from './view.ts';

const GIVEN: PmsPremiumReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  year: '2025/26',
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  premium: PREMIUM,
  taperYears: 4,
  reinvestment: 'weighted list',
  effects: YEARS.flatMap(({ begins, practices }) => practices.slice(0, 1).map((change) => ({ begins, change }))),
  mayRecord: true,
  source: 'Invented for the demonstration',
};

export const examples: readonly PageExample[] = [
  { name: 'premium, to record a test', page: () => pmsPremiumView(GIVEN) },
  { name: 'premium, only to read', page: () => pmsPremiumView({ ...GIVEN, mayRecord: false }) },
  { name: 'premium that is kept', page: () => pmsPremiumView({ ...GIVEN, premium: { ...PREMIUM, isKept: true } }) },
  {
    name: 'premium for services alone',
    page: () => pmsPremiumView({ ...GIVEN, premium: { ...PREMIUM, undefinedPence: 0n as Pence } }),
  },
  ...withEachMissing(GIVEN, ['premium.services', 'premium.tests', 'effects']).map(({ path, report }) => ({
    name: `premium without ${path}`,
    page: () => pmsPremiumView(report),
  })),
];
