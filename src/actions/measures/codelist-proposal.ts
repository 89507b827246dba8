import {
  type Actor,
  type Approved,
  accepted,
  type Day,
  dayFromIso,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  refused,
} from '../../base/index.ts';
import {
  approve,
  CODELIST_PROPOSAL,
  type CodelistProposalJson,
  type Proposal,
  propose,
} from '../../governance/index.ts';
import {
  type CodelistVersion,
  codelistOfVersion,
  codesHash,
  type Framework,
  frameworkWithCodelist,
  loadFramework,
} from '../../indicators/index.ts';
import {
  currentDefinition,
  definitionByHash,
  definitionVersions,
  type ReadDb,
  saveDefinition,
  type WriteDb,
} from '../../store/index.ts';
import { acting } from '../acting.ts';
import { changeAllowed } from '../change-allowed.ts';
import type { ActionContext } from '../context.ts';

/** Keeps a proposal to use a version, and proposes it. The same one again is the one that there is. */
export async function proposeCodelist(
  db: WriteDb,
  context: ActionContext,
  by: Actor,
  proposed: CodelistProposalJson,
): Promise<Proposal> {
  const json = proposed as unknown as Json;
  const contentHash = hashOf(json);
  const subject = `${proposed.codelist}/${proposed.version.slice(0, 12)}`;
  await saveDefinition(db, { kind: CODELIST_PROPOSAL, id: subject, json, knownFrom: context.businessDate });
  return propose(db, { kind: CODELIST_PROPOSAL, subject, contentHash, by, at: context.clock.now() });
}

export type ApproveCodelistAsk = {
  readonly proposal: string;
  readonly subject: string;
  /** The hash of what the approver was shown. */
  readonly contentHash: string;
};

/**
 * Approves another version of a codelist: every framework that uses it is kept with it as its next version, in force
 * from the day that the proposal names, or from today. Versions of a framework that are already known for a later day
 * get it too. Refuses as governance does, and `approval.changed-since` when a framework then holds other codes than
 * those that the proposal was made against.
 */
export function approveCodelist(
  context: ActionContext,
  actor: Actor,
  ask: ApproveCodelistAsk,
): Promise<Outcome<Approved<readonly Json[]>>> {
  const deed = { action: 'approve measure', verb: 'approve codelist', subject: `proposal ${ask.proposal}` } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const kept = await currentDefinition(db, CODELIST_PROPOSAL, ask.subject, context.businessDate);
      if (kept === undefined) return refused({ code: 'not-found', message: `There is no proposal ${ask.subject}.` });
      const next = await nextFrameworks(db, context.businessDate, kept.json as unknown as CodelistProposalJson);
      if (!next.ok) return next;
      const content = { value: next.value.map(({ json }) => json), json: kept.json };
      const { proposal: proposalId, contentHash, subject } = ask;
      const allowed = await changeAllowed(db, context, 'codelist proposal', { proposalId, subject, contentHash });
      if (!allowed.ok) return allowed;
      const at = context.clock.now();
      const asked = { proposalId, contentHash, content, by: actor, at, ...allowed.value };
      const approved = await approve(db, asked);
      if (!approved.ok) return approved;
      for (const framework of next.value) await saveDefinition(db, { kind: 'framework', ...framework });
      return approved;
    }),
  );
}

type NextFramework = { readonly id: string; readonly json: Json; readonly knownFrom: Day };

/** Every framework of a proposal with the proposed version in it, for each day from which one is known. */
async function nextFrameworks(
  db: ReadDb,
  today: Day,
  proposed: CodelistProposalJson,
): Promise<Outcome<readonly NextFramework[]>> {
  const version = await definitionByHash(db, proposed.version);
  if (version === undefined) return refused({ code: 'not-found', message: 'The proposed version was not kept.' });
  const asked = proposed.from === null ? today : dayFromIso(proposed.from);
  const from = asked === undefined || asked < today ? today : asked;
  const next: NextFramework[] = [];
  for (const id of proposed.frameworks) {
    for (const knownFrom of await daysFrom(db, id, from)) {
      const current = await currentDefinition(db, 'framework', id, knownFrom);
      const json = nextFramework(current?.json, proposed, version.json as unknown as CodelistVersion);
      if (!json.ok) return json;
      next.push({ id, json: json.value, knownFrom });
    }
  }
  return accepted(next);
}

/** The day from which a change holds, and each later day from which the framework is known to be another. */
async function daysFrom(db: ReadDb, framework: string, from: Day): Promise<readonly Day[]> {
  const versions = await definitionVersions(db, 'framework', framework);
  return [...new Set([from, ...versions.map(({ knownFrom }) => knownFrom).filter((day) => day > from)])];
}

/** A framework with the proposed version in it, as sound as it was: in a release, with its test people. */
function nextFramework(
  current: Json | undefined,
  { codelist, instead }: CodelistProposalJson,
  version: CodelistVersion,
): Outcome<Json> {
  const framework = current as unknown as Framework | undefined;
  const held = framework?.codelists[codelist];
  if (framework === undefined || held === undefined || codesHash(held.codes) !== instead) return changedSince(codelist);
  const isRelease = loadFramework(current as Json, { isRelease: true }).ok;
  const json = frameworkWithCodelist(framework, codelist, codelistOfVersion(version));
  const loaded = loadFramework(json, { isRelease });
  return loaded.ok ? accepted(json) : loaded;
}

function changedSince(codelist: string): Outcome<never> {
  return refused({
    code: 'approval.changed-since',
    message: `${codelist} is no longer what the proposal was made against.`,
    remedy: 'Import the file again, look at what it changes now, and have that approved.',
  });
}

/** For `--from`: a day that has passed cannot be proposed. */
export function isoFrom(from: Day | undefined, today: Day): Outcome<string | null> {
  if (from === undefined) return accepted(null);
  if (from > today) return accepted(isoOfDay(from));
  return refused({
    code: 'input.invalid',
    message: `${isoOfDay(from)} has passed: a codelist cannot hold from then.`,
    remedy: 'Give a later day, or none: it then holds from the day on which it is approved.',
  });
}
