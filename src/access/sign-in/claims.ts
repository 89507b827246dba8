import { type Actor, accepted, type OdsCode, type Outcome, type Role, refused } from '../../base/index.ts';

/** What an identity provider says of somebody: names of claims, and their values as JSON. */
export type Claims = { readonly [claim: string]: unknown };

/** Which claims say who somebody is, and what their values mean here. A dot in the name of a claim goes into it. */
export type ClaimMapping = {
  readonly claims: {
    /** One that nobody can change for themselves, such as `sub`. */
    readonly user: string;
    readonly name: string;
    readonly role: string;
    readonly organisation: string;
    /** Which clinician of the organisation's records they are, by the pseudonym there; absent: nobody is told. */
    readonly clinician?: string | undefined;
  };
  /** Role by value of the claim; values that are not listed mean nothing here. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Organisation by value of the claim, in the same way. */
  readonly organisations: Readonly<Record<string, OdsCode>>;
};

const USER = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;
const LONGEST_NAME = 100;

/**
 * Who somebody is here by what the provider says of them. Refuses `sign-in.refused` in words when a claim is missing, means nothing
 * here, or means two things.
 */
export function actorFromClaims(mapping: ClaimMapping, claims: Claims): Outcome<Actor> {
  const user = userIn(mapping, claims);
  if (user === undefined) return nobody('who you are', mapping.claims.user);
  const [name = user] = valuesOf(claims, mapping.claims.name);
  const role = meaningOf(claims, mapping.claims.role, mapping.roles);
  if (role === 'none') return nobody('a role that is known here', mapping.claims.role);
  if (role === 'several') return nobody('one role alone', mapping.claims.role);
  const organisation = meaningOf(claims, mapping.claims.organisation, mapping.organisations);
  if (organisation === 'none') return nobody('an organisation that is known here', mapping.claims.organisation);
  if (organisation === 'several') return nobody('one organisation alone', mapping.claims.organisation);
  const who = { user, name: name.slice(0, LONGEST_NAME), role: role.means, organisation: organisation.means };
  const [clinician, ...others] = mapping.claims.clinician ? valuesOf(claims, mapping.claims.clinician) : [];
  if (others.length > 0) return nobody('one clinician alone', mapping.claims.clinician ?? '');
  return accepted(clinician === undefined ? who : { ...who, clinician });
}

/** The user that the claims name; undefined when they name none that can be kept. */
export function userIn({ claims: names }: ClaimMapping, claims: Claims): string | undefined {
  const [user, ...others] = valuesOf(claims, names.user);
  return user !== undefined && others.length === 0 && USER.test(user) ? user : undefined;
}

function meaningOf<T extends string>(
  claims: Claims,
  claim: string,
  meanings: Readonly<Record<string, T>>,
): { readonly means: T } | 'none' | 'several' {
  const meant = valuesOf(claims, claim).flatMap((value) => (Object.hasOwn(meanings, value) ? [meanings[value]] : []));
  const [means, ...others] = new Set(meant);
  if (means === undefined) return 'none';
  return others.length > 0 ? 'several' : { means };
}

/** The texts that a claim holds, in lists too. */
function valuesOf(claims: Claims, name: string): readonly string[] {
  const within = (value: unknown, parts: readonly string[]): readonly string[] => {
    if (Array.isArray(value)) return value.flatMap((each) => within(each, parts));
    const [part, ...rest] = parts;
    if (part === undefined) return typeof value === 'string' && value.trim() !== '' ? [value] : [];
    const isRecord = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
    return isRecord ? within((value as Claims)[part], rest) : [];
  };
  return within(claims, Object.hasOwn(claims, name) ? [name] : name.split('.'));
}

function nobody(what: string, claim: string): Outcome<never> {
  return refused({
    code: 'sign-in.refused',
    message: `You signed in, but your account does not say ${what} (claim ${claim}). Nobody can work here without it.`,
    remedy: 'Ask whoever looks after your account to add it, then sign in again.',
  });
}
