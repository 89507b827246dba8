import { type SnomedCode, snomedCodeFromText } from '../../base/index.ts';

/** Where a layout has what: places of fields, the first 0; null when it has no such field. */
export type RefsetLayout = {
  readonly code: number;
  readonly term: number;
  /** The field that names the codelist, in files that hold many. */
  readonly codelist: number | null;
  readonly title: number | null;
  readonly refset: number | null;
  readonly fields: number;
  readonly hasHeader: boolean;
};

/** The headers by which a field is known, in lower case. */
const HEADINGS: Readonly<Record<'code' | 'term' | 'codelist' | 'title' | 'refset', readonly string[]>> = {
  code: ['code', 'snomed_code'],
  term: ['term', 'snomed_code_description'],
  codelist: ['cluster_id'],
  title: ['cluster_description'],
  refset: ['pcd_refset_id'],
};

/** What is accepted, for whoever sent something else. */
export const LAYOUTS_IN_WORDS =
  'code,term (OpenSAFELY); Cluster_ID,Cluster_Description,SNOMED_code,SNOMED_code_description,PCD_Refset_ID and what follows (primary care domain reference sets); or a code, a tab and a term on each line';

/**
 * The layout that a file's first record shows: by the names of its fields, or a code and a term without a header.
 * Undefined when it is neither.
 */
export function layoutFrom(first: readonly string[]): RefsetLayout | undefined {
  const names = first.map((name) => name.trim().toLowerCase());
  const place = (what: keyof typeof HEADINGS): number | null => {
    const at = names.findIndex((name) => HEADINGS[what].includes(name));
    return at < 0 ? null : at;
  };
  const [code, term] = [place('code'), place('term')];
  const fields = first.length;
  if (code !== null && term !== null) {
    return {
      code,
      term,
      codelist: place('codelist'),
      title: place('title'),
      refset: place('refset'),
      fields,
      hasHeader: true,
    };
  }
  const isBare = fields === 2 && snomedCodeFromText(first[0] ?? '') !== undefined;
  return isBare ? { code: 0, term: 1, codelist: null, title: null, refset: null, fields, hasHeader: false } : undefined;
}

/**
 * A code that names a concept: a right check digit, and the digits before it saying concept (00 or 10) rather than
 * description or relationship.
 */
export function conceptFromText(text: string): SnomedCode | undefined {
  return /[01]0\d$/.test(text) ? snomedCodeFromText(text) : undefined;
}

/** What a file's name says of the codelist in it. */
export type NamedByFile = { readonly codelist: string; readonly version: string | null };

const PUBLISHERS = /^(nhsd-primary-care-domain-refsets-|pcd-)/;

/**
 * The codelist and version in the name of a file as downloaded:
 * `nhsd-primary-care-domain-refsets-hyp_cod-20250630.csv` is version 20250630 of HYP_COD.
 */
export function namedByFile(file: string): NamedByFile {
  const bare = file.toLowerCase().replace(/(\.snomed)?\.(csv|txt)$/, '');
  const [, name = bare, version = null] = /^(.+)-(\d{8}|[0-9a-f]{8})$/.exec(bare) ?? [];
  return { codelist: name.replace(PUBLISHERS, '').replaceAll('-', '_').toUpperCase(), version };
}
