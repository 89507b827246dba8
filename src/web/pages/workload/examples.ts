import { odsCode } from '../../../base/index.ts';
import { MANAGEMENT, type PageExample, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { workloadView } from './view.ts';

type Given = Parameters<typeof workloadView>[0];
type Row = Given['rows'][number];

const row = (standing: 'more' | 'fewer' | 'as expected'): Row => ({
  practice: odsCode('X00036'),
  name: 'Linden Park Surgery',
  people: shown(5400, 'management'),
  observed: shown(2100, 'management'),
  perPerson: shown('0.39', 'management'),
  against: shown({ expected: '1900', ratio: '1.11', lower: '1.04', upper: '1.17', standing }, 'management'),
});

const GIVEN: Given = {
  periodEnd: YEAR_END,
  rows: [
    row('more'),
    row('fewer'),
    row('as expected'),
    {
      ...row('more'),
      people: shown('1 to 7', 'management'),
      observed: shown('not received', 'management'),
      perPerson: shown(null, 'management'),
      against: shown(null, 'management'),
    },
  ],
  overall: '0.40',
  repeats: '2.1',
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'consultations', page: () => workloadView(GIVEN) },
  { name: 'no consultation', page: () => workloadView({ ...GIVEN, overall: null, repeats: null }) },
  ...withEachMissing(GIVEN, ['rows']).map(({ path, report }) => ({
    name: `consultations without ${path}`,
    page: () => workloadView(report),
  })),
];
