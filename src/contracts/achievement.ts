import {
  accepted,
  type Day,
  dayText,
  type Exact,
  exact,
  exactText,
  monthOfDay,
  type Outcome,
  penceFromPounds,
  type Refusal,
  refused,
} from '../base/index.ts';
import type { AchievementTerms } from './contract.ts';
import { Foundations } from './foundations.ts';
import type { Trace } from './language/trace.ts';
import { traceOf } from './line.ts';
import { frameworkOfAnotherYear } from './other-year.ts';
import { QOF } from './participation.ts';
import type { Working } from './rests-on.ts';
import type { LastAccepted, Occasion, QualityInput, StatementInput } from './statement-input.ts';
import type {
  AchievementForecast,
  HeldMeasure,
  MeasureAchievement,
  Settlement,
  StatementLine,
} from './statement-line.ts';
import { workingOf } from './working.ts';

const NOUGHT = exact(0);

export type ForecastInput = Pick<StatementInput, 'practice' | 'contracts' | 'rates' | 'listSizes' | 'participation'> & {
  readonly knownOn: Day;
  readonly quality: NonNullable<StatementInput['quality']>;
};

/**
 * What the achievement of the year that ends on `quality.periodEnd` pays at that year's prices, by the contract's own
 * terms. A forecast until the year has ended and its counts are settled; never a line of a statement.
 * Refuses as `prepareStatement` does.
 */
export function forecastAchievement(input: ForecastInput): Outcome<AchievementForecast> {
  const found = occasionOf(input);
  return found.ok ? forecastOn(found.value.occasion, found.value.terms, input.quality.periodEnd) : found;
}

/** What each measure earns, by the same terms, without the working that a reader is shown. Refuses alike. */
export function measureAchievements(input: ForecastInput): Outcome<MeasureAchievement[]> {
  const found = occasionOf(input);
  if (!found.ok) return found;
  const { occasion, terms } = found.value;
  const pounds = traceOf(occasion, terms.pounds, new Foundations());
  if (!pounds.ok) return pounds;
  const points = traceOf(occasion, terms.points, new Foundations());
  return points.ok ? accepted(measuresOf(pounds.value, points.value, pointsAvailable(occasion))) : points;
}

function occasionOf(input: ForecastInput): Outcome<{ occasion: Occasion; terms: AchievementTerms }> {
  const { practice, contracts, rates, listSizes, quality, knownOn, participation } = input;
  const contract = contracts.find(
    ({ json, validFrom, validTo }) =>
      json.contractType === practice.contractType && validFrom <= quality.periodEnd && quality.periodEnd <= validTo,
  );
  if (participation !== undefined && participation.framework !== quality.framework) {
    return refused({
      code: 'statement.no-contract',
      message: `${practice.name} takes part in ${participation.scheme} in this year and earns no ${QOF} achievement.`,
    });
  }
  const scheme = participation?.scheme ?? QOF;
  const terms = scheme === QOF ? contract?.json.achievement : contract?.json.schemes?.[scheme];
  if (contract === undefined || terms == null) {
    return refused({
      code: 'statement.no-contract',
      message: `${practice.name} has no contract that pays ${scheme} achievement.`,
    });
  }
  const month = monthOfDay(quality.periodEnd);
  const otherFramework = frameworkOfAnotherYear(month, quality);
  if (otherFramework !== undefined) return refused(otherFramework);
  const joined = participation === undefined ? {} : { participation };
  const occasion = { practice, contract, contractFrom: contract.validFrom, rates, listSizes, month, knownOn, quality };
  return accepted({ occasion: { ...occasion, ...joined }, terms });
}

function pointsAvailable({ quality }: Occasion): ReadonlyMap<string, Exact> {
  const all = [...(quality?.measures ?? []), ...(quality?.answered ?? [])];
  return new Map(all.map((measure) => [measure.id, exact(measure.points)]));
}

/** The occasion with those measures alone for which something can be worked out, and why the others wait. */
type Split = { readonly occasion: Occasion; readonly held: readonly HeldMeasure[] };

/** Measures are tried one by one only where they cannot all be worked out. Refuses as the first, where none can. */
function splitOf(occasion: Occasion, terms: AchievementTerms): Outcome<Split> {
  const whole = traceOf(occasion, terms.pounds, new Foundations());
  if (whole.ok || occasion.quality === undefined) return whole.ok ? accepted({ occasion, held: [] }) : whole;
  const { quality } = occasion;
  const held: HeldMeasure[] = [];
  const fits = ({ id }: { readonly id: string }): boolean => {
    const alone = { ...occasion, quality: onlyOf(quality, (one) => one.id === id) };
    const tried = traceOf(alone, terms.pounds, new Foundations());
    if (!tried.ok) held.push({ indicator: id, reason: tried.refusal });
    return tried.ok;
  };
  const left = onlyOf(quality, fits);
  if (left.measures.length + (left.answered?.length ?? 0) === 0) return whole;
  return accepted({ occasion: { ...occasion, quality: left }, held });
}

