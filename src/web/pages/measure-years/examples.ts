import {
  LAST_YEAR_END,
  MANAGEMENT,
  type PageExample,
  rate,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { measureYearsView } from './view.ts';

type Given = Parameters<typeof measureYearsView>[0];
type Place = Given['places'][number];

const rates = (...numerators: readonly number[]) => numerators.map((one) => shown(rate(one, 200), 'management'));
const NONE = shown({ kind: 'none' as const, words: 'fewer than 8 people' }, 'management');
const practice = (area: string, name: string, changes: Partial<Place>): Place => ({
  ...{ level: 'practice', area, name, locality: 'West' },
  rates: rates(120, 150),
  trend: shown('up', 'management'),
  ...changes,
});

const GIVEN: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  commissioner: { name: 'Westmarch' },
  indicator: 'HYP008',
  shortTitle: 'Blood pressure',
  direction: 'higher',
  periodEnds: [LAST_YEAR_END, YEAR_END],
  places: [
    { ...practice('X00', 'Westmarch', {}), level: 'commissioner', locality: null },
    { ...practice('west', 'West', {}), level: 'locality', locality: null },
    practice('X00036', 'Linden Park Surgery', {}),
    practice('X00010', 'Juniper Health', { rates: rates(150, 120), trend: shown('down', 'management') }),
    practice('X00045', 'Upper Wharf Practice', { rates: [NONE, NONE], trend: shown(null, 'management') }),
  ],
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'a measure over the years', page: () => measureYearsView(GIVEN) },
  { name: 'of which less is better', page: () => measureYearsView({ ...GIVEN, direction: 'lower' }) },
  {
    name: 'one date alone',
    page: () =>
      measureYearsView({
        ...GIVEN,
        periodEnds: [YEAR_END],
        places: GIVEN.places.map((place) => ({ ...place, rates: place.rates.slice(1) })),
      }),
  },
  ...withEachMissing(GIVEN, ['places']).map(({ path, report }) => ({
    name: `over the years without ${path}`,
    page: () => measureYearsView(report),
  })),
];
