import { brokenGlasses } from '../../access/index.ts';
import { type AuditSummary, auditSummary, type UseOfRole } from '../../audit/index.ts';
import { type Actor, accepted, addDays, type Day, dayFromIso, startInLondon } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type UnusualRow, unusualIn } from './audit-report.ts';
import { type ShownGlass, shownGlass } from './broken-glass.ts';

/** What a Caldicott guardian is told of a period. Days are London's. */
export type GuardianReport = {
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
  /** What was looked at and done, by role, purpose and rule, with the rule's own words where it is still in force. */
  readonly uses: readonly (UseOfRole & { readonly words: string | null })[];
  readonly origins: AuditSummary['origins'];
  /** Broken in the period. */
  readonly glasses: readonly ShownGlass[];
  readonly unusual: readonly UnusualRow[];
};
export type GuardianAsk = { readonly from?: Day; readonly to?: Day };

const USUAL_DAYS = 30;

/** What was looked at, by whom in which role and why; broken glass, refusals and unusual days. For those who see the audit. */
export function guardianReport(context: ReportContext, reader: Actor, ask: GuardianAsk): Report<GuardianReport> {
  const what = { actions: ['see audit'] as const, verb: 'read guardian report', subject: 'audit' };
  return reading(context, reader, what, async () => {
    const { store, clock, rules } = context;
    const to = ask.to ?? dayFromIso(clock.now().slice(0, 10)) ?? context.businessDate;
    const from = ask.from ?? addDays(to, -USUAL_DAYS);
    const [first, after] = [startInLondon(from), startInLondon(addDays(to, 1))];
    const { roles, origins } = await auditSummary(store, from, to);
    const glasses = await store.read((db) => brokenGlasses(db));
    const { unusual } = await unusualIn(context, from);
    return accepted({
      ...{ from, to, origins },
      uses: roles.map((use) => ({ ...use, words: use.basis === null ? null : rules.basisOf(use.basis) })),
      glasses: glasses
        .filter(({ brokenAt }) => brokenAt >= first && brokenAt < after)
        .map((glass) => shownGlass(context, glass)),
      unusual: unusual.filter(({ on }) => (dayFromIso(on) ?? to) <= to),
    });
  });
}
