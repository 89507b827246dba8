import type { Json, Purpose, ReleaseLevel, Role } from '../base/index.ts';
import { ACTIONS, type Action } from './action.ts';

/** Whose figures a rule is about, seen from where the reader holds their role. */
export const SCOPES = ['own practice', 'own organisation', 'practices of own commissioner', 'everything'] as const;
export type Scope = (typeof SCOPES)[number];

/** One permission. What no rule permits is refused. */
export type SharingRule = {
  readonly id: string;
  readonly who: readonly Role[];
  readonly what: readonly Action[];
  readonly whose: Scope;
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  /** Why, as a sentence that a patient can read. */
  readonly basis: string;
};

/** The frozen form of the rules. */
export type SharingRulesJson = { readonly id: string; readonly rules: readonly SharingRule[] };

const ROLES: Readonly<Record<Role, true>> = {
  operator: true,
  'practice manager': true,
  'general practitioner': true,
  'finance lead': true,
  'payment approver': true,
  'contract manager': true,
  'quality lead': true,
  'committee member': true,
  'committee secretary': true,
  auditor: true,
  'provider manager': true,
  'validation analyst': true,
  public: true,
};
const PURPOSES: Readonly<Record<Purpose, true>> = {
  'direct care': true,
  'payment and validation': true,
  'contract management': true,
  'quality assurance': true,
  planning: true,
  audit: true,
  'published information': true,
};
const LEVELS: Readonly<Record<ReleaseLevel, true>> = { exact: true, management: true, published: true };

export function isRole(value: Json | undefined): value is Role {
  return typeof value === 'string' && Object.hasOwn(ROLES, value);
}

/** Reads the rules, noting in `faults` whatever is not one. */
export function rulesFrom(json: Json, faults: string[]): SharingRule[] {
  const rules = objectFrom(json).rules;
  if (!Array.isArray(rules) || rules.length === 0) {
    faults.push('there is no list of rules');
    return [];
  }
  const read = (rules as readonly Json[]).map((rule, index) => ruleFrom(rule, `rule ${index + 1}`, faults));
  const ids = read.map((rule) => rule.id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
    faults.push(`rule ${id} is named twice`);
  }
  return read;
}

function ruleFrom(json: Json, place: string, faults: string[]): SharingRule {
  const fields = objectFrom(json);
  const where = typeof fields.id === 'string' && fields.id !== '' ? `rule ${fields.id}` : place;
  const check = (isRight: boolean, what: string) => {
    if (!isRight) faults.push(`${where} ${what}`);
  };
  const among = (value: Json | undefined, names: readonly string[]) => names.includes(value as string);
  const listAmong = (value: Json | undefined, names: readonly string[]) =>
    Array.isArray(value) && value.length > 0 && value.every((each) => among(each, names));
  check(typeof fields.id === 'string' && fields.id !== '', 'has no id');
  check(listAmong(fields.who, Object.keys(ROLES)), 'has a "who" that is not a list of roles');
  check(listAmong(fields.what, ACTIONS), 'has a "what" that is not a list of actions');
  check(among(fields.whose, SCOPES), `has a "whose" other than ${SCOPES.join(', ')}`);
  check(among(fields.purpose, Object.keys(PURPOSES)), 'has an unknown purpose');
  check(among(fields.level, Object.keys(LEVELS)), 'has a level other than exact, management or published');
  check(typeof fields.basis === 'string' && /^[A-Z].*\.$/.test(fields.basis), 'has no sentence saying why');
  return fields as unknown as SharingRule;
}

function objectFrom(json: Json | undefined): { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as { [key: string]: Json }) : {};
}