function onlyOf(quality: QualityInput, is: (one: { readonly id: string }) => boolean): QualityInput {
  const { measures, answered } = quality;
  return {
    ...quality,
    measures: measures.filter(is),
    ...(answered === undefined ? {} : { answered: answered.filter(is) }),
  };
}

function forecastOn(whole: Occasion, terms: AchievementTerms, periodEnd: Day): Outcome<AchievementForecast> {
  const split = splitOf(whole, terms);
  if (!split.ok) return split;
  const { occasion, held } = split.value;
  const foundations = new Foundations();
  const pounds = traceOf(occasion, terms.pounds, foundations);
  if (!pounds.ok) return pounds;
  const points = traceOf(occasion, terms.points, foundations);
  if (!points.ok) return points;
  const available = pointsAvailable(whole);
  const measures = measuresOf(pounds.value, points.value, available);
  return accepted({
    practice: occasion.practice.code,
    periodEnd,
    exactPounds: exactText(pounds.value.value),
    amountPence: penceFromPounds(pounds.value.value),
    points: exactText(points.value.value),
    pointsAvailable: exactText([...available.values()].reduce((sum, value) => sum.add(value), NOUGHT)),
    measures,
    held,
    settlement: settlementOf(measures, held, occasion.quality),
    working: workingOf(pounds.value),
    restsOn: foundations.list(),
  });
}

/**
 * While a result is queried it is paid on account at the last accepted value, and its part is settled with the query: as it
 * was counted, or where that was not accepted at the last accepted value.
 */
function settlementOf(
  measures: readonly MeasureAchievement[],
  held: readonly HeldMeasure[],
  quality: QualityInput | undefined,
): Settlement {
  const queried = new Map([...(quality?.queried ?? [])].filter(([, { isSettled }]) => isSettled !== true));
  const settled = measures.filter(({ indicator }) => !queried.has(indicator));
  const waiting = measures.flatMap(({ indicator }) => {
    const query = queried.get(indicator);
    return query === undefined ? [] : [{ indicator, reason: queryOpen(indicator, query) }];
  });
  const sumOf = (part: 'exactPounds' | 'points'): Exact =>
    settled.reduce((sum, measure) => sum.add(exact(measure[part])), NOUGHT);
  const pounds = sumOf('exactPounds');
  return {
    indicators: settled.map(({ indicator }) => indicator),
    exactPounds: exactText(pounds),
    amountPence: penceFromPounds(pounds),
    points: exactText(sumOf('points')),
    held: [...held, ...waiting],
  };
}

function queryOpen(indicator: string, { periodEnd, raisedOn, dueOn }: LastAccepted): Refusal {
  return {
    code: 'line.held',
    message: `The result of ${indicator} at ${dayText(periodEnd)} has been queried since ${dayText(raisedOn)}: this part alone is settled with the query.`,
    remedy: `Settle the query, which is due by ${dayText(dueOn)}.`,
  };
}

function measuresOf(pounds: Trace, points: Trace, available: ReadonlyMap<string, Exact>): MeasureAchievement[] {
  return pounds.workings.map((part) => {
    const indicator = part.of?.member ?? part.term;
    const earned = points.workings.find((working) => working.of?.member === indicator)?.value ?? NOUGHT;
    return {
      indicator,
      points: exactText(earned),
      pointsAvailable: exactText(available.get(indicator) ?? NOUGHT),
      exactPounds: exactText(part.value),
    };
  });
}

/**
 * Each measure's part of a line that rests on achievement, in exact pounds: the line shared in proportion to what the
 * measures earned. The parts add up to the line. Empty when the line rests on no measure.
 */
export function partsByIndicator(
  line: Pick<StatementLine, 'exactPounds' | 'workings'>,
): { readonly indicator: string; readonly exactPounds: string }[] {
  const parts = measuresAmong(line.workings);
  const total = parts.reduce((sum, part) => sum.add(exact(part.result)), NOUGHT);
  const shareOf = (part: Working): Exact =>
    total.equals(NOUGHT) ? NOUGHT : exact(line.exactPounds).mul(exact(part.result)).div(total);
  return parts.map((part) => ({ indicator: part.indicator ?? part.id, exactPounds: exactText(shareOf(part)) }));
}

/** The workings of the measures nearest to the line. */
function measuresAmong(workings: readonly Working[]): readonly Working[] {
  const here = workings.filter((working) => working.indicator !== undefined);
  if (here.length > 0) return here;
  for (const working of workings) {
    const found = measuresAmong(working.workings ?? []);
    if (found.length > 0) return found;
  }
  return [];
}
