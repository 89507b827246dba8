import { accepted, assert, type Outcome, refused, type SnomedCode, snomedCodeFromText } from '../../base/index.ts';
import type { Codelist } from '../model/framework.ts';

/** A codelist as its file holds it, with the term of each code. */
export type CodelistFile = Codelist & {
  readonly name: string;
  /** ISO date of the version; null when the file gives none. */
  readonly dated: string | null;
  readonly terms: ReadonlyMap<SnomedCode, string>;
};

const HEADER = ['codelist', 'title', 'status', 'source', 'version'] as const;

/**
 * Reads a codelist file: comment lines `# name: value` on top (codelist, title, status, source, version and
 * perhaps dated; others are kept out), then `code,term`, then a line for each code, the term in double quotes where it holds a comma.
 * Refuses with `definition.invalid`, naming the file and line, a header that is missing, a code whose check digit
 * is wrong, and a code given twice.
 * @param file the file's name, for the refusal
 */
export function readCodelist(content: string, file: string): Outcome<CodelistFile> {
  const lines = content.split(/\r?\n/);
  const header = new Map(lines.flatMap((line) => headerLine(line)));
  const missing = HEADER.filter((name) => !header.get(name));
  const status = header.get('status') as Codelist['status'];
  if (missing.length > 0) return invalid(`${file} does not say its ${missing.join(', ')}`);
  if (status !== 'published' && status !== 'invented') return invalid(`${file}: the status is published or invented`);
  const start = lines.indexOf('code,term');
  if (start < 0) return invalid(`${file} has no line “code,term”`);
  const terms = new Map<SnomedCode, string>();
  for (const [index, line] of lines.slice(start + 1).entries()) {
    if (line.trim() === '') continue;
    const wrong = takeLine(line, terms);
    if (wrong) return invalid(`${file} line ${start + 2 + index}: ${wrong}`);
  }
  const text = (name: string): string => header.get(name) ?? '';
  const head = {
    name: text('codelist'),
    title: text('title'),
    status,
    source: text('source'),
    version: text('version'),
    dated: header.get('dated') ?? null,
  };
  return accepted({ ...head, codes: [...terms.keys()].sort(), terms } as const);
}

function headerLine(line: string): [string, string][] {
  const match = /^# ([a-z]+): (.*)$/.exec(line);
  return match ? [[match[1] ?? '', (match[2] ?? '').trim()]] : [];
}

function takeLine(line: string, terms: Map<SnomedCode, string>): string | undefined {
  const match = /^(\d+),(?:"((?:[^"]|"")*)"|([^",]*))$/.exec(line);
  if (!match) return 'not a code and a term';
  const code = snomedCodeFromText(match[1] ?? '');
  if (!code) return `${match[1]} is not a SNOMED CT code`;
  if (terms.has(code)) return `${code} is there twice`;
  terms.set(code, (match[2] ?? match[3] ?? '').replaceAll('""', '"'));
  return undefined;
}

function invalid(message: string): Outcome<CodelistFile> {
  return refused({ code: 'definition.invalid', message, remedy: 'Correct the codelist file.' });
}

/** Reads a codelist file of this repository. @throws Bug, in the words of the refusal, when it is not one */
export function parseCodelist(content: string, file: string): CodelistFile {
  const read = readCodelist(content, file);
  assert(read.ok, read.ok ? file : read.refusal.message);
  return read.value;
}
