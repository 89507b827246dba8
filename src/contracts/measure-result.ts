import { accepted, dayText, isoOfDay, type Outcome, refused } from '../base/index.ts';
import type { Measure, VerifiedResult } from '../indicators/index.ts';
import type { RestsOn } from './rests-on.ts';
import type { LastAccepted, Occasion, QualityInput } from './statement-input.ts';

/** What achievement is worked out from. Refuses `statement.no-counts` where nothing was given. */
export function qualityOf({ quality, practice }: Occasion): Outcome<QualityInput> {
  return quality === undefined
    ? noCounts(`There are no counts of ${practice.name} to work achievement out from.`)
    : accepted(quality);
}

/** A measure, and the input that it is part of. */
export type MeasureOfOne = { readonly quality: QualityInput; readonly measure: Measure };

/** A measure of the occasion's framework. Refuses `statement.no-counts` where there is none of that id. */
export function measureOf(occasion: Occasion, indicator: string | null): Outcome<MeasureOfOne> {
  const quality = qualityOf(occasion);
  if (!quality.ok) return quality;
  const measure = quality.value.measures.find((one) => one.id === indicator);
  if (measure === undefined) return noCounts(`The framework has no measure called ${indicator}.`);
  return accepted({ quality: quality.value, measure });
}

/** For a register that no rule of the framework counts. */
export function noRuleOf(register: string, measure: Measure): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `${measure.id} is adjusted by the prevalence of the register ${register}, and no rule of the framework counts that register.`,
    remedy: 'Add a rule that begins with this register to the framework, or name another register.',
  });
}

/** The verified result of a rule in the practice at the period end. Refuses as the results were refused, or `statement.no-counts`. */
export function resultOf(
  occasion: Occasion,
  quality: QualityInput,
  rule: string,
  called = rule,
): Outcome<VerifiedResult> {
  if (!quality.results.ok) return quality.results;
  const result = quality.results.value.find((one) => one.indicator === rule);
  const where = `of ${occasion.practice.name} at ${dayText(quality.periodEnd)}`;
  if (result === undefined) return noCounts(`There are no verified counts for ${called} ${where}.`);
  if (result.practice !== occasion.practice.code || result.periodEnd !== quality.periodEnd) {
    return noCounts(
      `The counts for ${called} are of ${result.practice} at ${dayText(result.periodEnd)}, not ${where}.`,
    );
  }
  return accepted(result);
}

/** The counts that a measure's points are earned on, and the query that they stand in for while there is one. */
export type PaidOn = { readonly result: VerifiedResult; readonly queried?: LastAccepted };

/**
 * The counts that a measure's points are earned on: its own, or, while its result is queried, those that were last
 * accepted. Refuses `result.not-verified` for a definition that was neither checked nor accepted, `line.held` where
 * nothing was accepted before, and as `resultOf` does.
 */
export function paidOn(occasion: Occasion, quality: QualityInput, measure: Measure): Outcome<PaidOn> {
  const queried = quality.queried?.get(measure.id);
  if (queried !== undefined && queried.result === 'none') return nothingAccepted(measure, queried);
  const found: Outcome<VerifiedResult> =
    queried === undefined || queried.result === 'none'
      ? resultOf(occasion, quality, measure.rule, measure.id)
      : accepted(queried.result);
  if (!found.ok) return found;
  const result = found.value;
  if (result.verification === 'unverified' && quality.acceptances?.get(result.definitionHash) === undefined) {
    return refused({
      code: 'result.not-verified',
      message: `The definition of ${measure.id} was not checked against the published rule and nobody has accepted it.`,
      remedy: 'Record an acceptance of this definition, or leave the measure out of the framework.',
    });
  }
  return accepted(queried === undefined ? { result } : { result, queried });
}

function nothingAccepted({ id }: Measure, { periodEnd, raisedOn, dueOn }: LastAccepted): Outcome<never> {
  return refused({
    code: 'line.held',
    message: `The result of ${id} at ${dayText(periodEnd)} has been queried since ${dayText(raisedOn)}, and no result before it was accepted.`,
    remedy: `Settle the query, which is due by ${dayText(dueOn)}.`,
  });
}

/** The records of the counts file that a result came from. */
export function restsOnCounts(indicator: string, result: VerifiedResult): RestsOn {
  const rowOf = (component: string): number | null => result.components[component]?.row ?? null;
  return {
    kind: 'counts',
    indicator,
    periodEnd: isoOfDay(result.periodEnd),
    file: result.countsFile.sha256,
    rows: { register: rowOf('register'), denominator: rowOf('denominator'), numerator: rowOf('numerator') },
    definitionHash: result.definitionHash,
    evidenceSha256: result.evidenceSha256,
    snapshot: result.snapshot,
  };
}

/** A refusal of counts that are not there. */
export function noCounts<T>(message: string): Outcome<T> {
  return refused({
    code: 'statement.no-counts',
    message,
    remedy: 'Import the practice’s counts of that date, and recalculate.',
  });
}
