import {
  type Actor,
  type Approved,
  accepted,
  addDays,
  type Day,
  dayFromIso,
  dayText,
  financialYearOf,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { approve, MEASURE_PROPOSAL, type MeasureProposalJson, propose } from '../../governance/index.ts';
import {
  type ChangedMeasure,
  changeMeasure,
  frameworkWith,
  loadFramework,
  measureChangeJson,
  readMeasureChange,
} from '../../indicators/index.ts';
import { currentDefinition, type ReadDb, saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import { changeAllowed } from '../change-allowed.ts';
import type { ActionContext } from '../context.ts';

export type ProposeMeasureAsk = {
  /** The JSON form of the change. */
  readonly change: Json;
  /** Why, in the proposer's words; at least a sentence. */
  readonly case: string;
  /** From when it would hold; the next 1 April when not given. */
  readonly from?: Day;
};

export type ProposedMeasureChange = { readonly id: string; readonly contentHash: string };

const SHORTEST_CASE = 20;
const LONGEST_CASE = 5000;

/**
 * Keeps a change of a measure with its written case, and proposes it. Nothing else changes. Refuses `input.invalid`
 * without a case, for a price (which stands in the rates) and for a day that has passed.
 */
export function proposeMeasure(
  context: ActionContext,
  actor: Actor,
  ask: ProposeMeasureAsk,
): Promise<Outcome<ProposedMeasureChange>> {
  const deed = { action: 'propose measure', verb: 'propose measure', subject: `change ${hashOf(ask.change)}` } as const;
  return acting(context, actor, deed, async () => {
    const changed = changedBy(context, ask.change);
    if (!changed.ok) return changed;
    const written = ask.case.trim();
    if (written.length < SHORTEST_CASE || written.length > LONGEST_CASE) return badCase();
    if (changed.value.price !== undefined) return priceStandsInRates();
    const from = ask.from ?? addDays(financialYearOf(context.businessDate).end, 1);
    if (from <= context.businessDate) return hasPassed(from);
    const json: MeasureProposalJson = {
      change: measureChangeJson(changed.value),
      words: changed.value.words,
      case: written,
      from: isoOfDay(from),
      proposedBy: actor.user,
    };
    return accepted(await context.store.write((db) => keepProposal(db, context, actor, changed.value, json)));
  });
}

async function keepProposal(
  db: WriteDb,
  context: ActionContext,
  by: Actor,
  { framework, before }: ChangedMeasure,
  proposal: MeasureProposalJson,
): Promise<ProposedMeasureChange> {
  const json = proposal as unknown as Json;
  const contentHash = hashOf(json);
  const subject = `${framework.id}/${before.id}/${contentHash.slice(0, 12)}`;
  const knownFrom = context.businessDate;
  await saveDefinition(db, { kind: MEASURE_PROPOSAL, id: subject, json, knownFrom });
  const at = context.clock.now();
  const { id } = await propose(db, { kind: MEASURE_PROPOSAL, subject, contentHash, by, at });
  return { id, contentHash };
}

export type ApproveMeasureAsk = {
  readonly proposal: string;
  readonly subject: string;
  /** The hash of what the approver was shown. */
  readonly contentHash: string;
};

/**
 * Approves a proposed change by the authority of a committee's decision about it: the framework with the change in it is kept as
 * the next version, in force from the day that the proposal names. Refuses as governance and the register do, and `approval.changed-since` when the framework in force
 * then is no longer the one that the change was made to.
 */
export function approveMeasure(
  context: ActionContext,
  actor: Actor,
  ask: ApproveMeasureAsk,
): Promise<Outcome<Approved<Json>>> {
  const deed = { action: 'approve measure', verb: 'approve measure', subject: `proposal ${ask.proposal}` } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const kept = await currentDefinition(db, MEASURE_PROPOSAL, ask.subject, context.businessDate);
      if (kept === undefined) return refused({ code: 'not-found', message: `There is no proposal ${ask.subject}.` });
      const { change, from, proposedBy } = kept.json as unknown as MeasureProposalJson;
      const next = await nextFramework(db, context, change, dayFromIso(from) as Day, {
        author: nameOf(context, proposedBy),
        checker: actor.name,
      });
      if (!next.ok) return next;
      const content = { value: next.value.json, json: kept.json };
      const { proposal: proposalId, contentHash, subject } = ask;
      const allowed = await changeAllowed(db, context, 'measure proposal', { proposalId, subject, contentHash });
      if (!allowed.ok) return allowed;
      const at = context.clock.now();
      const asked = { proposalId, contentHash, content, by: actor, at, ...allowed.value };
      const approved = await approve(db, asked);
      if (approved.ok) await saveDefinition(db, { kind: 'framework', ...next.value });
      return approved;
    }),
  );
}

