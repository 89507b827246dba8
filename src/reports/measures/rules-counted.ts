import type { Day, OdsCode } from '../../base/index.ts';
import { rulesCountedOn } from '../../contracts/index.ts';
import { type LoadedFramework, narrowedToRules, rulesInBoth } from '../../indicators/index.ts';
import type { ReportParts } from '../report-parts.ts';

/**
 * Which rules of a framework each practice counts by at its edge: those that the framework of all practices has word for
 * word, and those that it counts because practices take part in this one, with what they rest on.
 */
export function rulesCountedBy(
  { framework, participations = [] }: Pick<ReportParts, 'framework' | 'participations'>,
  paidBy: LoadedFramework,
  periodEnd: Day,
): (practice: OdsCode) => readonly string[] {
  const shared = rulesInBoth(framework, paidBy);
  return (practice) => {
    const own = rulesCountedOn(framework, participations, practice, periodEnd).filter((id) => !shared.includes(id));
    return [...new Set([...shared, ...narrowedToRules(framework, own).rules.map(({ id }) => id)])];
  };
}
