import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  type Problem,
  type RefusalCode,
} from '../../base/index.ts';
import {
  type CodelistDifference,
  type CodelistInForce,
  type CodelistVersion,
  codelistDifference,
  codelistInForce,
  codelistUses,
  codesHash,
  codesOfVersion,
  type Framework,
  sortedTerms,
} from '../../indicators/index.ts';
import { PROBLEMS_LISTED, type RefsetFile, type RefsetList, readRefsetFile } from '../../ingest/index.ts';
import { definitionVersions, listDefinitions, type ReadDb, saveDefinition } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { isoFrom, proposeCodelist } from './codelist-proposal.ts';

export type ImportCodelistAsk = {
  readonly files: readonly string[];
  /** The codelist that is meant, where the file does not say it or holds many. */
  readonly codelist?: string;
  /** The publisher's name of the version, where the file's name does not say it. */
  readonly version?: string;
  /** The publisher's date of the version. */
  readonly dated?: Day;
  /** From when frameworks would use it; absent: from the day on which somebody approves it. */
  readonly from?: Day;
  /** Reads and compares, and keeps nothing. */
  readonly dryRun?: boolean;
};

/** A file that was read. */
export type CodelistFileReport = Pick<RefsetFile, 'file' | 'sha256' | 'read' | 'accepted' | 'rejected'> & {
  readonly codelists: number;
  readonly problems: number;
};

/** A version of a codelist, against the list in force. */
export type ImportedCodelist = Omit<CodelistVersion, 'terms'> & {
  /** Pins it: SHA-256 of its canonical JSON. */
  readonly hash: string;
  readonly codes: CodelistVersion['terms'];
  /** Whether this very version was kept before. */
  readonly alreadyKept: boolean;
  /** The list that it was compared with; null when there was none of its name. */
  readonly inForce: { readonly version: string; readonly codes: number } | null;
  readonly change: CodelistDifference;
  /** Measures that look at it, by framework. */
  readonly usedBy: readonly { readonly framework: string; readonly measures: readonly string[] }[];
  /** The proposal to use it; null when its codes are those in force, no framework looks at it, or nothing was kept. */
  readonly proposal: { readonly id: string; readonly contentHash: string } | null;
};

export type ImportCodelistReport = {
  readonly files: readonly CodelistFileReport[];
  readonly codelists: readonly ImportedCodelist[];
  /** At most PROBLEMS_LISTED a file. */
  readonly problems: readonly Problem[];
  /** Whether any file held a codelist. */
  readonly usable: boolean;
};

/**
 * Receives codelists as published: each is kept as a version, known from today, and proposed for the frameworks that
 * use it where its codes are others. Nothing that is counted or paid changes until somebody else approves it. A version
 * that is in changes nothing. Refuses `access.denied` and, for a day that has passed, `input.invalid`.
 */
export function importCodelist(
  context: ActionContext,
  actor: Actor,
  ask: ImportCodelistAsk,
): Promise<Outcome<ImportCodelistReport>> {
  const verb = ask.dryRun === true ? 'check codelists' : 'import codelists';
  const deed = { action: 'import' as const, verb, subject: `codelist, ${ask.files.length} files` };
  return acting(context, actor, deed, () => receive(context, actor, ask), outcomeOf);
}

function outcomeOf({ usable }: ImportCodelistReport): 'ok' | RefusalCode {
  return usable ? 'ok' : 'feed.nothing-usable';
}

async function receive(
  context: ActionContext,
  actor: Actor,
  ask: ImportCodelistAsk,
): Promise<Outcome<ImportCodelistReport>> {
  const from = isoFrom(ask.from, context.businessDate);
  if (!from.ok) return from;
  const { frameworks, names } = await context.store.read((db) => known(db, context.businessDate));
  const { codelist } = ask;
  const files = ask.files.map((path) =>
    readRefsetFile({ path, isKnown: (name) => names.has(name), ...(codelist === undefined ? {} : { codelist }) }),
  );
  const codelists: ImportedCodelist[] = [];
  for (const file of files) {
    for (const list of file.lists) {
      codelists.push(await receiveList(context, actor, { file, list, frameworks, from: from.value, ask }));
    }
  }
  return accepted({
    files: files.map(fileReport),
    codelists,
    problems: files.flatMap(({ problems }) => problems.list(PROBLEMS_LISTED)),
    usable: codelists.length > 0,
  });
}

