import { accepted, type Outcome } from '../../base/index.ts';
import { frameworkNamed } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';

/**
 * The context looking at the framework with this id, or at the one that practices are paid by when none is named.
 * Refuses `not-found`, naming those there are.
 */
export function underFramework(context: ReportContext, id: string | undefined): Outcome<ReportContext> {
  const { paidBy, frameworks = [paidBy] } = context;
  const found = id === undefined ? accepted(paidBy) : frameworkNamed(frameworks, id);
  if (!found.ok) return found;
  return accepted(found.value === context.framework ? context : context.under(found.value));
}
