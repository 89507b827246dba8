import type { SnomedCode } from '../../base/index.ts';
import type { Framework } from '../model/framework.ts';
import { type CodelistVersion, type Compared, codesHash, codesOfVersion } from './codelist-version.ts';

/** A codelist as it is in force, with the terms of the newest kept version that has the same codes. */
export type CodelistInForce = Compared & {
  readonly title: string;
  readonly status: CodelistVersion['status'];
  readonly source: string;
  readonly version: string;
  /** Frameworks that hold it; none: no framework looks at it, and the newest version is what stands. */
  readonly frameworks: readonly string[];
  /** The kept version; null when none has these codes. */
  readonly kept: CodelistVersion | null;
};

/**
 * A codelist as the frameworks in force hold it; one that none holds, as its newest kept version is. Undefined when
 * there is none of this name.
 * @param versions the kept versions of it, the oldest first
 */
export function codelistInForce(
  name: string,
  frameworks: readonly Framework[],
  versions: readonly CodelistVersion[],
): CodelistInForce | undefined {
  const holders = frameworks.filter((framework) => Object.hasOwn(framework.codelists, name));
  const held = holders[0]?.codelists[name];
  const newest = versions.at(-1);
  if (held === undefined) {
    if (newest === undefined) return undefined;
    const { title, status, source, version, terms } = newest;
    return {
      title,
      status,
      source,
      version,
      codes: codesOfVersion(newest),
      terms,
      frameworks: [],
      kept: newest,
    };
  }
  const kept = versions.findLast((version) => codesHash(codesOfVersion(version)) === codesHash(held.codes)) ?? null;
  const { title, status, source, version, codes } = held;
  const terms = kept?.terms ?? ({} as Readonly<Record<SnomedCode, string>>);
  return { title, status, source, version, codes, terms, frameworks: holders.map(({ id }) => id), kept };
}
