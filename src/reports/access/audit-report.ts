import {
  type AuditedEvent,
  auditOf,
  type ChainCheck,
  latestFirst,
  PATTERNS,
  type Pattern,
  unusualDays,
  verifyChain,
} from '../../audit/index.ts';
import { type Actor, accepted, addDays, type Day, dayFromIso, type Purpose, type Role } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { namesakes } from './namesakes.ts';

/** One event as an investigator reads it. */
export type AuditRow = {
  readonly seq: number;
  readonly at: string;
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly verb: string;
  readonly subject: string;
  readonly release: string | null;
  readonly outcome: string;
  /** The rule on sharing that allowed it; null where none did or it was not written down. */
  readonly basis: string | null;
  /** How many people's records were shown; null: none, figures alone. */
  readonly people: number | null;
  /** An internet address or `command line`; null: not known. */
  readonly origin: string | null;
};
/** A day of somebody's that is looked at again, and why. */
export type UnusualRow = {
  readonly pattern: Pattern;
  readonly words: string;
  readonly user: string;
  readonly name: string;
  /** ISO, London. */
  readonly on: string;
  readonly count: number;
};
export type AuditReport = {
  /** Newest first, at most `limit`. */
  readonly events: readonly AuditRow[];
  /** Events older than the last that is listed begin before this one; null when there are none. */
  readonly before: number | null;
  readonly unusual: readonly UnusualRow[];
  /** From when on days were looked through for what is unusual; null where the rules set no bounds. */
  readonly watchedSince: Day | null;
  readonly users: readonly { readonly user: string; readonly name: string }[];
};
export type AuditAsk = {
  readonly user?: string;
  /** A pseudonym, at whichever practice. */
  readonly person?: string;
  /** Part of a verb or a subject. */
  readonly words?: string;
  readonly refusedOnly?: boolean;
  readonly from?: Day;
  /** The last day that is looked at. */
  readonly to?: Day;
  readonly before?: number;
  readonly limit?: number;
};

const A_PAGE = 100;
const MOST = 1000;
const WATCHED_DAYS = 30;

/** What was seen and done, searched by investigators, and the days that are unusual. For those who may see the audit. */
export function auditReport(context: ReportContext, reader: Actor, ask: AuditAsk): Report<AuditReport> {
  const what = { actions: ['see audit'] as const, verb: 'search audit', subject: subjectOf(ask) };
  return reading(context, reader, what, async () => {
    const limit = Math.min(ask.limit ?? A_PAGE, MOST);
    const { user, person, words, before, from, to } = ask;
    const events = await auditOf(context.store, {
      limit: limit + 1,
      ...(user && { user }),
      ...(person && { person }),
      ...(words && { words }),
      ...(before === undefined ? {} : { before }),
      ...(ask.refusedOnly === true && { isRefused: true as const }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    const listed = events.slice(0, limit);
    return accepted({
      events: listed.map((event) => auditRow(context, event)),
      before: events.length > limit ? (listed.at(-1)?.seq ?? null) : null,
      ...(await unusualIn(context)),
      users: context.users.users().map(({ id, name }) => ({ user: id, name })),
    });
  });
}

function subjectOf({ user, person, words }: AuditAsk): string {
  const parts = [user && `of ${user}`, person && `about ${person}`, words && `with ${words}`].filter(Boolean);
  return ['audit', ...parts].join(' ');
}

/** Days worth a second look. @param since from which day on; absent: the last thirty */
export async function unusualIn(
  context: ReportContext,
  since?: Day,
): Promise<Pick<AuditReport, 'unusual' | 'watchedSince'>> {
  const { watch } = context.rules;
  const today = dayFromIso(context.clock.now().slice(0, 10));
  if (watch === undefined || today === undefined) return { unusual: [], watchedSince: null };
  const watchedSince = since ?? addDays(today, -WATCHED_DAYS);
  const found = [
    ...(await unusualDays(context.store, watch, watchedSince)),
    ...(await namesakes(context, watchedSince)),
  ];
  const rows = found.toSorted(latestFirst).map(({ pattern, user, on, count }) => ({
    ...{ pattern, words: PATTERNS[pattern], user, name: nameOf(context, user), on, count },
  }));
  return { unusual: rows, watchedSince };
}

function auditRow(context: ReportContext, event: AuditedEvent): AuditRow {
  const { seq, at, user, role, purpose, verb, subject, release, outcome, basis, people, origin } = event;
  const name = nameOf(context, user);
  return { seq, at, user, name, role, purpose, verb, subject, release, outcome, basis, people, origin };
}

/** Whether the audit is as it was written, from its first event on. For those who may see the audit. */
export function auditCheckReport(context: ReportContext, reader: Actor): Report<ChainCheck> {
  const what = { actions: ['see audit'] as const, verb: 'verify audit', subject: 'audit' };
  return reading(context, reader, what, async () => accepted(await verifyChain(context.store)));
}
