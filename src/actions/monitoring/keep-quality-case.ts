import type { Action } from '../../access/index.ts';
import { type Actor, accepted, type OdsCode, type Outcome, type Refusal, refused } from '../../base/index.ts';
import { type Governance, organisationsHeld, sittingOn } from '../../governance/index.ts';
import {
  type CaseEntry,
  type CaseSignal,
  caseNamed,
  type Entering,
  type EscalationStage,
  enterNote,
  enterStep,
  type MonitoringKnown,
  monitoringKnown,
  openKeptCase,
  type QualityCase,
  type QualityCaseNote,
  seesCase,
} from '../../monitoring/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type { QualityCaseNote } from '../../monitoring/index.ts';

export type OpenQualityCaseAsk = {
  readonly practice: OdsCode;
  readonly title: string;
  readonly words: string;
  readonly signals: readonly CaseSignal[];
  /** Who alone may see it, as they sign in; null: everybody whose business it is. */
  readonly seenBy: readonly string[] | null;
};

/**
 * Opens a case on signals. One that rests on safeguarding or whistleblowing is seen by those who are named, and by nobody else.
 * Refuses `practice.unknown`, `input.invalid` and `approval.interest`.
 */
export function openQualityCase(
  context: ActionContext,
  actor: Actor,
  ask: OpenQualityCaseAsk,
): Promise<Outcome<QualityCase>> {
  const deed = { action: 'keep quality cases' as const, verb: 'open case', subject: 'quality case' };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const known = await knownFor(context, db, actor, ask.practice);
      if (!known.ok) return known;
      const unnamed = ask.seenBy === null ? undefined : seenByFault(context, ask.practice, [...ask.seenBy, actor.user]);
      if (unnamed !== undefined) return refused(unnamed);
      const seenBy = ask.seenBy === null ? null : [...new Set([...ask.seenBy, actor.user])];
      const entry = { kind: 'opened' as const, ...ask, seenBy };
      return openKeptCase(db, entry, known.value.policy, entering(context, actor));
    }),
  );
}

/** What somebody asks to enter; of an escalation the body in whose name, and the function is looked up. */
export type QualityCaseAsk =
  | Exclude<CaseEntry, { readonly kind: 'opened' | 'escalated' }>
  | Omit<Extract<CaseEntry, { readonly kind: 'escalated' }>, 'function'>;

/**
 * Takes a case a step further. The practice gives its account; the group does the rest; the last stage of escalation is taken by
 * whoever sits on the body that holds the function for the practice’s contract on the day, and by nobody else.
 * Refuses `not-found` for a case that the actor may not see, `run.wrong-stage`, `input.invalid`, `function.not-held` and
 * `approval.interest`.
 */
export function keepQualityCase(
  context: ActionContext,
  actor: Actor,
  { case: id, entry }: { readonly case: string; readonly entry: QualityCaseAsk },
): Promise<Outcome<QualityCase>> {
  const deed = { ...actionFor(context, actor, entry), verb: `case: ${entry.kind}`, subject: `quality case ${id}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const found = await seenCase(context, db, actor, id);
      if (!found.ok) return found;
      const { standing, known } = found.value;
      if (entry.kind !== 'escalated') {
        return enterStep(db, standing, entry, known.policy, entering(context, actor));
      }
      const acts = escalator(context, known, actor, standing, entry);
      if (!acts.ok) return acts;
      const escalated = { ...entry, function: acts.value.function ?? null };
      return enterStep(db, standing, escalated, known.policy, entering(context, actor));
    }),
  );
}

/**
 * Writes something beside an entry of a case: that agreed support was given, or what is right instead.
 * Refuses `not-found` and `input.invalid`.
 */
export function noteQualityCase(
  context: ActionContext,
  actor: Actor,
  { case: id, number, note }: { readonly case: string; readonly number: number; readonly note: QualityCaseNote },
): Promise<Outcome<QualityCase>> {
  const deed = { action: 'keep quality cases' as const, verb: `case: ${note.kind}`, subject: `quality case ${id}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const found = await seenCase(context, db, actor, id);
      if (!found.ok) return found;
      return enterNote(db, found.value.standing, number, note, entering(context, actor));
    }),
  );
}

