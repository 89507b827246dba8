import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OdsCode, sha256 } from '../base/index.ts';
import { replaceFile } from './durable-file.ts';

/** Whom or what of them an erased name is of: a person's pseudonym or the name of an encounter of theirs. */
export type ErasedName = 'person' | 'encounter';

/** By practice, hashes of the names of erased people and their encounters, in order. */
type KeptOut = Readonly<Record<string, readonly string[]>>;

/**
 * What is kept of who was erased from a practice, so that an earlier file does not bring them back: SHA-256 of
 * `<practice> person <pseudonym>` and `<practice> encounter <id>`.
 */
export function readKeptOut(directory: string, practice: OdsCode): readonly string[] {
  return read(directory)[practice] ?? [];
}

/** Adds names to those that are kept out, each once. Only for who holds the import lock. */
export function keepOut(
  directory: string,
  practice: OdsCode,
  names: Readonly<Record<ErasedName, readonly string[]>>,
): void {
  const all = read(directory);
  const hashes = [
    ...names.person.map((name) => sha256(`${practice} person ${name}`)),
    ...names.encounter.map((name) => sha256(`${practice} encounter ${name}`)),
  ];
  const kept = [...new Set([...(all[practice] ?? []), ...hashes])].sort();
  replaceFile(pathIn(directory), [`${JSON.stringify({ ...all, [practice]: kept })}\n`]);
}

/** SQL that is true where a name in `expression` is one of those kept out of a practice. */
export function isKeptOutSql(practice: OdsCode, hashes: readonly string[], of: ErasedName, expression: string): string {
  const list = hashes.map((hash) => `'${hash}'`).join(', ');
  return `coalesce(sha256('${practice} ${of} ' || (${expression})::VARCHAR) IN (${list}), false)`;
}

function read(directory: string): KeptOut {
  const path = pathIn(directory);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KeptOut) : {};
}

function pathIn(directory: string): string {
  return join(directory, 'kept-out.json');
}
