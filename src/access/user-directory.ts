import {
  type Actor,
  accepted,
  type Json,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  type Role,
  refused,
} from '../base/index.ts';
import { isRole } from './rule.ts';

/** Somebody who can sign in. `organisation` is where the role is held; null for the public. */
export type User = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: OdsCode | null;
  /** The clinician that they are in its records, by its pseudonym there; null: none. */
  readonly clinician: string | null;
  /** A telephone number or an address at which whoever has a question reaches them; null when none is given. */
  readonly reachedAt: string | null;
};

/** The frozen form of the people who can sign in. */
export type UsersJson = {
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly organisation: string | null;
    readonly clinician?: string;
    readonly reachedAt?: string;
  }[];
};

/** Everybody who can sign in. */
export class UserDirectory {
  readonly #users: ReadonlyMap<string, User>;

  private constructor(users: ReadonlyMap<string, User>) {
    this.#users = users;
  }

  /** Reads the frozen form (`UsersJson`). Refuses with `definition.invalid`, naming every fault. */
  static fromJson(json: Json): Outcome<UserDirectory> {
    const faults: string[] = [];
    const entries = (json as { readonly users?: Json } | null)?.users;
    if (!Array.isArray(entries)) faults.push('there is no list of users');
    const users = new Map<string, User>();
    for (const entry of Array.isArray(entries) ? (entries as readonly Json[]) : []) {
      const user = userFrom(entry, faults);
      if (users.has(user.id)) faults.push(`user ${user.id} is named twice`);
      users.set(user.id, user);
    }
    if (faults.length === 0) return accepted(new UserDirectory(users));
    return refused({
      code: 'definition.invalid',
      message: `The list of users cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the users.',
    });
  }

  /** In the order in which they are listed. */
  users(): readonly User[] {
    return [...this.#users.values()];
  }

  /** Who acts when this user does. Refuses with `user.unknown`. */
  actor(id: string): Outcome<Actor> {
    const user = this.#users.get(id);
    if (user === undefined) {
      return refused({
        code: 'user.unknown',
        message: `There is no user called ${id}.`,
        remedy: `Use one of: ${[...this.#users.keys()].join(', ')}.`,
      });
    }
    const { name, role, organisation, clinician } = user;
    const known = clinician === null ? {} : { clinician };
    return accepted({ user: user.id, name, role, organisation: organisation ?? undefined, ...known });
  }

  /** The same by an id, or else the first who holds the role of that name. */
  actorOrRole(name: string): Outcome<Actor> {
    const holder = this.#users.has(name) ? undefined : this.users().find(({ role }) => role === name);
    return this.actor(holder?.id ?? name);
  }
}

function userFrom(json: Json, faults: string[]): User {
  const fields = (json ?? {}) as { readonly [key: string]: Json };
  const id = typeof fields.id === 'string' ? fields.id : '';
  const organisation = typeof fields.organisation === 'string' ? odsCodeFromText(fields.organisation) : undefined;
  const check = (isRight: boolean, what: string) => {
    if (!isRight) faults.push(`user ${id || '(without an id)'} ${what}`);
  };
  check(/^[a-z][a-z0-9-]*$/.test(id), 'has an id that is not lower-case words joined by hyphens');
  check(typeof fields.name === 'string' && fields.name.trim() !== '', 'has no name');
  check(isRole(fields.role), 'has an unknown role');
  check(organisation !== undefined || fields.organisation === null, 'has neither an organisation nor null for none');
  check(organisation !== undefined || fields.role === 'public', 'has a role that is held at an organisation');
  const { reachedAt = null, clinician = null } = fields;
  const isTextOrNull = (value: Json): boolean => value === null || (typeof value === 'string' && value.trim() !== '');
  check(isTextOrNull(reachedAt), 'is reached nowhere');
  check(isTextOrNull(clinician), 'is a clinician without a pseudonym');
  const named = { id, name: String(fields.name), role: fields.role as Role, organisation: organisation ?? null };
  return { ...named, clinician: clinician as string | null, reachedAt: reachedAt as string | null };
}
