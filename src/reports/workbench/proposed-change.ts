import { canonical, type Json, type Outcome } from '../../base/index.ts';
import { type ChangedMeasure, type ClauseChange, changeMeasure, type MeasureChange } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { underFramework } from '../measures/framework-named.ts';
import { measureNamed } from '../measures/measure-named.ts';

/** A change of a measure that is named by its id, in a framework. */
export type ProposedChange = MeasureChange & { readonly indicator: string; readonly framework?: string };

/** Reads a change. Refuses `not-found` or `indicator.unknown`, and as `changeMeasure` does. */
export function readChange(context: ReportContext, asked: ProposedChange): Outcome<ChangedMeasure> {
  const under = underFramework(context, asked.framework);
  if (!under.ok) return under;
  const { framework } = under.value;
  const measure = measureNamed(framework, asked.indicator);
  return measure.ok ? changeMeasure(framework, measure.value, asked) : measure;
}

/** The clauses of a change as one text, by which questions about them are told apart. */
export function clausesText(clauses: readonly ClauseChange[]): string {
  return canonical(clauses as unknown as Json);
}
