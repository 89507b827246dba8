import { type Actor, type Day, decimalText, exact, type Outcome, type Released } from '../../base/index.ts';
import { type SlopeInterval, slopeInterval, wilson } from '../../benchmarking/index.ts';
import { releaseDerived, type ShownRate } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import type { ReportBasis } from '../report.ts';
import { type AreaResult, type ResultLevel, resultsReport } from './results.ts';

/** By what people are told apart, in the order in which it is shown. */
const GROUPINGS = ['deprivation fifth', 'age', 'sex', 'ethnicity'] as const satisfies readonly ResultLevel[];
export type Grouping = (typeof GROUPINGS)[number];

/** A group of people on a measure, as it is shown. */
export type GroupRate = {
  readonly group: string;
  readonly rate: Released<ShownRate>;
  /** 95 % Wilson interval in per cent, one decimal; null where there is no rate. */
  readonly interval: { readonly lowerPercent: string; readonly upperPercent: string } | null;
};

export type MeasureGroupsReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly groupings: readonly { readonly by: Grouping; readonly groups: readonly GroupRate[] }[];
  /** From the most to the least deprived end, as a share; above nought the least deprived are higher. Null where it cannot be told. */
  readonly slope: Released<SlopeInterval> | null;
  /** Whether the slope is more than chance; null without one. */
  readonly isMoreThanChance: boolean | null;
  readonly fifthsShown: number;
};

export type MeasureGroupsAsk = { readonly indicator: string; readonly framework?: string; readonly periodEnd?: Day };

/**
 * A measure by deprivation fifth of practices, age, sex and ethnicity, with the slope index of inequality, worked out from the
 * counts as they are shown. Refuses as `resultsReport`, and `not-found` of a measure that no rule about people decides.
 */
export async function measureGroupsReport(
  context: ReportContext,
  reader: Actor,
  ask: MeasureGroupsAsk,
): Promise<Outcome<MeasureGroupsReport & { readonly basis: ReportBasis }>> {
  const found = await resultsReport(context, reader, ask);
  if (!found.ok) return found;
  const { results, framework, periodEnd, basis } = found.value;
  const [first] = results;
  if (first === undefined) return notOfPeople(ask.indicator);
  const groupings = GROUPINGS.map((by) => ({ by, groups: results.filter(({ level }) => level === by).map(groupOf) }));
  const fifths = groupings.find(({ by }) => by === 'deprivation fifth')?.groups ?? [];
  const shown = fifths.flatMap(({ rate: { value } }) => (value.kind === 'rate' ? [value] : []));
  const slope = slopeInterval(shown);
  const { indicator, shortTitle } = first;
  return {
    ok: true,
    value: {
      ...{ framework, indicator, shortTitle, periodEnd, groupings, fifthsShown: shown.length, basis },
      slope: slope === undefined || fifths[0] === undefined ? null : releaseDerived(fifths[0].rate, () => slope),
      isMoreThanChance: slope === undefined ? null : slope.lower > 0 || slope.upper < 0,
    },
  };
}

function notOfPeople(indicator: string): Outcome<never> {
  const message = `${indicator} is not decided person by person, so that it cannot be told apart by group.`;
  return { ok: false, refusal: { code: 'not-found', message } };
}

function groupOf({ name, rate }: AreaResult): GroupRate {
  const { value } = rate;
  if (value.kind === 'none') return { group: name, rate, interval: null };
  const { lower, upper } = wilson(value.numerator, value.denominator);
  return { group: name, rate, interval: { lowerPercent: percentText(lower), upperPercent: percentText(upper) } };
}

/** A share as a percentage to one decimal. */
function percentText(share: number): string {
  return decimalText(exact(Math.round(share * 1000)).div(10n), 1);
}
