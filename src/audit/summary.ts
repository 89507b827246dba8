import { type Day, isoOfDay, type Purpose, type Role } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import type { CountedDay, CountedUse } from './counted-day.ts';
import { countedDays } from './counted-days.ts';

/** What one role did for one purpose, allowed by one rule. */
export type UseOfRole = {
  readonly role: Role;
  readonly purpose: Purpose;
  /** The rule on sharing; null: what was refused, and what was written down before rules were. */
  readonly basis: string | null;
  readonly users: number;
  readonly events: number;
  /** How often the record of one person was shown, and of how many different people. */
  readonly readings: number;
  readonly people: number;
  readonly refused: number;
};

/** From where was asked: how many addresses, as an address itself says more of a reader than a summary should. */
export type UseOfOrigin = {
  readonly origin: 'command line' | 'network' | 'not known';
  readonly origins: number;
  readonly users: number;
  readonly events: number;
};

export type AuditSummary = { readonly roles: readonly UseOfRole[]; readonly origins: readonly UseOfOrigin[] };

/** What was seen and done from one day to another (London, both included), counted. */
export async function auditSummary(store: Store, from: Day, to: Day): Promise<AuditSummary> {
  const last = isoOfDay(to);
  const days = (await countedDays(store, from)).filter(({ on }) => on <= last);
  return { roles: rolesOf(days), origins: originsOf(days) };
}

function rolesOf(days: readonly CountedDay[]): readonly UseOfRole[] {
  const byKey = Map.groupBy(
    days.flatMap(({ uses }) => [...uses]),
    ([key]) => key,
  );
  const roles = [...byKey.values()].flatMap((own) => useOf(own.map(([, use]) => use)));
  return roles.sort(
    (one, other) =>
      other.readings - one.readings ||
      other.events - one.events ||
      inOrder(one.role, other.role) ||
      inOrder(one.purpose, other.purpose) ||
      inOrder(one.basis, other.basis),
  );
}

function useOf(uses: readonly CountedUse[]): readonly UseOfRole[] {
  const [first] = uses;
  if (first === undefined) return [];
  const { role, purpose, basis } = first;
  const [events, readings, refused] = [sum(uses, 'events'), sum(uses, 'readings'), sum(uses, 'refused')];
  const [users, people] = [different(uses.map((use) => use.users)), different(uses.map((use) => use.people))];
  return [{ role, purpose, basis, users, events, readings, people, refused }];
}

function originsOf(days: readonly CountedDay[]): readonly UseOfOrigin[] {
  const all = days.flatMap(({ origins }) => [...origins]);
  const byKind = Map.groupBy(all, ([origin]) => kindOf(origin));
  const origins = [...byKind].map(([origin, own]) => ({
    origin,
    origins: new Set(own.flatMap(([address]) => address ?? [])).size,
    users: different(own.map(([, { users }]) => users)),
    events: sum(
      own.map(([, counted]) => counted),
      'events',
    ),
  }));
  return origins.sort((one, other) => other.events - one.events || inOrder(one.origin, other.origin));
}

function kindOf(origin: string | null): UseOfOrigin['origin'] {
  if (origin === null) return 'not known';
  return origin === 'command line' ? origin : 'network';
}

function sum<K extends string>(counted: readonly Readonly<Record<K, number>>[], field: K): number {
  return counted.reduce((total, one) => total + one[field], 0);
}

function different(sets: readonly ReadonlySet<string>[]): number {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all.size;
}

/** As the texts are; none comes last. */
function inOrder(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}
