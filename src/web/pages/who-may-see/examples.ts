import type { ReportBasis, WhoMaySeeReport } from '../../../reports/index.ts';
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
    },
  ],
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

export const examples: readonly PageExample[] = [
  { name: 'who may see', page: () => whoMaySeeView(WHO) },
  ...withEachMissing(WHO, ['place', 'rules', 'readings']).map(({ path, report }) => ({
    name: `who may see without ${path}`,
    page: () => whoMaySeeView(report),
  })),
];
