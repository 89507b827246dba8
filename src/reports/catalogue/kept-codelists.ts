import type { Day, SnomedCode } from '../../base/index.ts';
import {
  type CodelistInForce,
  type CodelistVersion,
  codelistInForce,
  codelistUses,
  codesOfVersion,
} from '../../indicators/index.ts';
import { definitionVersions, listDefinitions, type StoredDefinition } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';

/** A version of a codelist as it was kept. */
export type KeptVersion = CodelistVersion & { readonly hash: string; readonly knownFrom: Day };

function keptVersion({ json, hash, knownFrom }: StoredDefinition): KeptVersion {
  return { ...(json as unknown as CodelistVersion), hash, knownFrom };
}

/** The newest kept version of every codelist, by name. */
export async function newestVersions(context: ReportContext): Promise<ReadonlyMap<string, KeptVersion>> {
  const kept = await context.store.read((db) => listDefinitions(db, 'codelist', context.businessDate));
  return new Map(kept.map((definition) => [definition.id, keptVersion(definition)]));
}

/** Every version of one codelist that is known by now, the oldest first. */
export async function versionsOf(context: ReportContext, name: string): Promise<readonly KeptVersion[]> {
  const kept = await context.store.read((db) => definitionVersions(db, 'codelist', name));
  return kept.filter(({ knownFrom }) => knownFrom <= context.businessDate).map(keptVersion);
}

function frameworksOf({ frameworks, framework }: ReportContext) {
  return frameworks ?? [framework];
}

/** Names of the codelists that are kept or that a framework in force holds, in order. */
export function codelistNames(context: ReportContext, newest: ReadonlyMap<string, KeptVersion>): readonly string[] {
  const held = frameworksOf(context).flatMap(({ codelists }) => Object.keys(codelists));
  return [...new Set([...newest.keys(), ...held])].sort();
}

/** A codelist as it is in force, with terms where one of the versions given has its codes. */
export function standing(
  context: ReportContext,
  name: string,
  versions: readonly KeptVersion[],
): CodelistInForce | undefined {
  return codelistInForce(name, frameworksOf(context), versions);
}

/** Every code of a codelist that is in force or kept. */
export function listedCodes(context: ReportContext, newest: ReadonlyMap<string, KeptVersion>): ReadonlySet<SnomedCode> {
  const held = frameworksOf(context).flatMap(({ codelists }) => Object.values(codelists).flatMap(({ codes }) => codes));
  return new Set([...held, ...[...newest.values()].flatMap(codesOfVersion)]);
}

/** The measures that a codelist decides, framework by framework; those it decides none in are left out. */
export type CodelistUse = {
  readonly framework: string;
  readonly measures: readonly string[];
  /** Whether the catalogue has an entry of each: it has those of the framework that practices are paid by. */
  readonly isCatalogued: boolean;
};

/** The use of every codelist, by its name. */
export function usesByCodelist(context: ReportContext): ReadonlyMap<string, readonly CodelistUse[]> {
  const uses = new Map<string, CodelistUse[]>();
  for (const framework of frameworksOf(context)) {
    for (const [name, measures] of codelistUses(framework)) {
      uses.set(name, [
        ...(uses.get(name) ?? []),
        { framework: framework.id, measures, isCatalogued: framework.id === context.framework.id },
      ]);
    }
  }
  return uses;
}
