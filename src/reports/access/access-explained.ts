import { ACTIONS, type Action, type Decision, EVERY_PURPOSE, type Subject } from '../../access/index.ts';
import {
  type Actor,
  accepted,
  type Day,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  type Purpose,
  type ReleaseLevel,
  type Role,
  refused,
} from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { rowsOf, type SharingRow } from './sharing-row.ts';

/** A kind of thing, and whose: as `people of X00010` or `person 0123 of X00010` names it. */
export type Thing = {
  readonly words: string;
  readonly action: Action;
  readonly code?: OdsCode;
  readonly person?: string;
};

/** What the rules say of one thing; `level` and `purpose` are those of the rule that allows it, null where none does. */
export type ExplainedThing = {
  readonly thing: string;
  readonly allowed: boolean;
  readonly reason: string;
  readonly rule: string | null;
  readonly duties: readonly string[];
  readonly purpose: Purpose | null;
  readonly level: ReleaseLevel | null;
};

export type AccessExplained = {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: OdsCode | null;
  /** The day for which was decided. */
  readonly on: Day;
  /** What was asked about, or everything that there is. */
  readonly things: readonly ExplainedThing[];
};

export type ExplainAccessAsk = { readonly user: string; readonly thing?: string; readonly purpose?: string };

/**
 * Whether somebody may see a thing and why, or all that they may see. Anybody may ask. Refuses `input.invalid` for a thing or
 * a purpose that there is not, and `user.unknown`.
 */
export function accessExplainedReport(
  context: ReportContext,
  reader: Actor,
  ask: ExplainAccessAsk,
): Report<AccessExplained> {
  const what = { actions: ['see published'] as const, verb: 'explain access', subject: `access of ${ask.user}` };
  return reading(context, reader, what, async () => accessExplained(context, ask));
}

/** The same as part of another report. */
export function accessExplained(context: ReportContext, ask: ExplainAccessAsk): Outcome<AccessExplained> {
  const found = context.users.actor(ask.user);
  if (!found.ok) return found;
  const actor = found.value;
  const purpose = purposeFrom(ask.purpose);
  if (!purpose.ok) return purpose;
  const things = thingsAsked(ask.thing);
  if (!things.ok) return things;
  const { user, name, role, organisation = null } = actor;
  const explained = things.value.map((thing) => explainedThing(context, actor, thing, purpose.value));
  return accepted({ user, name, role, organisation, on: context.businessDate, things: explained });
}

/** Somebody who may see a thing, and by which rule. */
export type ThoseWhoCan = Omit<ExplainedThing, 'allowed' | 'thing'> & {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: OdsCode | null;
};
export type WhoCanReport = {
  readonly thing: string;
  readonly on: Day;
  readonly readers: readonly ThoseWhoCan[];
  readonly rules: readonly SharingRow[];
};

/** Everybody of the directory who may see a thing, and the rules by which. Anybody may ask. Refuses `input.invalid`. */
export function whoCanReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly thing: string },
): Report<WhoCanReport> {
  const what = { actions: ['see published'] as const, verb: 'explain access', subject: `who can ${ask.thing}` };
  return reading(context, reader, what, async () => {
    const thing = thingFrom(ask.thing);
    if (!thing.ok) return thing;
    const readers = context.users.users().flatMap(({ id }): ThoseWhoCan[] => {
      const actor = context.users.actor(id);
      if (!actor.ok) return [];
      const { allowed, thing: _asked, ...how } = explainedThing(context, actor.value, thing.value, undefined);
      const { user, name, role, organisation = null } = actor.value;
      return allowed ? [{ user, name, role, organisation, ...how }] : [];
    });
    const rules = rowsOf(context, thing.value.action, undefined);
    return accepted({ thing: thing.value.words, on: context.businessDate, readers, rules });
  });
}

/** Where a thing names nobody, it is the reader's own organisation's, or else the commissioner's as a whole. */
function explainedThing(
  context: ReportContext,
  actor: Actor,
  thing: Thing,
  purpose: Purpose | undefined,
): ExplainedThing {
  const rules = context.rules.on(context.businessDate);
  const { action, code, person } = thing;
  const own = actor.organisation === undefined ? [] : [subjectOf(context, actor.organisation)];
  const subjects = code === undefined ? [...own, {}] : [{ ...subjectOf(context, code), person }];
  const decisions = subjects.map((subject) => rules.decide(actor, action, subject, purpose));
  const decision = decisions.find(({ allowed }) => allowed) ?? decisions.at(-1);
  return { thing: thing.words, ...told(decision) };
}

function told(decision: Decision | undefined): Omit<ExplainedThing, 'thing'> {
  if (decision?.allowed !== true) {
    return { allowed: false, reason: decision?.reason ?? '', rule: null, duties: [], purpose: null, level: null };
  }
  const { reason, rule, duties, purpose, level } = decision;
  return { allowed: true, reason, rule, duties, purpose, level };
}

function thingsAsked(text: string | undefined): Outcome<readonly Thing[]> {
  if (text === undefined) return accepted(ACTIONS.map((action) => ({ words: action, action })));
  const thing = thingFrom(text);
  return thing.ok ? accepted([thing.value]) : thing;
}

/** Reads `ledger`, `see people of X00010`, `person 0123 of X00010`. Refuses `input.invalid`, naming every kind there is. */
function thingFrom(text: string): Outcome<Thing> {
  const match = /^\s*(.+?)(?:\s+of\s+([A-Za-z0-9]+))?\s*$/.exec(text);
  const [, words = '', code] = match ?? [];
  const practice = code === undefined ? undefined : odsCodeFromText(code.toUpperCase());
  const person = /^person (\S+)$/.exec(words)?.[1];
  const kind = person === undefined ? words.toLowerCase() : 'see people';
  const action = ACTIONS.find((each) => each === kind || each === `see ${kind}`);
  const isNobodys = (code !== undefined || person !== undefined) && practice === undefined;
  if (action === undefined || isNobodys) {
    const kinds = ACTIONS.map((each) => each.replace(/^see /, '')).join(', ');
    return refused({
      code: 'input.invalid',
      message: `${text} is not a thing that the rules know.`,
      remedy: `Name a kind of thing, and whose when it is somebody's, such as people of X00010. Kinds: ${kinds}.`,
    });
  }
  const whose = practice === undefined ? {} : { code: practice, ...(person === undefined ? {} : { person }) };
  return accepted({ words: text.trim(), action, ...whose });
}

/** A practice is also paid; any other organisation is a provider. */
function subjectOf({ register }: ReportContext, code: OdsCode): Subject {
  return register.has(code) ? { practice: code, provider: code } : { provider: code };
}

function purposeFrom(text: string | undefined): Outcome<Purpose | undefined> {
  if (text === undefined) return accepted(undefined);
  const purpose = EVERY_PURPOSE.find((each) => each === text.trim().toLowerCase());
  if (purpose !== undefined) return accepted(purpose);
  return refused({
    code: 'input.invalid',
    message: `${text} is not a purpose that the rules know.`,
    remedy: `Purposes: ${EVERY_PURPOSE.join(', ')}.`,
  });
}
