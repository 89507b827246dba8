import { hashOf, type Json, type SnomedCode } from '../../base/index.ts';
import type { CodelistFile } from '../language/codelist-csv.ts';
import type { Codelist } from '../model/framework.ts';

/** A version of a codelist in its one JSON form: what is hashed, kept and pinned. */
export type CodelistVersion = {
  readonly name: string;
  readonly title: string;
  readonly status: Codelist['status'];
  readonly source: string;
  readonly version: string;
  /** ISO date of the version; null when the source gives none. */
  readonly dated: string | null;
  /** SHA-256 of the file that it was read from. */
  readonly sha256: string;
  /** Identifier of the reference set; null when the source gives none. */
  readonly refset: string | null;
  /** Records of the file that were not taken into it. */
  readonly rejected: number;
  /** Term by code. */
  readonly terms: Readonly<Record<SnomedCode, string>>;
};

/** A codelist file of the repository as a version. @param sha256 of the file */
export function versionOfFile(list: CodelistFile, sha256: string): CodelistVersion {
  const { name, title, status, source, version, dated, terms } = list;
  return { name, title, status, source, version, dated, sha256, refset: null, rejected: 0, terms: sortedTerms(terms) };
}

/** Terms by code, in the order of the codes as texts. */
export function sortedTerms(terms: ReadonlyMap<SnomedCode, string>): CodelistVersion['terms'] {
  return Object.fromEntries([...terms].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function codesOfVersion({ terms }: CodelistVersion): readonly SnomedCode[] {
  return (Object.keys(terms) as SnomedCode[]).sort();
}

/** A version as a framework holds it: without the terms. Its file stays named by hash. */
export function codelistOfVersion(version: CodelistVersion): Codelist {
  const { title, status, sha256 } = version;
  return {
    title,
    status,
    source: `${version.source} (SHA-256 ${sha256})`,
    version: version.version,
    codes: codesOfVersion(version),
  };
}

/** Names what a codelist means to whoever counts: its codes, in whatever order they stand. */
export function codesHash(codes: readonly SnomedCode[]): string {
  return hashOf([...codes].sort() as Json);
}

/** A code with its term; null where no version with terms is kept. */
export type CodeTerm = { readonly code: SnomedCode; readonly term: string | null };

/** What one version has otherwise than another, in the order of the codes. */
export type CodelistDifference = {
  readonly added: readonly CodeTerm[];
  readonly removed: readonly CodeTerm[];
  readonly renamed: readonly { readonly code: SnomedCode; readonly before: string; readonly after: string }[];
};

/** A codelist to compare with: its codes, and their terms as far as they are known. */
export type Compared = {
  readonly codes: readonly SnomedCode[];
  readonly terms: Readonly<Record<SnomedCode, string>>;
};

export function codelistDifference(before: Compared, after: Compared): CodelistDifference {
  const [was, is] = [new Set(before.codes), new Set(after.codes)];
  const withTerm = ({ terms }: Compared, code: SnomedCode): CodeTerm => ({ code, term: terms[code] ?? null });
  const added = [...is].filter((code) => !was.has(code)).map((code) => withTerm(after, code));
  const removed = [...was].filter((code) => !is.has(code)).map((code) => withTerm(before, code));
  const renamed = [...is].flatMap((code) => {
    const [one, other] = [before.terms[code], after.terms[code]];
    return was.has(code) && one !== undefined && other !== undefined && one !== other
      ? [{ code, before: one, after: other }]
      : [];
  });
  const inOrder = <T extends { readonly code: SnomedCode }>(rows: readonly T[]): readonly T[] =>
    rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { added: inOrder(added), removed: inOrder(removed), renamed: inOrder(renamed) };
}
