import { type Actor, accepted, type OdsCode, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { type ImportRecord, readProvenance } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import type { Reading } from '../reading.ts';
import { ownPractice } from './feeds.ts';

/** What a reader asks for with a file's SHA-256: of their own practice's files, or of all. */
export function fileReading(context: ReportContext, reader: Actor, sha256: string): Omit<Reading, 'verb'> {
  const own = ownPractice(context, reader);
  return { actions: ['see feeds'], ...(own === undefined ? {} : { practice: own }), subject: `file ${sha256}` };
}

/**
 * The last record of a received file, refused and quarantined files too. A practice is answered in the same words
 * whether another sent the file or nobody did, so that nobody can try out what was sent.
 */
export function fileFor(context: ReportContext, reader: Actor, sha256: string): Outcome<ImportRecord> {
  const own = ownPractice(context, reader);
  const same = readProvenance(context.warehouse).filter((record) => record.sha256 === sha256);
  const found = same.findLast((record) => own === undefined || record.sender === own);
  if (found !== undefined) return accepted(found);
  if (own === undefined) return refused({ code: 'not-found', message: 'No file of this name was received.' });
  return refused({
    code: 'access.denied',
    message: `${own} sees the files that it sent alone, and this is none of them.`,
    remedy: 'Choose a file on the Feeds page.',
  });
}

/** Whether a reader may open a received file: to those who see one practice's feeds alone, only what it sent. */
export function mayOpenFile(context: ReportContext, reader: Actor, sha256: string): boolean {
  return ownPractice(context, reader) === undefined || fileFor(context, reader, sha256).ok;
}

/** The practice that sent a file, when it was one of the register. */
export function senderOf(context: ReportContext, record: ImportRecord): OdsCode | undefined {
  const sender = odsCodeFromText(record.sender ?? '');
  return sender !== undefined && context.register.has(sender) ? sender : undefined;
}

/** The name of a file in service as it was sent; its SHA-256 when it is not known. */
export function fileName(context: ReportContext, sha256: string): string {
  return context.book.received().get(sha256)?.file ?? sha256;
}

/** How a file is named by its hash; undefined of one that was not received. */
export function fileNames({ book }: ReportContext): (sha256: string) => string | undefined {
  return (sha256) => book.received().get(sha256)?.file;
}