type NextFramework = { readonly id: string; readonly json: Json; readonly knownFrom: Day };

/** The framework that is in force on a day, with the change made to it. */
async function nextFramework(
  db: ReadDb,
  context: ActionContext,
  change: Json,
  from: Day,
  by: { readonly author: string; readonly checker: string },
): Promise<Outcome<NextFramework>> {
  const read = readMeasureChange(change);
  if (!read.ok) return read;
  const inForce = await currentDefinition(db, 'framework', read.value.framework, from);
  if (inForce === undefined) return noFramework(read.value.framework);
  const loaded = loadFramework(inForce.json);
  if (!loaded.ok) return loaded;
  const made = changedIn(loaded.value, context, change);
  if (!made.ok) return made;
  const json = frameworkWith(made.value, by);
  const checked = loadFramework(json);
  return checked.ok ? accepted({ id: loaded.value.id, json, knownFrom: from }) : checked;
}

/** The change made to the framework that it names: the one that is paid by, or any other in force. */
function changedBy(context: ActionContext, change: Json): Outcome<ChangedMeasure> {
  const read = readMeasureChange(change);
  if (!read.ok) return read;
  const framework = inForceNamed(context, read.value.framework);
  return framework === undefined ? noFramework(read.value.framework) : changedIn(framework, context, change);
}

function inForceNamed({ framework, frameworks = [framework] }: ActionContext, id: string) {
  return frameworks.find((one) => one.id === id);
}

function noFramework(id: string): Outcome<never> {
  return refused({ code: 'not-found', message: `There is no framework ${id}.` });
}

/** The change made to a framework, when its measure and rule are those that the change was made to. */
function changedIn(
  framework: ActionContext['framework'],
  context: ActionContext,
  change: Json,
): Outcome<ChangedMeasure> {
  const read = readMeasureChange(change);
  if (!read.ok) return read;
  const { measure: id } = read.value;
  const measure = framework.measures.find((one) => one.id === id);
  const inForce = inForceNamed(context, read.value.framework);
  const known = inForce?.measures.find((one) => one.id === id);
  const isSame =
    measure !== undefined &&
    known !== undefined &&
    inForce !== undefined &&
    hashOf(measure as unknown as Json) === hashOf(known as unknown as Json) &&
    framework.ruleHash(measure.rule) === inForce.ruleHash(known.rule);
  if (isSame && read.value.framework === framework.id) return changeMeasure(framework, measure, read.value);
  return refused({
    code: 'approval.changed-since',
    message: `${id} of ${read.value.framework} is no longer what the change was made to.`,
    remedy: 'Make the change again in the workbench, and have that approved.',
  });
}

function nameOf(context: ActionContext, user: string): string {
  const found = context.users.actor(user);
  return found.ok ? found.value.name : user;
}

function badCase(): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: `A proposal needs a written case of ${SHORTEST_CASE} to ${LONGEST_CASE} characters.`,
    remedy: 'Write why the measure should change, whom it helps and what it costs.',
  });
}

function priceStandsInRates(): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: 'The price of a point stands in the rates and is one for all measures, so it cannot be saved with one.',
    remedy: 'Propose the other changes without it.',
  });
}

function hasPassed(from: Day): Outcome<never> {
  return refused({ code: 'input.invalid', message: `${dayText(from)} has passed: a change cannot hold from then.` });
}
