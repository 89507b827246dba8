import { basename, dirname } from 'node:path';
import type { OdsCode } from '../../../base/index.ts';
import { odsCodeFromText } from '../../../base/index.ts';
import type { Reader } from '../../../warehouse/index.ts';
import { openRawFile } from '../../raw-file.ts';
import type { ExtractFile } from './extract-file.ts';
import type { ExtractTable } from './shape.ts';

/** The column that names the practice, of a table that has one. */
const PRACTICE_COLUMN: Partial<Record<ExtractTable, string>> = {
  registrations: 'practice',
  events: 'organisation',
  encounters: 'organisation',
};

/** A practice's code at the beginning of a name, not part of a longer word: X00010-events.csv, X00010_events.parquet. */
const LEADING_CODE = /^([A-Z]\d{5})(?![A-Za-z0-9])/;

/**
 * Who sent a file: who is said to have, else the practice code that its name or its folder begins with, else the
 * one practice that its rows name.
 * @returns null when none of these tells
 */
export async function senderOf(
  reader: Reader,
  file: ExtractFile,
  o: { readonly sender: OdsCode | undefined; readonly temporaryDirectory: string },
): Promise<OdsCode | null> {
  if (o.sender !== undefined) return o.sender;
  return senderInPath(file.received.path) ?? (await onlyPracticeIn(reader, file, o.temporaryDirectory));
}

/** The practice code that a file's name, or else its folder's, begins with. */
export function senderInPath(path: string): OdsCode | null {
  const named = LEADING_CODE.exec(basename(path))?.[1] ?? LEADING_CODE.exec(basename(dirname(path)))?.[1];
  return odsCodeFromText(named ?? '') ?? null;
}

/** What looks like an organisation's code at the beginning of a name, a practice's or not: Q99-events.csv. */
const CODE_LIKE = /^([A-Z]{1,3}\d{2,6})(?=[-_])/;

/** The code that a file's name begins with, when that is another than the practice's whose contents it has. */
export function otherCodeInName(name: string, practice: string): string | undefined {
  const code = CODE_LIKE.exec(name)?.[1];
  return code === practice ? undefined : code;
}

async function onlyPracticeIn(reader: Reader, file: ExtractFile, temporaryDirectory: string): Promise<OdsCode | null> {
  const column = file.table && PRACTICE_COLUMN[file.table];
  if (column === undefined || file.header === undefined) return null;
  const raw = await openRawFile(reader, file.received.path, file.header, { name: 'raw_sender', temporaryDirectory });
  if (typeof raw === 'string') return null;
  try {
    const named = await reader.rows<{ practice: string }>(
      `SELECT DISTINCT "${column}"::VARCHAR AS practice FROM ${raw.relation} WHERE "${column}" IS NOT NULL LIMIT 2`,
    );
    return named.length === 1 ? (odsCodeFromText(named[0]?.practice ?? '') ?? null) : null;
  } catch (fault) {
    if (await raw.isReadable()) throw fault;
    return null;
  } finally {
    await raw.drop();
  }
}
