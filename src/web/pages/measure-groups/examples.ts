import { MANAGEMENT, type PageExample, rate, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { measureGroupsView } from './view.ts';

type Given = Parameters<typeof measureGroupsView>[0];

const counted = (group: string, numerator: number) => ({
  group,
  rate: shown(rate(numerator, 200), 'management'),
  interval: { lowerPercent: '60.1', upperPercent: '72.5' },
});
const hidden = (group: string) => ({
  group,
  rate: shown({ kind: 'none' as const, words: 'fewer than 8 people' }, 'management'),
  interval: null,
});
const slope = (value: number) => shown({ value, lower: value - 0.05, upper: value + 0.05 }, 'management');

const GIVEN: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  indicator: 'HYP008',
  shortTitle: 'Blood pressure',
  periodEnd: YEAR_END,
  groupings: [
    {
      by: 'deprivation fifth',
      groups: [counted('Most deprived fifth', 120), counted('Second fifth', 130), hidden('Third fifth')],
    },
    { by: 'age', groups: [counted('40 to 64', 130), hidden('not recorded')] },
    { by: 'sex', groups: [counted('F', 130), counted('M', 128)] },
    { by: 'ethnicity', groups: [counted('not recorded', 130)] },
  ],
  slope: slope(0.12),
  isMoreThanChance: true,
  fifthsShown: 2,
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'a slope', page: () => measureGroupsView(GIVEN) },
  { name: 'a slope downwards', page: () => measureGroupsView({ ...GIVEN, slope: slope(-0.12) }) },
  {
    name: 'no slope told apart',
    page: () => measureGroupsView({ ...GIVEN, slope: slope(0.01), isMoreThanChance: false }),
  },
  {
    name: 'nobody counted',
    page: () =>
      measureGroupsView({
        ...{ ...GIVEN, slope: null, isMoreThanChance: null, fifthsShown: 0 },
        groupings: GIVEN.groupings.map(({ by }) => ({ by, groups: [] })),
      }),
  },
  ...withEachMissing(GIVEN, ['slope']).map(({ path, report }) => ({
    name: `groups without ${path}`,
    page: () => measureGroupsView(report),
  })),
];
