import { type Actor, accepted, type Day, dayText, type Outcome, refused } from '../../base/index.ts';
import { governanceKnown, meetingsKept } from '../../governance/index.ts';
import {
  casesKept,
  type MonitoringKnown,
  monitoringKnown,
  monitoringPolicyKnown,
  type QualityCase,
  type ReportOwed,
} from '../../monitoring/index.ts';
import type { ReportContext } from '../context.ts';
import { dayOf } from '../governance/meetings.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { caseReading, type QualityCaseSummary, summaryOf } from './seen-cases.ts';

/** A committee that is owed a report, and the cases that it was not told of. */
export type OwedReport = {
  readonly committee: string;
  readonly name: string;
  readonly isPublic: boolean;
  /** When a report was last among its papers; null: never. */
  readonly lastToldOn: Day | null;
  readonly cases: readonly QualityCaseSummary[];
};

/** What a paper that reports to a committee says that it was made from. */
export function reportMadeFrom(committee: string): string {
  return `monitoring ${committee}`;
}

/** Of each committee the cases that came to what it is told of, on a day after it was last told. */
export async function owedReports(
  context: ReportContext,
  { policy, governance }: Pick<MonitoringKnown, 'policy' | 'governance'>,
  cases: readonly QualityCase[],
): Promise<readonly OwedReport[]> {
  const meetings = await context.store.read(meetingsKept);
  return policy.reports.map((owed): OwedReport => {
    const told = meetings.findLast(({ state }) =>
      state.items.some(({ papers }) => papers.some(({ madeFrom }) => madeFrom === reportMadeFrom(owed.committee))),
    );
    const lastToldOn = told === undefined ? null : dayOf(told);
    const terms = governance.committees.find(({ id }) => id === owed.committee);
    const untold = cases.filter((one) => one.seenBy === null && cameTo(one, owed, lastToldOn));
    return {
      committee: owed.committee,
      name: terms?.name ?? owed.committee,
      isPublic: terms?.meets === 'in public',
      lastToldOn,
      cases: untold.map((one) => summaryOf(context, one)),
    };
  });
}

function cameTo({ steps }: QualityCase, { of }: ReportOwed, since: Day | null): boolean {
  return steps.some(({ says, on }) => (of as readonly string[]).includes(says.kind) && (since === null || on > since));
}

/** What a committee is owed now, and how it reads as a paper. */
export type CommitteeReport = OwedReport & { readonly lines: readonly string[] };

/** The report that a committee is owed. Refuses `not-found` for one that is owed none. */
export function committeeReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly committee: string },
): Report<CommitteeReport> {
  const subject = `monitoring report ${ask.committee}`;
  const what = {
    ...caseReading(context, reader),
    actions: ['keep quality cases', 'escalate quality case'] as const,
    subject,
  };
  return reading(context, reader, { ...what, verb: 'read monitoring report' }, async () => {
    const known = await context.store.read((db) => monitoringKnown(db, context, reader));
    if (!known.ok) return known;
    const { sitsOn } = known.value.reader;
    const isTheirs =
      sitsOn === null || sitsOn.some((seat) => seat === ask.committee || seat === known.value.policy.group);
    if (isTheirs) return owedTo(context, ask.committee);
    return refused(context.rules.refusal(reader, 'see what other committees are told', {}));
  });
}

/** What is owed to a committee: of ordinary cases alone, whoever asks. */
export async function owedTo(context: ReportContext, committee: string): Promise<Outcome<CommitteeReport>> {
  const found = await context.store.read(async (db) => {
    const policy = await monitoringPolicyKnown(db, context.businessDate);
    const governance = await governanceKnown(db, context.businessDate);
    return { policy, governance, cases: await casesKept(db) };
  });
  if (!found.policy.ok) return found.policy;
  if (!found.governance.ok) return found.governance;
  const known = { policy: found.policy.value, governance: found.governance.value };
  const owed = (await owedReports(context, known, found.cases)).find((one) => one.committee === committee);
  if (owed === undefined) return refused({ code: 'not-found', message: `The group owes ${committee} no report.` });
  return accepted({ ...owed, lines: linesOf(context, owed) });
}

/** A committee that meets in public is told how many, and never which practice. */
function linesOf(
  { businessDate }: ReportContext,
  { name, isPublic, lastToldOn, cases }: OwedReport,
): readonly string[] {
  const since = lastToldOn === null ? 'so far' : `since ${dayText(lastToldOn)}`;
  const stages = [...Map.groupBy(cases, ({ stage }) => stage)].map(([stage, own]) => `${own.length} ${stage}`);
  const listed = isPublic
    ? ['No practice is named in a paper that is published.']
    : cases.map((one) => `${one.name} (${one.practice}), case ${one.id}, ${one.title}: ${one.stage}${nextWords(one)}.`);
  return [
    `Report of the joint quality monitoring group to the ${name}, ${dayText(businessDate)}.`,
    cases.length === 0 ? `There is nothing to tell ${since}.` : `Cases ${since}: ${stages.join(', ')}.`,
    ...listed,
    'Concerns about safeguarding and whistleblowing are never part of this report: they are told to those who are named for them.',
  ];
}

function nextWords({ next }: QualityCaseSummary): string {
  if (next === null) return '';
  return `; next: ${next.words}${next.on === null ? '' : `, ${dayText(next.on)}`}${next.isLate ? ', late' : ''}`;
}
