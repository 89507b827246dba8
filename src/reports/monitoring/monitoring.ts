import { type Actor, accepted, addMonths, type Day, type OdsCode } from '../../base/index.ts';
import { meetingsKept } from '../../governance/index.ts';
import type { MonitoringKnown } from '../../monitoring/index.ts';
import type { ReportContext } from '../context.ts';
import { dayOf } from '../governance/meetings.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type OwedReport, owedReports } from './monitoring-owed.ts';
import { type Signal, signalsArriving } from './monitoring-signals.ts';
import {
  caseReading,
  type QualityCaseSummary,
  type ShownIntelligence,
  seenBy,
  shownIntelligence,
  summaryOf,
} from './seen-cases.ts';

export type MonitoringReport = {
  readonly cases: readonly QualityCaseSummary[];
  /** What arrived and is in no case that the reader sees; null to a practice. */
  readonly signals: readonly Signal[] | null;
  readonly intelligence: readonly ShownIntelligence[];
  readonly group: {
    readonly name: string;
    readonly everyMonths: number;
    readonly lastMetOn: Day | null;
    /** The meeting that is called, or the day by which one is due. */
    readonly next: { readonly on: Day; readonly meeting: string | null; readonly isLate: boolean };
  };
  /** To those who keep cases. */
  readonly owed: readonly OwedReport[] | null;
  readonly may: { readonly keep: boolean; readonly enter: boolean };
  readonly practices: readonly { readonly practice: OdsCode; readonly name: string }[];
  /** Who may be named for what is sensitive. */
  readonly people: readonly { readonly user: string; readonly name: string }[];
};

/**
 * What the monitoring group has before it: cases, signals that arrived, soft intelligence, its next meeting and the reports that
 * are owed. Each reader is shown what is theirs to see, and every count is of that alone.
 */
export function monitoringReport(context: ReportContext, reader: Actor): Report<MonitoringReport> {
  const what = { ...caseReading(context, reader), verb: 'read monitoring', subject: 'monitoring' };
  return reading(context, reader, what, async ({ level }) => {
    const found = await context.store.read((db) => seenBy(context, db, reader));
    if (!found.ok) return found;
    const { known, cases, intelligence } = found.value;
    const may = (action: 'keep quality cases' | 'enter intelligence') => context.rules.may(reader, action, {}).ok;
    const isPractice = what.practice !== undefined;
    return accepted({
      cases: cases.map((one) => summaryOf(context, one)),
      signals: isPractice || !seesAll(known) ? null : await signalsArriving(context, level, cases),
      intelligence: intelligence.map((one) => shownIntelligence(context, one, intelligence)),
      group: await groupOf(context, known),
      owed: may('keep quality cases') ? await owedReports(context, known, cases) : null,
      may: { keep: may('keep quality cases'), enter: may('enter intelligence') },
      practices: context.register.practices().map(({ code, name }) => ({ practice: code, name })),
      people: isPractice ? [] : whoMayBeNamed(context),
    });
  });
}

function seesAll({ reader, policy }: MonitoringKnown): boolean {
  return reader.sitsOn === null || reader.sitsOn.includes(policy.group);
}

async function groupOf(
  context: ReportContext,
  { policy, governance }: MonitoringKnown,
): Promise<MonitoringReport['group']> {
  const { businessDate } = context;
  const meetings = (await context.store.read(meetingsKept)).filter(
    ({ state }) => state.called.terms.id === policy.group,
  );
  const last = meetings.findLast(({ state }) => state.stage === 'closed');
  const called = meetings.find((one) => one.state.stage !== 'closed' && dayOf(one) >= businessDate);
  const lastMetOn = last === undefined ? null : dayOf(last);
  const due = lastMetOn === null ? businessDate : addMonths(lastMetOn, policy.meetsEveryMonths);
  const next =
    called === undefined
      ? { on: due, meeting: null, isLate: due < businessDate }
      : { on: dayOf(called), meeting: called.id, isLate: dayOf(called) > due };
  const name = governance.committees.find(({ id }) => id === policy.group)?.name ?? policy.group;
  return { name, everyMonths: policy.meetsEveryMonths, lastMetOn, next };
}

function whoMayBeNamed({ users, rules }: ReportContext): MonitoringReport['people'] {
  const may = (user: string): boolean => {
    const found = users.actor(user);
    return found.ok && rules.may(found.value, 'see sensitive intelligence', {}).ok;
  };
  return users.users().flatMap(({ id, name }) => (may(id) ? [{ user: id, name }] : []));
}