function fileReport({
  file,
  sha256,
  read,
  accepted: taken,
  rejected,
  lists,
  problems,
}: RefsetFile): CodelistFileReport {
  return { file, sha256, read, accepted: taken, rejected, codelists: lists.length, problems: problems.count };
}

/** The frameworks in force, and the names of all codelists. */
async function known(db: ReadDb, on: Day) {
  const kept = await listDefinitions(db, 'framework', on);
  const frameworks = kept.map(({ json }) => json as unknown as Framework);
  const lists = await listDefinitions(db, 'codelist', on);
  const names = [...frameworks.flatMap(({ codelists }) => Object.keys(codelists)), ...lists.map(({ id }) => id)];
  return { frameworks, names: new Set(names) };
}

type Received = {
  readonly file: RefsetFile;
  readonly list: RefsetList;
  readonly frameworks: readonly Framework[];
  readonly from: string | null;
  readonly ask: ImportCodelistAsk;
};

/** Compares a list with the one in force, keeps it as a version where it is none, and proposes it where it differs. */
async function receiveList(context: ActionContext, actor: Actor, received: Received): Promise<ImportedCodelist> {
  const { file, list, frameworks, ask } = received;
  const { name } = list;
  const stored = await context.store.read((db) => definitionVersions(db, 'codelist', name));
  const kept = stored.map(({ json }) => json as unknown as CodelistVersion);
  const inForce = codelistInForce(name, frameworks, kept);
  const read = versionFrom(file, list, ask, inForce?.title ?? name);
  const same = kept.find(
    (one) => one.sha256 === read.sha256 && one.version === read.version && one.dated === read.dated,
  );
  const version = same ?? read;
  const proposal =
    ask.dryRun === true ? null : await keepAndPropose(context, actor, { ...received, version, inForce, isNew: !same });
  const { terms, ...rest } = version;
  return {
    ...rest,
    hash: hashOf(version as unknown as Json),
    codes: terms,
    alreadyKept: same !== undefined,
    inForce: inForce === undefined ? null : { version: inForce.version, codes: inForce.codes.length },
    change: codelistDifference(inForce ?? NOTHING, { codes: codesOfVersion(version), terms }),
    usedBy: frameworks.flatMap((framework) => {
      const measures = codelistUses(framework).get(name);
      return measures === undefined ? [] : [{ framework: framework.id, measures }];
    }),
    proposal,
  };
}

const NOTHING = { codes: [], terms: {} };

type Keeping = Received & {
  readonly version: CodelistVersion;
  readonly inForce: CodelistInForce | undefined;
  readonly isNew: boolean;
};

function keepAndPropose(
  context: ActionContext,
  actor: Actor,
  { version, inForce, isNew, from }: Keeping,
): Promise<ImportedCodelist['proposal']> {
  const json = version as unknown as Json;
  const draft = { kind: 'codelist', id: version.name, json, knownFrom: context.businessDate };
  const instead = codesHash(inForce?.codes ?? []);
  const isOther = instead !== codesHash(codesOfVersion(version));
  const frameworks = inForce?.frameworks ?? [];
  return context.store.write(async (db) => {
    if (isNew) await saveDefinition(db, draft);
    if (!isOther || frameworks.length === 0) return null;
    const proposed = { codelist: version.name, version: hashOf(json), instead, frameworks, from };
    const { id, contentHash } = await proposeCodelist(db, context, actor, proposed);
    return { id, contentHash };
  });
}

const SHA256_SHOWN = 12;

function versionFrom(file: RefsetFile, list: RefsetList, ask: ImportCodelistAsk, title: string): CodelistVersion {
  const version = ask.version ?? file.version ?? file.sha256.slice(0, SHA256_SHOWN);
  return {
    name: list.name,
    title: list.title ?? title,
    status: 'published',
    source: list.refset === null ? file.file : `reference set ${list.refset}, ${file.file}`,
    version,
    dated: ask.dated === undefined ? dateIn(version) : isoOfDay(ask.dated),
    sha256: file.sha256,
    refset: list.refset,
    rejected: list.rejected,
    terms: sortedTerms(list.terms),
  };
}

/** The ISO date that a version such as 20250630 is; null when it is none. */
function dateIn(version: string): string | null {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(version) ?? [];
  const day = dayFromIso(`${year}-${month}-${date}`);
  return day === undefined ? null : isoOfDay(day);
}
