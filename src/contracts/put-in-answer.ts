import { accepted, dayText, exact, isoOfDay, type Outcome, refused } from '../base/index.ts';
import type { Binding } from './contract.ts';
import type { Foundations } from './foundations.ts';
import type { PutIn } from './language/trace.ts';
import type { Occasion } from './statement-input.ts';

/** A yes is the whole way from none of the points to all of them: one of one, and nobody is counted. */
const THRESHOLDS = {
  lowerPercent: 0,
  upperPercent: 100,
  prevalenceAdjusted: false,
  comparedNationally: false,
} as const;

type MeasureField = Extract<Binding, { kind: 'measure' }>['field'];
type ResultField = Extract<Binding, { kind: 'result' }>['field'];

function answeredOf({ quality }: Occasion, indicator: string | null) {
  return quality?.answered?.find((one) => one.id === indicator);
}

/** What a measure that is paid for on an answer puts in for a measure's own numbers; undefined of any other measure. */
export function putInAnsweredMeasure(
  occasion: Occasion,
  foundations: Foundations,
  field: MeasureField,
  indicator: string | null,
): Outcome<PutIn> | undefined {
  const measure = answeredOf(occasion, indicator);
  if (measure === undefined) return undefined;
  const frameworkHash = occasion.quality?.frameworkHash ?? '';
  foundations.add({ kind: 'measure', indicator: measure.id, frameworkHash });
  const value = field === 'points' ? measure.points : THRESHOLDS[field];
  const source = `${measure.id} in the framework, all of its points for a yes: ${measure.source}`;
  return accepted({ value: typeof value === 'boolean' ? value : exact(value), source });
}

/**
 * The recorded answer as counts: a yes is one of one, a no none of one; undefined of any other measure. Refuses
 * `statement.no-counts` where no answer was recorded: what nobody has answered is not a no.
 */
export function putInAnswer(
  occasion: Occasion,
  foundations: Foundations,
  field: ResultField,
  indicator: string | null,
): Outcome<PutIn> | undefined {
  const measure = answeredOf(occasion, indicator);
  if (measure === undefined) return undefined;
  const { practice, quality } = occasion;
  const answer = quality?.answers?.find(
    (one) => one.practice === practice.code && one.measure === measure.id && one.periodEnd === quality.periodEnd,
  );
  if (answer === undefined) {
    return refused({
      code: 'statement.no-counts',
      message: `Nobody has recorded for ${practice.name} whether ${measure.id} was met: ${measure.question}`,
      remedy: 'Record the answer with the paper that shows it.',
    });
  }
  const { isYes, evidence, recordedBy, recordedOn, waitsFor } = answer;
  if (waitsFor !== undefined) {
    const said = `${practice.name} answered ${isYes ? 'yes' : 'no'} to ${measure.id} on ${dayText(recordedOn)}`;
    return refused({ code: 'line.held', message: `${said}: ${waitsFor}` });
  }
  foundations.add({ kind: 'answer', indicator: measure.id, evidence, recordedBy, recordedOn: isoOfDay(recordedOn) });
  const value = field === 'numerator' && !isYes ? 0 : 1;
  const said = `${isYes ? 'yes' : 'no'}, recorded by ${recordedBy} on ${dayText(recordedOn)}: ${evidence}`;
  return accepted({ value: exact(value), source: said });
}
