import {
  accepted,
  type Day,
  type Exact,
  exact,
  exactText,
  monthOfDay,
  type Outcome,
  penceFromPounds,
  refused,
} from '../base/index.ts';
import type { AchievementTerms } from './contract.ts';
import { Foundations } from './foundations.ts';
import type { Trace } from './language/evaluate.ts';
import { traceOf } from './line.ts';
import { frameworkOfAnotherYear } from './other-year.ts';
import { QOF } from './participation.ts';
import type { Occasion } from './put-in.ts';
import type {
  AchievementForecast,
  MeasureAchievement,
  StatementInput,
  StatementLine,
  Working,
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
  if (participation !== undefined) {
    return refused({
      code: 'statement.no-contract',
      message: `${practice.name} takes part in ${participation.scheme} in this year and earns no ${QOF} achievement.`,
    });
  }
  const contract = contracts.find(
    ({ json, validFrom, validTo }) =>
      json.contractType === practice.contractType && validFrom <= quality.periodEnd && quality.periodEnd <= validTo,
  );
  if (contract === undefined || contract.json.achievement == null) {
    return refused({
      code: 'statement.no-contract',
      message: `${practice.name} has no contract that pays achievement.`,
    });
  }
  const month = monthOfDay(quality.periodEnd);
  const otherFramework = frameworkOfAnotherYear(month, quality);
  if (otherFramework !== undefined) return refused(otherFramework);
  const contractFrom = contract.validFrom;
  const occasion = { practice, contract, contractFrom, rates, listSizes, month, knownOn, quality };
  return accepted({ occasion, terms: contract.json.achievement });
}

function pointsAvailable({ quality }: Occasion): ReadonlyMap<string, Exact> {
  const all = [...(quality?.measures ?? []), ...(quality?.answered ?? [])];
  return new Map(all.map((measure) => [measure.id, exact(measure.points)]));
}

function forecastOn(occasion: Occasion, terms: AchievementTerms, periodEnd: Day): Outcome<AchievementForecast> {
  const foundations = new Foundations();
  const pounds = traceOf(occasion, terms.pounds, foundations);
  if (!pounds.ok) return pounds;
  const points = traceOf(occasion, terms.points, foundations);
  if (!points.ok) return points;
  const available = pointsAvailable(occasion);
  return accepted({
    practice: occasion.practice.code,
    periodEnd,
    exactPounds: exactText(pounds.value.value),
    amountPence: penceFromPounds(pounds.value.value),
    points: exactText(points.value.value),
    pointsAvailable: exactText([...available.values()].reduce((sum, value) => sum.add(value), NOUGHT)),
    measures: measuresOf(pounds.value, points.value, available),
    working: workingOf(pounds.value),
    restsOn: foundations.list(),
  });
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
