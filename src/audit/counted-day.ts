import { assert, type Day, dayFromIso, isWeekend, type Purpose, type Role } from '../base/index.ts';
import type { AuditedEvent } from './audited.ts';

/** What of an event is counted, with the day (ISO) and the hour at which it happened by the clock in London. */
export type CountedEvent = Pick<
  AuditedEvent,
  'at' | 'user' | 'role' | 'purpose' | 'verb' | 'subject' | 'outcome' | 'basis' | 'origin'
> & { readonly day: string; readonly hour: number };

/** What one role did in a day for one purpose, allowed by one rule. */
export type CountedUse = {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly basis: string | null;
  readonly users: Set<string>;
  events: number;
  readings: number;
  /** Subjects of those whose record was shown. */
  readonly people: Set<string>;
  refused: number;
};

export type CountedOrigin = { readonly users: Set<string>; events: number };

/** The first and the last instant of something, ISO 8601, UTC. */
export type Span = { from: string; to: string };

/** What one user did in a day that may be worth a second look. */
export type CountedUser = {
  /** By subject whose record was shown when; `hours` has the bit of each hour in which it was. */
  readonly people: Map<string, Span & { hours: number }>;
  /** By hour, when records of people were shown in it. */
  readonly hours: Map<number, Span>;
  /** By subject, what was refused and which glass was broken. */
  readonly refused: Map<string, Span>;
  readonly glasses: Map<string, Span>;
};

/** One day of the audit, counted: what was done in it by which role and from where, and by each user. */
export class CountedDay {
  /** ISO, London. */
  readonly on: string;
  readonly isWeekend: boolean;
  /** By role, purpose and rule. */
  readonly uses = new Map<string, CountedUse>();
  readonly origins = new Map<string | null, CountedOrigin>();
  readonly users = new Map<string, CountedUser>();

  constructor(on: string) {
    const day: Day | undefined = dayFromIso(on);
    assert(day !== undefined, `a day of the audit is written YYYY-MM-DD, not ${on}`);
    this.on = on;
    this.isWeekend = isWeekend(day);
  }

  add(event: CountedEvent): void {
    const isShown = event.outcome === 'ok' && event.subject.startsWith('person ');
    this.#addUse(event, isShown);
    this.#addOrigin(event);
    const user = this.#user(event.user);
    if (isShown) addPerson(user, event);
    if (event.outcome === 'access.denied') addTo(user.refused, event.subject, event.at);
    if (event.outcome === 'ok' && event.verb === 'break glass') addTo(user.glasses, event.subject, event.at);
  }

  #addUse({ role, purpose, basis, user, subject, outcome }: CountedEvent, isShown: boolean): void {
    const key = JSON.stringify([role, purpose, basis]);
    const none = { events: 0, readings: 0, refused: 0 };
    const use = this.uses.get(key) ?? { role, purpose, basis, users: new Set(), people: new Set(), ...none };
    this.uses.set(key, use);
    use.users.add(user);
    use.events += 1;
    if (outcome !== 'ok') use.refused += 1;
    if (!isShown) return;
    use.readings += 1;
    use.people.add(subject);
  }

  #addOrigin({ origin, user }: CountedEvent): void {
    const from = this.origins.get(origin) ?? { users: new Set(), events: 0 };
    this.origins.set(origin, from);
    from.users.add(user);
    from.events += 1;
  }

  #user(user: string): CountedUser {
    const known = this.users.get(user);
    if (known !== undefined) return known;
    const fresh: CountedUser = { people: new Map(), hours: new Map(), refused: new Map(), glasses: new Map() };
    this.users.set(user, fresh);
    return fresh;
  }
}

/** From the earliest beginning to the latest end; undefined where there are none. */
export function spanOf(spans: Iterable<Span>): Span | undefined {
  let all: Span | undefined;
  for (const span of spans) {
    all ??= { ...span };
    widen(all, span);
  }
  return all;
}

function widen(span: Span, { from, to }: Readonly<Span>): void {
  if (from < span.from) span.from = from;
  if (to > span.to) span.to = to;
}

function addTo<K>(spans: Map<K, Span>, key: K, at: string): void {
  const span = spans.get(key) ?? { from: at, to: at };
  spans.set(key, span);
  widen(span, { from: at, to: at });
}

function addPerson({ people, hours }: CountedUser, { subject, at, hour }: CountedEvent): void {
  const person = people.get(subject) ?? { from: at, to: at, hours: 0 };
  people.set(subject, person);
  widen(person, { from: at, to: at });
  person.hours |= 1 << hour;
  addTo(hours, hour, at);
}
