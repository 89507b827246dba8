import { odsCode } from '../../../base/index.ts';
import type { AssuranceAreaReport, Judged, ReportBasis, StandingCounts, TriggerOnDay } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, rate, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { assuranceView } from './view.ts';

export const STANDINGS: StandingCounts = {
  ...{ better: 1, worse: 2, toWatch: 3, asOthers: 4, notRanked: 5, implausible: 6, noFigure: 7 },
};

export const OUTLIER: Judged = {
  standing: 'outlier',
  side: 'better',
  interval: { lowerPercent: '81.2', upperPercent: '90.4' },
  reliability: '0.84',
  z: '3.4',
  why: '3.4 standard deviations above the average: beyond 3.09.',
  trend: 'up',
};

export const UNRANKED: Judged = {
  ...{ standing: 'too much chance', side: null, interval: null, reliability: null, z: null, trend: null },
  why: 'Too few practices have a figure to compare.',
};

export const TRIGGERS_SHOWN: readonly TriggerOnDay[] = [
  {
    trigger: 'outliersToDiscuss',
    words: 'The number of measures',
    value: '2',
    history: [
      { value: '5', validFrom: '2023-04-01', status: 'unverified', source: 'From memory' },
      { value: '2', validFrom: '2025-04-01', status: 'invented', source: 'Set for the demonstration' },
    ],
  },
];

type Given = AssuranceAreaReport & { readonly basis: ReportBasis };

const practice = odsCode('X00036');
const outlier = (judged: Judged): Given['outliers'][number] => ({
  ...{ practice, name: 'Linden Park Surgery', locality: 'West', indicator: 'HYP008', shortTitle: 'Blood pressure' },
  domain: 'Blood pressure and heart',
  direction: 'higher',
  rate: shown(rate(86, 100), 'management'),
  judged: shown(judged, 'management'),
  averagePercent: shown('71.2', 'management'),
});

const AREA: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  locality: null,
  localities: [{ id: 'west', name: 'West' }],
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END],
  domains: ['Blood pressure and heart'],
  outliers: [
    outlier(OUTLIER),
    outlier({ ...OUTLIER, side: 'worse' }),
    outlier({ ...OUTLIER, standing: 'to watch' }),
    outlier({ ...OUTLIER, standing: 'to watch', side: 'worse', trend: 'down' }),
  ],
  measures: [
    {
      ...{
        indicator: 'HYP008',
        shortTitle: 'Blood pressure',
        domain: 'Blood pressure and heart',
        standings: STANDINGS,
        direction: 'higher',
      },
      rate: shown(rate(7120, 10_000), 'management'),
      trend: shown('up', 'management'),
      overall: shown({ averagePercent: '71.2', reliability: '0.81', isReliable: true }, 'management'),
    },
    {
      ...{
        indicator: 'IND265',
        shortTitle: 'Health check',
        domain: 'Checks',
        standings: STANDINGS,
        direction: 'lower',
      },
      rate: shown({ kind: 'none', words: 'nobody is in the denominator' }, 'management'),
      trend: shown(null, 'management'),
      overall: shown({ averagePercent: null, reliability: null, isReliable: false }, 'management'),
    },
  ],
  practices: [
    { practice, name: 'Linden Park Surgery', locality: 'West', standings: STANDINGS, isToBeDiscussed: true },
    {
      practice: odsCode('X00010'),
      name: 'Juniper Health',
      locality: 'West',
      standings: STANDINGS,
      isToBeDiscussed: false,
    },
  ],
  standings: STANDINGS,
  triggers: TRIGGERS_SHOWN,
  basis: MANAGEMENT,
};

const EVERYTHING = { domain: '', which: 'all', sort: 'standing' } as const;

export const examples: readonly PageExample[] = [
  { name: 'assurance', page: () => assuranceView(AREA, EVERYTHING) },
  {
    name: 'assurance of a locality, filtered',
    page: () =>
      assuranceView(
        { ...AREA, locality: { id: 'west', name: 'West' } },
        { domain: 'Checks', which: 'worse', sort: 'practice' },
      ),
  },
  {
    name: 'assurance where nobody stands apart',
    page: () =>
      assuranceView(
        { ...AREA, outliers: [], standings: { ...STANDINGS, better: 0, worse: 0, toWatch: 0 } },
        { ...EVERYTHING, sort: 'measure' },
      ),
  },
  ...withEachMissing(AREA, ['outliers', 'measures', 'practices', 'triggers', 'localities', 'domains']).map(
    ({ path, report }) => ({ name: `assurance without ${path}`, page: () => assuranceView(report, EVERYTHING) }),
  ),
];
