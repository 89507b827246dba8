import { odsCode } from '../../../base/index.ts';
import type { AssurancePracticeReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, PLACE, rate, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { OUTLIER, STANDINGS, TRIGGERS_SHOWN, UNRANKED } from '../assurance/examples.ts';
import { assurancePracticeView } from './view.ts';

type Given = AssurancePracticeReport & { readonly basis: ReportBasis };
type Row = Given['rows'][number];

const row: Row = {
  ...{ indicator: 'HYP008', shortTitle: 'Blood pressure', domain: 'Blood pressure and heart', direction: 'higher' },
  rate: shown(rate(86, 100), 'management'),
  judged: shown(OUTLIER, 'management'),
  commissioner: shown(rate(7120, 10_000), 'management'),
  locality: shown(rate(1420, 2000), 'management'),
  peers: shown(rate(1500, 2000), 'management'),
  reference: '70',
};

const reported: Given['reported'][number]['practice'] = {
  ...{ indicator: 'QOH401', shortTitle: 'Overall experience', kind: 'survey', level: 'practice', area: 'X00036' },
  name: 'Linden Park Surgery',
  value: shown('74.5', 'management'),
  unit: 'percent',
  interval: shown({ lower: '65.7', upper: '81.7' }, 'management'),
  words: 'Generated for the demonstration: nobody was asked.',
  sumsIn: { numerator: 'people who answered', denominator: 'people who answered' },
  populationBasis: 'people who answered',
  mark: { validity: 'limited', reliability: 'fair', evidence: [] },
  isRanked: false,
  source: null,
  definitionHash: null,
};

const QOH = 'quality-outcomes-for-health/2025-26';
const figures = [{ variable: 'registered list', value: '5433' }];

const PROFILE: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  place: PLACE,
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END],
  rows: [
    row,
    {
      ...row,
      indicator: 'DM020',
      direction: 'lower',
      judged: shown({ ...OUTLIER, side: 'worse', trend: 'down' }, 'management'),
    },
    {
      ...row,
      indicator: 'COPD010',
      judged: shown({ ...OUTLIER, standing: 'as others', side: null, trend: 'chance' }, 'management'),
    },
    {
      ...{ ...row, indicator: 'IND265', reference: null, peers: null, judged: shown(UNRANKED, 'management') },
      rate: shown({ kind: 'none', words: 'nobody is in the denominator' }, 'management'),
    },
  ],
  reported: [
    { framework: QOH, source: 'GP Patient Survey', practice: reported, commissioner: reported },
    {
      framework: QOH,
      source: 'Inspection ratings',
      practice: { ...reported, kind: 'rating', unit: 'rating', value: shown('3', 'management') },
      commissioner: { ...reported, kind: 'rating', unit: 'rating', value: shown(null, 'management') },
    },
    {
      framework: QOH,
      source: 'FFT',
      practice: { ...reported, value: shown(null, 'management'), interval: shown(null, 'management'), words: null },
      commissioner: null,
    },
  ],
  standings: STANDINGS,
  isToBeDiscussed: true,
  peers: {
    own: figures,
    nearest: [{ practice: odsCode('X00010'), name: 'Juniper Health', distance: '0.41', figures }],
  },
  reference: { name: 'England (invented reference set)', source: 'Made up for the demonstration' },
  triggers: TRIGGERS_SHOWN,
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'assurance profile', page: () => assurancePracticeView(PROFILE) },
  ...withEachMissing(PROFILE, ['rows', 'reported', 'peers.nearest', 'triggers']).map(({ path, report }) => ({
    name: `assurance profile without ${path}`,
    page: () => assurancePracticeView(report),
  })),
];
