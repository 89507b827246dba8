import type { Day, OdsCode } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { type Warning, warningsOf } from './plausibility.ts';

/** A result that nobody should rank or pay on before the practice has been asked. */
export type ImplausibleResult = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly warnings: readonly Warning[];
};

/** Every implausible result at a period end, in order of practice and of the framework's measures. */
export async function implausibleResults(
  context: ReportContext,
  periodEnd: Day,
): Promise<readonly ImplausibleResult[]> {
  const found: ImplausibleResult[] = [];
  for (const { code: practice } of context.register.practices()) {
    for (const measure of context.framework.measures) {
      const warnings = (await warningsOf(context, { practice, measure, periodEnd })).filter((one) => one.isImplausible);
      if (warnings.length > 0) found.push({ practice, indicator: measure.id, periodEnd, warnings });
    }
  }
  return found;
}
