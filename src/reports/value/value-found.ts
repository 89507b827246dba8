import {
  type Actor,
  accepted,
  addMonths,
  type Day,
  type Month,
  monthText,
  type Outcome,
  quarterOf,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import { type Score, type ValuePolicyVersion, valuePolicyOn } from '../../benchmarking/index.ts';
import type { Practice } from '../../practices/index.ts';
import { type AssuredMeasure, assuredMeasures } from '../assurance/assurance-results.ts';
import type { ReportContext } from '../context.ts';
import { periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { contractMonths, latestMonth } from '../statements/statement-month.ts';
import { type ContractValues, contractValues, NO_CONTRACT, type PoundsAHead, poundsAHead } from './contract-value.ts';
import { PRACTICE_VALUE_CHOICES, type PracticeValueAsk, type PracticeValueChoice, readChoice } from './value-choice.ts';
import { type QualityScores, qualityScores, type ValuePlaces, valuePlaces, type WeighedMeasure } from './value-map.ts';

export type ValueAsk = PracticeValueAsk & { readonly month?: Month; readonly periodEnd?: Day };

/** All that the map of a choice is made of. By practice, in the order of `practices`, but for the measures. */
export type ValueFound = {
  readonly month: Month;
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  readonly choice: PracticeValueChoice;
  readonly policy: ValuePolicyVersion;
  readonly practices: readonly Practice[];
  readonly assured: readonly AssuredMeasure[];
  readonly weighed: readonly WeighedMeasure[];
  readonly scores: QualityScores;
  /** Quality a year before, and its period end; null where nobody counted then. */
  readonly before: readonly (Score | null)[] | null;
  readonly beforeEnd: Day | null;
  readonly values: ContractValues;
  readonly money: readonly (PoundsAHead | null)[];
  readonly isMoneyShown: boolean;
  readonly map: ValuePlaces;
};

/**
 * The map as a reader at a level may have it: statistics of counts as they are shown, and the money of those practices whose
 * money may be seen. Refuses a choice that is none, a month without contracts, a period end at which nobody counted.
 */
export async function valueFound(
  context: ReportContext,
  reader: Actor,
  level: ReleaseLevel,
  ask: ValueAsk,
): Promise<Outcome<ValueFound>> {
  const period = await periodEndAsked(context, ask.periodEnd);
  if (!period.ok) return period;
  const periodEnd = period.value;
  const month = ask.month ?? (await latestMonth(context));
  if (!contractMonths(context).includes(month)) return noMonth(month);
  const policy = valuePolicyOn(context.valuePolicy, periodEnd);
  const weights = new Map(policy.measures.map(({ rule, weight }) => [rule, weight]));
  const choice = readChoice(PRACTICE_VALUE_CHOICES, ask, { what: 'measure', weights, choices: policy.usual });
  if (!choice.ok) return choice;
  const practices = context.register.practices();
  const periodEnds = await periodEndsBeside(context, periodEnd);
  const { assured, weighed, scores } = await qualityAt(context, level, periodEnd, { policy, choice: choice.value });
  const yearBefore = addMonths(periodEnd, -12);
  const beforeEnd = periodEnds.includes(yearBefore) ? yearBefore : null;
  const by = { policy, choice: choice.value };
  const before = beforeEnd === null ? null : (await qualityAt(context, level, beforeEnd, by)).scores.quality;
  const values = await contractValues(context, month, policy);
  const money = practices.map(({ code }) => {
    if (!context.rules.may(reader, 'see practice money', { practice: code }).ok) return null;
    return poundsAHead(values.get(code) ?? NO_CONTRACT, choice.value, quarterOf(month));
  });
  const isMoneyShown = money.every((one) => one !== null);
  const map = valuePlaces(scores.quality, money.map(isMoneyShown ? paymentOf : () => NOT_SHOWN), policy);
  return accepted({
    ...{ month, periodEnd, periodEnds, choice: choice.value, policy, practices, assured, weighed, scores },
    ...{ before, beforeEnd },
    ...{ values, money, isMoneyShown, map },
  });
}

/** How quality is put together. */
export type QualityBy = { readonly policy: ValuePolicyVersion; readonly choice: PracticeValueChoice };

/** The quality of every practice of the register at a period end, of counts as they are shown at a level. */
export async function qualityAt(
  context: ReportContext,
  level: ReleaseLevel,
  periodEnd: Day,
  { policy, choice }: QualityBy,
): Promise<Pick<ValueFound, 'assured' | 'weighed' | 'scores'>> {
  const assured = await composedOf(context, policy, level, periodEnd);
  const weighed = assured.map((one) => weighedOf(one, context.register.practices()));
  return { assured, weighed, scores: qualityScores(weighed, choice, policy) };
}

const NOT_SHOWN = 'what every practice is paid is not for you to see, so there is no map';

/** A payment as a number to place by, or why there is none. */
function paymentOf(money: PoundsAHead | null): number | string {
  if (money === null) return NOT_SHOWN;
  return typeof money === 'string' ? money : money.pounds.valueOf();
}

async function composedOf(
  context: ReportContext,
  { measures }: ValuePolicyVersion,
  level: ReleaseLevel,
  periodEnd: Day,
): Promise<readonly AssuredMeasure[]> {
  const all = await assuredMeasures(context, level, periodEnd);
  return measures.flatMap(({ rule }) => all.find(({ measure }) => measure.rule === rule) ?? []);
}

/** A measure's shown counts in the order of practices; what was stopped as implausible is no figure. */
function weighedOf({ measure, direction, results }: AssuredMeasure, practices: readonly Practice[]): WeighedMeasure {
  const counts = practices.map(({ code }) => {
    const found = results.find(({ practice }) => practice.code === code);
    const rate = found?.rate.value;
    return rate?.kind === 'rate' && found?.judged.value.standing !== 'implausible'
      ? { numerator: rate.numerator, denominator: rate.denominator }
      : null;
  });
  return { rule: measure.rule, direction, counts };
}

function noMonth(month: Month): Outcome<never> {
  return refused({
    code: 'not-found',
    message: `No contract holds in ${monthText(month)}, or it is still to come.`,
    remedy: 'Choose a month that statements are of.',
  });
}
