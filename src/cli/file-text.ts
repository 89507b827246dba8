import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { accepted, type Json, type Outcome, refused } from '../base/index.ts';

/** More is nobody's typing. */
const MOST_BYTES = 20_000_000;

/**
 * The text of a file that a command is given, without a byte order mark.
 * Refuses `input.invalid` for what is no file, and for one that is larger than anybody types.
 * @param path as it was written, from the folder `cwd`
 */
export function fileText(cwd: string, path: string): Outcome<string> {
  const found = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (!found?.isFile()) {
    const remedy = 'Name a file that is there; a relative path is of the folder that the command was called in.';
    return refused({ code: 'input.invalid', message: `There is no file ${path}.`, remedy });
  }
  if (found.size > MOST_BYTES) {
    return refused({ code: 'input.invalid', message: `${path} is larger than 20 MB.`, remedy: 'Divide it.' });
  }
  return accepted(readFileSync(resolve(cwd, path), 'utf8').replace(/^\uFEFF/, ''));
}

/** What a file of JSON holds. Refuses as `fileText`, and `input.invalid` for what is not JSON. */
export function fileJson(cwd: string, path: string): Outcome<Json> {
  const text = fileText(cwd, path);
  if (!text.ok) return text;
  try {
    return accepted(JSON.parse(text.value) as Json);
  } catch (fault) {
    return refused({ code: 'input.invalid', message: `${basename(path)} is not JSON: ${(fault as Error).message}` });
  }
}
