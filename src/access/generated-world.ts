import {
  type Actor,
  addDays,
  assert,
  type Day,
  Draw,
  EVERY_ROLE,
  isoOfDay,
  type Json,
  type OdsCode,
  odsCode,
  type Purpose,
  type Role,
  TIES,
  type Tie,
  type TieKind,
} from '../base/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import { AccessRules } from './access-rules.ts';
import { ACTIONS } from './action.ts';
import type { AgreementJson } from './agreement.ts';
import { CLINICIANS, EVERY_PURPOSE, type SharingRule, WHOSE } from './rule.ts';

/** A row about one person, as a filter sees it. */
export type PersonRow = { readonly practice: OdsCode; readonly person: string };

/** Rules, a reader with ties, a purpose and a day, and rows that the reader asks for: made up, the same for a seed. */
export type GeneratedWorld = {
  readonly rules: AccessRules;
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly on: Day;
  readonly rows: readonly PersonRow[];
};

const ELSEWHERE = ['Y00', 'Y00001'].map(odsCode);
const PERSONS = ['a1', 'b2', 'c3', "d'4", 'e5'];
/** Drawn more often than others, so that a good part of the cases is permitted. */
const SEEING_PEOPLE: readonly Role[] = ['practice manager', 'general practitioner', 'operator'];
const USUAL_PURPOSES: readonly Purpose[] = ['direct care', 'direct care', 'payment and validation'];
const ASKED_SELDOM = ACTIONS.filter((action) => action !== 'break glass');
const DAYS = 400;
const MOST_RULES = 5;
const MOST_TIES = 4;

/**
 * One made-up world.
 * @param inForce rules to try instead of made-up ones
 */
export function generatedWorld(
  seed: number,
  ask: {
    readonly register: PracticeRegister;
    readonly today: Day;
    readonly rows: number;
    readonly inForce?: AccessRules;
  },
): GeneratedWorld {
  const draw = new Draw(seed);
  const { register, today } = ask;
  const known = register.practices().map(({ code }) => code);
  const practices = [draw.pick(known), draw.pick(known), draw.pick(known)];
  const places = [...practices, register.commissioner.code, ...ELSEWHERE];
  const on = addDays(today, draw.below(DAYS) - DAYS / 2);
  const role = draw.isOneIn(3) ? draw.pick(EVERY_ROLE) : draw.pick(SEEING_PEOPLE);
  const home = draw.isOneIn(3) ? draw.pick(places) : draw.pick([...practices, register.commissioner.code]);
  const organisation = role === 'public' ? undefined : home;
  const purpose = draw.isOneIn(4) ? draw.pick(EVERY_PURPOSE) : draw.pick(USUAL_PURPOSES);
  const kinds = [draw.pick(TIES), draw.pick(TIES)];
  const ties = Array.from({ length: draw.below(MOST_TIES + 1) }, () =>
    tieFrom(draw, on, kinds, draw.isOneIn(4) ? places : practices),
  );
  const actor: Actor = { user: 'reader', name: 'A Reader', role, organisation, ties };
  const rules = ask.inForce?.on(on) ?? rulesFrom(draw, { on, kinds, places, role, purpose, register });
  const rows = Array.from({ length: ask.rows }, () => ({
    practice: draw.pick([...practices, ...ELSEWHERE]),
    person: draw.pick(PERSONS),
  }));
  return { rules, actor, purpose, on, rows };
}

type Setting = {
  readonly on: Day;
  readonly kinds: readonly TieKind[];
  readonly places: readonly OdsCode[];
  readonly role: Role;
  readonly purpose: Purpose;
  readonly register: PracticeRegister;
};

function rulesFrom(draw: Draw, setting: Setting): AccessRules {
  const { on, places, register } = setting;
  const agreements = [agreementFrom(draw, on, places, 'first'), agreementFrom(draw, on, places, 'second')];
  const rules = Array.from({ length: 1 + draw.below(MOST_RULES) }, (_, index) => ruleFrom(draw, setting, `${index}`));
  const json = { id: 'made up', rules, agreements } as unknown as Json;
  const loaded = AccessRules.fromJson(json, register, on);
  assert(loaded.ok, loaded.ok ? '' : loaded.refusal.message);
  return loaded.value;
}

function ruleFrom(draw: Draw, { on, kinds, role, purpose }: Setting, id: string): SharingRule {
  const whose = draw.isOneIn(2) ? draw.pick(kinds) : draw.pick(WHOSE);
  const isBreaking = whose === 'broken glass';
  const isTie = (TIES as readonly string[]).includes(whose);
  const isAgreed = whose === 'parties to the agreement' || draw.isOneIn(6);
  const from = addDays(on, draw.below(60) - 50);
  return {
    id,
    who: isBreaking ? CLINICIANS : draw.isOneIn(4) ? [draw.pick(EVERY_ROLE)] : [role],
    what: isBreaking || !draw.isOneIn(6) ? ['see people'] : [draw.pick(ASKED_SELDOM)],
    whose,
    purpose: isBreaking ? 'direct care' : draw.isOneIn(5) ? draw.pick(EVERY_PURPOSE) : purpose,
    level: draw.pick(['exact', 'management', 'published'] as const),
    basis: 'It is made up.',
    ...(draw.isOneIn(4) && { from: isoOfDay(from), to: isoOfDay(addDays(from, 1 + draw.below(60))) }),
    ...(isAgreed && { agreement: draw.pick(['first', 'second']) }),
    ...(isTie && draw.isOneIn(3) && { consent: true as const }),
    ...(isBreaking && { hours: 4, duties: ['give a reason', 'notify'] as const }),
  };
}

function agreementFrom(draw: Draw, on: Day, places: readonly OdsCode[], id: string): AgreementJson {
  const from = addDays(on, draw.below(60) - 40);
  return {
    id,
    title: 'a made-up agreement',
    between: [draw.pick(places), draw.pick(places), draw.pick(places)],
    covers: draw.isOneIn(5) ? [draw.pick(ACTIONS)] : ['see people'],
    from: isoOfDay(from),
    to: isoOfDay(addDays(from, 1 + draw.below(60))),
    words: 'It is made up.',
  };
}

function tieFrom(draw: Draw, on: Day, kinds: readonly TieKind[], places: readonly OdsCode[]): Tie {
  const from = addDays(on, draw.below(20) - 17);
  return {
    kind: draw.pick(kinds),
    organisation: draw.pick(places),
    ...(!draw.isOneIn(4) && { person: draw.pick(PERSONS) }),
    from,
    to: addDays(from, 1 + draw.below(20)),
    ...(draw.isOneIn(2) && { consentOn: addDays(on, draw.below(10) - 5) }),
  };
}
