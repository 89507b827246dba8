import { accepted, type Day, keepLatest, type Outcome, refused } from '../../base/index.ts';
import { type LoadedFramework, loadFramework } from '../../indicators/index.ts';
import type { StoredDefinition } from '../../store/index.ts';
import { type EntryDifference, type EntryFact, factDifferences } from './indicator-entry.ts';

/** A version of a definition: from when it is known, and what it says otherwise than the one before. */
export type EntryVersion = {
  readonly hash: string;
  readonly knownFrom: Day;
  readonly author: string;
  readonly checker: string;
  /** Null: the first. */
  readonly changed: readonly EntryDifference[] | null;
};

/** Two versions side by side. */
export type ComparedVersions = {
  readonly from: string;
  readonly to: string;
  readonly differences: readonly EntryDifference[];
};

/** What a definition says in one version of its framework, and who signed it. */
export type Said = { readonly facts: readonly EntryFact[]; readonly author: string; readonly checker: string };

export type SaidVersion = { readonly shown: EntryVersion; readonly facts: readonly EntryFact[] };

/**
 * The versions of a framework in which a definition says something else than before, the oldest first.
 * @param saidIn what it says in a framework; undefined where it is not in it
 */
export function versionsSaying(
  kept: readonly StoredDefinition[],
  saidIn: (framework: LoadedFramework) => Said | undefined,
): readonly SaidVersion[] {
  const versions: SaidVersion[] = [];
  for (const definition of kept) {
    const { hash, knownFrom } = definition;
    const framework = frameworkOf(definition);
    const said = framework === undefined ? undefined : saidIn(framework);
    if (said === undefined) continue;
    const { facts, author, checker } = said;
    const before = versions.at(-1)?.facts;
    const changed = before === undefined ? null : factDifferences(before, facts);
    if (changed !== null && changed.length === 0) continue;
    versions.push({ facts, shown: { hash, knownFrom, author, checker, changed } });
  }
  return versions;
}

const MOST_LOADED = 32;
const loadedBefore = new Map<string, LoadedFramework | undefined>();

/** A version's framework, loaded and checked once for its hash; undefined where it cannot be used. */
function frameworkOf({ hash, json }: StoredDefinition): LoadedFramework | undefined {
  if (loadedBefore.has(hash)) return loadedBefore.get(hash);
  const loaded = loadFramework(json);
  const framework = loaded.ok ? loaded.value : undefined;
  keepLatest(loadedBefore, hash, framework, MOST_LOADED);
  return framework;
}

/** Two of the versions side by side; null when not both were asked for. Refuses `not-found` for one that was never kept. */
export function comparedVersions(
  versions: readonly SaidVersion[],
  { from, to }: { readonly from?: string; readonly to?: string },
): Outcome<ComparedVersions | null> {
  if (from === undefined || to === undefined) return accepted(null);
  const [one, other] = [from, to].map((hash) => versions.find(({ shown }) => shown.hash === hash)?.facts);
  if (one === undefined || other === undefined) {
    return refused({ code: 'not-found', message: 'There is no such version of this indicator to compare.' });
  }
  return accepted({ from, to, differences: factDifferences(one, other) });
}
