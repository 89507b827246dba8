import { accepted, type Outcome, refused } from '../base/index.ts';
import type { ReportContext } from './context.ts';

/**
 * The context looking at the framework with this id, or at the one that practices are paid by when none is named.
 * Refuses `not-found`, naming those there are.
 */
export function underFramework(context: ReportContext, id: string | undefined): Outcome<ReportContext> {
  const { paidBy, frameworks = [paidBy] } = context;
  const found = id === undefined ? paidBy : frameworks.find((framework) => framework.id === id);
  if (found !== undefined) return accepted(found === context.framework ? context : context.under(found));
  return refused({
    code: 'not-found',
    message: `There is no framework called ${id}.`,
    remedy: `Use one of: ${frameworks.map((framework) => framework.id).join(', ')}.`,
  });
}
