import {
  dayFromIso,
  EVERY_ROLE,
  type Json,
  type Purpose,
  type ReleaseLevel,
  type Role,
  shape,
  TIES,
} from '../base/index.ts';
import { ACTIONS, type Action, sensitivityOf } from './action.ts';
import { type AgreementJson, agreementShape } from './agreement.ts';

/** Whose figures a rule is about, seen from where the reader holds their role. */
export const SCOPES = ['own practice', 'own organisation', 'practices of own commissioner', 'everything'] as const;
export type Scope = (typeof SCOPES)[number];

/** The same, and whoever gave data under the rule's agreement or is tied to the reader. */
export const WHOSE = [...SCOPES, 'parties to the agreement', ...TIES] as const;
export type Whose = (typeof WHOSE)[number];

/** What a reader owes in return for being let in. */
const DUTIES = ['aggregate only', 'suppress small counts', 'pseudonyms only', 'give a reason', 'notify'] as const;
export type Duty = (typeof DUTIES)[number];

/** One permission. What no rule permits is refused. */
export type SharingRule = {
  readonly id: string;
  readonly who: readonly Role[];
  readonly what: readonly Action[];
  readonly whose: Whose;
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  /** Why, as a sentence that a patient can read. */
  readonly basis: string;
  /** The first day on which it holds, and the first on which it no longer does (ISO); absent: always. */
  readonly from?: string;
  readonly to?: string;
  /** The sharing agreement that it rests on: it holds while that does, for its parties and what it covers. */
  readonly agreement?: string;
  /** Whether the tie counts only with the person's recorded consent. */
  readonly consent?: true;
  /** For how many hours a broken glass lets a clinician in. */
  readonly hours?: number;
  /** Duties beside those that follow from level, purpose and what is seen. */
  readonly duties?: readonly ('give a reason' | 'notify')[];
};

/** The frozen form of the rules. */
export type SharingRulesJson = {
  readonly id: string;
  readonly rules: readonly SharingRule[];
  readonly agreements?: readonly AgreementJson[];
  readonly watch?: Watch;
};

/** From which numbers on a reader's day is looked at again. Hours are of the clock in London, from the first until before the last. */
export type Watch = {
  readonly peopleADay: number;
  readonly refusalsADay: number;
  readonly firstHour: number;
  readonly lastHour: number;
};

/** Roles of registered clinicians: nobody else may ever break the glass. */
export const CLINICIANS: readonly Role[] = ['general practitioner'];

const PURPOSES: Readonly<Record<Purpose, true>> = {
  'direct care': true,
  'payment and validation': true,
  'contract management': true,
  'quality assurance': true,
  planning: true,
  audit: true,
  research: true,
  'own record': true,
  'published information': true,
};
const LEVELS: Readonly<Record<ReleaseLevel, true>> = { exact: true, management: true, published: true };

export const EVERY_PURPOSE: readonly Purpose[] = Object.keys(PURPOSES) as Purpose[];

/** What a broken glass may open: the one person's record, and who they are. */
const BEHIND_GLASS: readonly Action[] = ['see people', 'open identity'];

/** The longest for which a broken glass may let anybody in. */
const MOST_HOURS = 24;

const text = shape.text;
const RULE = shape.record({
  id: text,
  who: shape.list(shape.one(...EVERY_ROLE), 1),
  what: shape.list(shape.one(...ACTIONS), 1),
  whose: shape.one(...WHOSE),
  purpose: shape.one(...EVERY_PURPOSE),
  level: shape.one(...Object.keys(LEVELS)),
  basis: text,
  from: shape.optional(shape.isoDate),
  to: shape.optional(shape.isoDate),
  agreement: shape.optional(text),
  consent: shape.optional(shape.yesOrNo),
  hours: shape.optional(shape.whole(1, MOST_HOURS)),
  duties: shape.optional(shape.list(shape.one('give a reason', 'notify'))),
});

const WATCH = shape.record({
  peopleADay: shape.whole(1, 100_000),
  refusalsADay: shape.whole(1, 100_000),
  firstHour: shape.whole(0, 23),
  lastHour: shape.whole(1, 24),
});

/** Reads what is watched for, noting in `faults` what is wrong with it; undefined where nothing is. */
export function watchFrom(json: Json | undefined, faults: string[]): Watch | undefined {
  if (json === undefined) return undefined;
  faults.push(...WATCH.wrong(json, 'watch'));
  return json as unknown as Watch;
}