/** A practice answers for itself; who keeps cases may enter an account that came by letter. */
function actionFor(
  { register }: ActionContext,
  actor: Actor,
  entry: QualityCaseAsk,
): { action: Action; practice?: OdsCode } {
  if (entry.kind === 'escalated') return { action: 'escalate quality case' };
  const own = actor.organisation;
  const isPractice = own !== undefined && register.has(own);
  return isPractice && entry.kind === 'heard' && entry.isGiven
    ? { action: 'answer quality case', practice: own }
    : { action: 'keep quality cases' };
}

type Seen = { readonly standing: QualityCase; readonly known: MonitoringKnown };

/** A case that the actor may see and has no interest in; one that they may not see is refused as one that is not there. */
async function seenCase(context: ActionContext, db: ReadDb, actor: Actor, id: string): Promise<Outcome<Seen>> {
  const standing = await caseNamed(db, id);
  const known = await monitoringKnown(db, context, actor);
  if (!known.ok) return known;
  if (standing === undefined || !seesCase(known.value.reader, standing, known.value.policy)) {
    return refused({ code: 'not-found', message: `There is no case ${id}.` });
  }
  const interest = await interestIn(context, db, actor, standing.practice);
  return interest === undefined ? accepted({ standing, known: known.value }) : refused(interest);
}

async function knownFor(
  context: ActionContext,
  db: ReadDb,
  actor: Actor,
  practice: OdsCode,
): Promise<Outcome<MonitoringKnown>> {
  const found = context.register.practice(practice);
  if (!found.ok) return found;
  const interest = await interestIn(context, db, actor, practice);
  return interest === undefined ? monitoringKnown(db, context, actor) : refused(interest);
}

/** The practice’s own people answer for it; anybody else with an interest in it leaves its case to others. */
async function interestIn(
  { businessDate }: ActionContext,
  db: ReadDb,
  actor: Actor,
  practice: OdsCode,
): Promise<Refusal | undefined> {
  if (actor.organisation === practice) return undefined;
  const held = await organisationsHeld(db, actor.user, businessDate);
  if (!held.has(practice)) return undefined;
  return {
    code: 'approval.interest',
    message: `${actor.name} has declared an interest in ${practice}.`,
    remedy: 'Leave it to a member of the group who has none.',
  };
}

/** The stage that is taken, once whoever takes it may. */
function escalator(
  { register, businessDate: on }: ActionContext,
  { policy, governance }: MonitoringKnown,
  actor: Actor,
  { practice }: QualityCase,
  { to, body }: { readonly to: string; readonly body: string },
): Outcome<EscalationStage> {
  const stage = policy.escalation.find(({ id }) => id === to);
  if (stage === undefined) return refused({ code: 'input.invalid', message: `There is no stage ${to}.` });
  if (stage.function === undefined) return accepted(stage);
  const found = register.practice(practice);
  if (!found.ok) return found;
  const held = governance.matrix.mayAct(body, { function: stage.function, contract: found.value.contractType, on });
  if (!held.ok) return held;
  if (actsFor(governance, actor, held.value.through ?? held.value.body, on)) return accepted(stage);
  return refused({
    code: 'function.not-held',
    message: `${actor.name} does not sit on the ${held.value.through ?? held.value.body}, which acts on ${held.value.name}.`,
    remedy: 'Have somebody who sits on it take this stage.',
  });
}

/** Whether somebody sits on a committee of that name, or for that body on any. */
function actsFor(
  { committees, members }: Governance,
  { user }: Actor,
  body: string,
  on: ActionContext['businessDate'],
): boolean {
  return committees.some(({ id, name, seats }) => {
    const own = sittingOn(members, id, on).filter((one) => one.user === user);
    if (name.toLowerCase() === body.toLowerCase()) return own.length > 0;
    return own.some(({ seat }) => seats.some((each) => each.id === seat && each.role === body));
  });
}

/** Why people may not be named for what is sensitive; undefined where all of them may see it. */
export function seenByFault(
  { users, rules }: ActionContext,
  practice: OdsCode,
  named: readonly string[],
): Refusal | undefined {
  for (const user of named) {
    const found = users.actor(user);
    if (!found.ok) return found.refusal;
    if (rules.may(found.value, 'see sensitive intelligence', { practice }).ok) continue;
    return {
      code: 'input.invalid',
      message: `${found.value.name} may not see what is sensitive. Name somebody who may.`,
    };
  }
  return undefined;
}

export function entering({ businessDate: on, clock }: ActionContext, by: Actor): Entering {
  return { by, on, at: clock.now() };
}
