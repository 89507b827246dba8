import { openSessions, type Session } from '../../access/index.ts';
import { type Actor, accepted } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** A session that is open, as a reader is shown it. */
export type ShownSession = Omit<Session, 'actor' | 'checkedAt' | 'mapping'> & {
  readonly user: string;
  readonly name: string;
  readonly role: string;
};

export type SessionsReport = {
  readonly sessions: readonly ShownSession[];
  readonly idleMinutes: number;
  readonly longestHours: number;
};

/** Where the reader is signed in, or where everybody is, for whoever manages access. */
export function sessionsReport(
  context: ReportContext,
  reader: Actor,
  { of }: { readonly of: 'self' | 'everybody' },
): Report<SessionsReport> {
  const isOwn = of === 'self';
  const actions = [isOwn ? ('see published' as const) : ('manage access' as const)];
  const what = { actions, verb: 'list sessions', subject: isOwn ? `session ${reader.user}` : 'sessions' };
  return reading(context, reader, what, async () => {
    const { signIn, clock, store } = context;
    const found = await store.read((db) => openSessions(db, isOwn ? reader.user : undefined));
    const now = clock.now();
    return accepted({
      sessions: found.filter((session) => !signIn.hasEnded(session, now)).map(shown),
      idleMinutes: signIn.idleMinutes,
      longestHours: signIn.longestHours,
    });
  });
}

function shown({ actor, id, way, startedAt, seenAt, provedAt }: Session): ShownSession {
  const { user, name, role } = actor;
  return { id, way, startedAt, seenAt, provedAt, user, name, role };
}
