import type { Day, OdsCode } from '../../base/index.ts';
import { type LoadedFramework, narrowedToPaid, rulesInBoth } from '../../indicators/index.ts';
import type { ReportParts } from '../report-parts.ts';

/**
 * Which rules of a framework each practice counts by at its edge: those that the framework of all practices has word for
 * word, and of who takes part in this one in the year all that it pays for.
 */
export function rulesCountedBy(
  { framework, participations = [] }: Pick<ReportParts, 'framework' | 'participations'>,
  paidBy: LoadedFramework,
  periodEnd: Day,
): (practice: OdsCode) => readonly string[] {
  const shared = rulesInBoth(framework, paidBy);
  const paid = narrowedToPaid(framework, paidBy).rules.map(({ id }) => id);
  const takePart = participations.filter(
    (one) => one.framework === framework.id && one.validFrom <= periodEnd && periodEnd <= one.validTo,
  );
  const taking = new Set(takePart.map(({ practice }) => practice));
  return (practice) => (taking.has(practice) ? [...new Set([...shared, ...paid])] : shared);
}
