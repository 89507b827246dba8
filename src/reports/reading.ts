import type { Action, Permission, Subject } from '../access/index.ts';
import { type AuditEvent, record } from '../audit/index.ts';
import { type Actor, accepted, type OdsCode, type Outcome, type Purpose, type Realm, refused } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import { underFramework } from './measures/framework-named.ts';
import type { Report, ReportBasis } from './report.ts';

/** What somebody wants to read. */
export type Reading = {
  /** Any of these lets the report be read; the first that the reader may do decides its level. */
  readonly actions: readonly Action[];
  readonly practice?: OdsCode;
  /** The pseudonym of the one person of the practice that it is about. */
  readonly person?: string;
  /** What it is read for, where rules of several purposes would permit it. */
  readonly purpose?: Purpose;
  /** Whoever is paid, where that need not be a practice. */
  readonly provider?: OdsCode;
  /** What a reader is told that they may not do, where several actions would permit it, e.g. `see payment runs`. */
  readonly deed?: string;
  /** As the audit names it, e.g. `read statement`. */
  readonly verb: string;
  /** Our own ids of what is read; never a value about a person. */
  readonly subject: string;
  readonly realm?: Realm;
  /** The framework that is looked at; absent: the one that practices are paid by. */
  readonly framework?: string | undefined;
};

/** Whose counts may be seen, most exact first. */
export const COUNTS: readonly Action[] = ['see exact counts', 'see management counts', 'see published'];

/**
 * Reads a report: decides whether the reader may, makes it under the framework asked for, and keeps one audit event
 * before it is given. Every report goes through here, refused ones too. Refuses `not-found` for an unknown framework.
 * @param personsShown subjects of the people whose record the report shows beside `what.subject`: one event for each,
 *   so that whoever asks who has looked at a person is told of lists and rows as well. A number where they are not shown
 *   as the people whom their practice knows, but under pseudonyms of another purpose
 */
export async function reading<T extends object>(
  context: ReportContext,
  reader: Actor,
  what: Reading,
  make: Make<T>,
  personsShown: (made: T) => readonly string[] | number = () => [],
): Report<T> {
  const snapshot = context.book.snapshot().hash;
  const permission = permitted(context, reader, what);
  const made = permission.ok ? await madeUnder(context, what, permission.value, make) : permission;
  const event: Omit<AuditEvent, 'subject'> = {
    user: reader.user,
    role: reader.role,
    purpose: permission.ok ? permission.value.purpose : usualPurpose(context, reader),
    verb: what.verb,
    release: permission.ok && made.ok ? permission.value.level : null,
    outcome: made.ok ? 'ok' : made.refusal.code,
    basis: permission.ok ? permission.value.rule : null,
    origin: reader.origin ?? null,
  };
  const shown = made.ok ? personsShown(made.value) : [];
  const persons = typeof shown === 'number' ? [] : shown;
  const kept = [
    ...persons.map((subject) => ({ ...event, subject, people: 1 })),
    { ...event, subject: what.subject, people: made.ok ? peopleIn(what, shown) : null },
  ];
  await record(context.store, context.clock, ...kept);
  if (!permission.ok) return permission;
  if (!made.ok) return made;
  const { level: release, purpose, reason: why } = permission.value;
  const { businessDate } = context;
  const basis: ReportBasis = { release, purpose, why, businessDate, realm: what.realm ?? 'invented', snapshot };
  return accepted({ ...made.value, basis });
}

/** How many people's records a report shows; null: figures alone. */
function peopleIn({ person }: Reading, shown: readonly string[] | number): number | null {
  if (typeof shown === 'number') return shown;
  if (shown.length > 0) return shown.length;
  return person === undefined ? null : 1;
}

type Make<T> = (permission: Permission, under: ReportContext) => Promise<Outcome<T>>;

async function madeUnder<T>(
  context: ReportContext,
  what: Reading,
  permission: Permission,
  make: Make<T>,
): Promise<Outcome<T>> {
  const under = underFramework(context, what.framework);
  return under.ok ? make(permission, under.value) : under;
}

function permitted(context: ReportContext, reader: Actor, what: Reading): Outcome<Permission> {
  if (what.practice !== undefined) {
    const known = context.register.practice(what.practice);
    if (!known.ok) return known;
  }
  const permission = firstPermitted(context, reader, what.actions, what, what.purpose);
  if (permission.ok || what.deed === undefined) return permission;
  return refused(context.rules.refusal(reader, what.deed, what));
}

/** The first of the actions that somebody may do. Refuses as the last of them is refused. */
export function firstPermitted(
  context: ReportContext,
  reader: Actor,
  actions: readonly Action[],
  { practice, provider, person }: Subject = {},
  purpose?: Purpose,
): Outcome<Permission> {
  let last: Outcome<Permission> = refused({ code: 'access.denied', message: 'No rule on data sharing permits it.' });
  for (const action of actions) {
    last = context.rules.may(reader, action, { practice, provider, person }, purpose);
    if (last.ok) return last;
  }
  return last;
}

/** For the audit of a refused reading: the purpose for which the role reads anything at all. */
function usualPurpose(context: ReportContext, reader: Actor): Purpose {
  const published = context.rules.may(reader, 'see published', {});
  return published.ok ? published.value.purpose : 'published information';
}
