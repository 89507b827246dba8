import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { LoadedFramework, Rate } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { underFramework } from '../measures/framework-named.ts';
import { type OtherMeasure, otherMeasures } from './rate-results.ts';

/** A measure that no rule about people decides, with the framework that it is looked at under. */
export type OtherFound = {
  readonly under: ReportContext;
  readonly measure: OtherMeasure;
  /** What works it out from records; null for a reported figure, a gap and an answer. */
  readonly rate: Rate | null;
};

export type OtherAsk = { readonly indicator: string; readonly framework?: string };

/**
 * Finds such a measure by its id or its rate's: under the framework that is asked for, else under the first of those
 * in force that has it, the one that practices are paid by before the others. Refuses `indicator.unknown`.
 */
export function otherMeasureNamed(context: ReportContext, ask: OtherAsk): Outcome<OtherFound> {
  const { paidBy, frameworks = [paidBy] } = context;
  const ids = ask.framework === undefined ? [paidBy.id, ...frameworks.map(({ id }) => id)] : [ask.framework];
  for (const id of ids) {
    const under = underFramework(context, id);
    if (!under.ok) return under;
    const found = otherIn(under.value.framework, ask.indicator);
    if (found !== undefined) return accepted({ under: under.value, ...found });
  }
  return refused({
    code: 'indicator.unknown',
    message: `No framework in force has a rate, survey or other such measure called ${ask.indicator}.`,
    remedy: 'Choose one of the catalogue, or name its framework.',
  });
}

/** The same in one framework; undefined where it has none of this id. */
export function otherIn(framework: LoadedFramework, id: string): Omit<OtherFound, 'under'> | undefined {
  const all = otherMeasures(framework);
  const measure = all.find((one) => one.id === id) ?? all.find((one) => one.rule === id);
  if (measure === undefined) return undefined;
  return { measure, rate: framework.rates?.find((each) => each.id === measure.rule) ?? null };
}

/** Whether an id names such a measure, so that a door opens its page and not that of a measure of people. */
export function isOtherMeasure(context: ReportContext, ask: OtherAsk): boolean {
  return otherMeasureNamed(context, ask).ok;
}