/** The JSON Schema of the frozen form. */
export function sharingSchema(): Json {
  const whole = shape.record({
    id: text,
    rules: shape.list(RULE, 1),
    agreements: shape.optional(shape.list(agreementShape)),
    watch: shape.optional(WATCH),
  });
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...whole.schema };
}

export function isRole(value: Json | undefined): value is Role {
  return EVERY_ROLE.some((role) => role === value);
}

/** What a reader owes under a rule for one kind of thing. */
export function dutiesOf(rule: SharingRule, action: Action): readonly Duty[] {
  const sensitivity = sensitivityOf(action);
  const isOthersPeople = sensitivity === 'people' && rule.purpose !== 'direct care' && rule.purpose !== 'own record';
  const derived: Record<string, boolean> = {
    'aggregate only': sensitivity === 'counts' || sensitivity === 'published',
    'suppress small counts': rule.level !== 'exact',
    'pseudonyms only': isOthersPeople,
  };
  return DUTIES.filter((duty) => derived[duty] === true || rule.duties?.includes(duty as 'notify') === true);
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
  const own: string[] = [];
  const check = (isRight: boolean, what: string) => {
    if (!isRight) own.push(`${where} ${what}`);
  };
  const among = (value: Json | undefined, names: readonly string[]) => names.includes(value as string);
  const listAmong = (value: Json | undefined, names: readonly string[]) =>
    Array.isArray(value) && value.length > 0 && value.every((each) => among(each, names));
  check(typeof fields.id === 'string' && fields.id !== '', 'has no id');
  check(listAmong(fields.who, EVERY_ROLE), 'has a "who" that is not a list of roles');
  check(listAmong(fields.what, ACTIONS), 'has a "what" that is not a list of actions');
  check(among(fields.whose, WHOSE), `has a "whose" other than ${WHOSE.join(', ')}`);
  check(among(fields.purpose, EVERY_PURPOSE), 'has an unknown purpose');
  check(among(fields.level, Object.keys(LEVELS)), 'has a level other than exact, management or published');
  check(typeof fields.basis === 'string' && /^[A-Z].*\.$/.test(fields.basis), 'has no sentence saying why');
  const rule = fields as unknown as SharingRule;
  if (own.length === 0) own.push(...RULE.wrong(json, where));
  if (own.length === 0) own.push(...unsafeIn(rule).map((what) => `${where} ${what}`));
  faults.push(...own);
  return rule;
}

/** What a rule may not say, however well formed it is. */
function unsafeIn(rule: SharingRule): string[] {
  const { who, what, whose, purpose, from, to, agreement, consent } = rule;
  const isTie = (TIES as readonly string[]).includes(whose);
  const isBreaking = whose === 'broken glass';
  const said: readonly (readonly [isWrong: boolean, words: string])[] = [
    [
      [from, to].some((day) => day !== undefined && dayFromIso(day) === undefined),
      'has a day that is not in the calendar',
    ],
    [from !== undefined && to !== undefined && from >= to, 'ends before it begins'],
    [whose === 'parties to the agreement' && agreement === undefined, 'names no agreement'],
    [consent === true && !isTie, 'asks for consent without a tie to the person'],
    [isBreaking && who.some((role) => !CLINICIANS.includes(role)), 'lets somebody break the glass who is no clinician'],
    [
      what.includes('break glass') && who.some((role) => !CLINICIANS.includes(role)),
      'lets somebody break the glass who is no clinician',
    ],
    [
      isBreaking !== (rule.hours !== undefined),
      isBreaking ? 'breaks the glass for no number of hours' : 'names hours and breaks no glass',
    ],
    [isBreaking && purpose !== 'direct care', 'breaks the glass for another purpose than direct care'],
    [
      isBreaking && what.some((action) => !BEHIND_GLASS.includes(action)),
      'breaks the glass for more than seeing people',
    ],
    [
      isBreaking && !['give a reason', 'notify'].every((duty) => rule.duties?.includes(duty as 'notify')),
      'breaks the glass without a reason or without notice',
    ],
  ];
  return said.filter(([isWrong]) => isWrong).map(([, words]) => words);
}

function objectFrom(json: Json | undefined): { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as { [key: string]: Json }) : {};
}
