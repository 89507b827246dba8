import { quantileOf } from '../../benchmarking/index.ts';
import { fixed } from '../fixed.ts';
import type { Quartiles } from '../funding/quartiles.ts';

/** Practices of one kind together. */
export type ValueGroup = {
  readonly group: string;
  readonly practices: number;
  readonly index: Quartiles;
  readonly pounds: Quartiles;
};

/** A practice’s figures on both axes, as they are shown. */
type OnAxes = { readonly index: string; readonly pounds: string };

type InArea = OnAxes & { readonly area: string; readonly areaName: string };

const NO_SCORE = 'no score was received';
const FIFTH_WORDS: readonly string[] = [
  NO_SCORE,
  'most deprived fifth of practices',
  'second',
  'third',
  'fourth',
  'least deprived fifth of practices',
];

/** A fifth of deprivation in words; null: no score was received. */
export function wordsOfFifth(fifth: number | null): string {
  return FIFTH_WORDS[fifth ?? 0] ?? NO_SCORE;
}

/** Practices by what they have in common, each with its spread on both axes. */
export function groupsOf<P extends OnAxes>(shown: readonly P[], groupOf: (one: P) => string): readonly ValueGroup[] {
  return [...Map.groupBy(shown, groupOf)].map(([group, own]) => groupOfOwn(group, own)).sort(byGroup);
}

function groupOfOwn(group: string, own: readonly OnAxes[]): ValueGroup {
  return {
    group,
    practices: own.length,
    index: spreadOf(own.map((one) => Number(one.index))),
    pounds: spreadOf(own.map((one) => Number(one.pounds))),
  };
}

/** The median and the middle half, two decimals. */
export function spreadOf(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => fixed(quantileOf(sorted, share), 2);
  return { median: at(0.5), lowerQuartile: at(0.25), upperQuartile: at(0.75) };
}

function byGroup(one: ValueGroup, other: ValueGroup): number {
  const [first, second] = [FIFTH_WORDS.indexOf(one.group), FIFTH_WORDS.indexOf(other.group)];
  return first - second || one.group.localeCompare(other.group);
}

export function commissionersOf(shown: readonly InArea[]): readonly (ValueGroup & { readonly area: string })[] {
  return [...Map.groupBy(shown, ({ area }) => area)]
    .map(([area, own]) => ({ area, ...groupOfOwn(own[0]?.areaName ?? area, own) }))
    .sort(byGroup);
}
