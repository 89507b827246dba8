import { MANAGEMENT, OCTOBER, type PageExample, PLACE, shown } from '../../examples/example.ts';
import { practiceListView } from './view.ts';

type Given = Parameters<typeof practiceListView>[0];
type Part = Given['ages']['value'][number]['men'];

const part = (count: Part['count'], percent: string | null): Part => ({ count, percent, commissionerPercent: '11.1' });

const GIVEN: Given = {
  place: PLACE,
  list: {
    ...{ kind: 'list', quarter: OCTOBER, file: 'Patient_List_Size_2025_10-12.csv', row: 12 },
    ...{ registered: shown(6210), weighted: shown(6011) },
  },
  quarter: OCTOBER,
  ages: shown(
    [
      { ageBand: '0-4', men: part('1 to 7', null), women: part(180, '8.2') },
      { ageBand: '5-14', men: part(320, '14.5'), women: part(300, '13.6') },
      { ageBand: '75+', men: part(540, '24.5'), women: part(860, '39.1') },
    ],
    'management',
  ),
  young: shown({ own: '13', commissioner: '17' }, 'management'),
  old: shown({ own: '22', commissioner: '18' }, 'management'),
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'a list by age and sex', page: () => practiceListView(GIVEN) },
  {
    name: 'a list with ages that are not shown',
    page: () => practiceListView({ ...GIVEN, young: shown(null, 'management'), old: shown(null, 'management') }),
  },
  {
    name: 'a list that was not received',
    page: () =>
      practiceListView({
        ...GIVEN,
        list: { kind: 'not received', quarter: OCTOBER, words: 'The list at 1 October 2025 was not received.' },
        ages: shown([], 'management'),
      }),
  },
  { name: 'a list without ages', page: () => practiceListView({ ...GIVEN, ages: shown([], 'management') }) },
];
