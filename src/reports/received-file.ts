import { type ImportRecord, readProvenance } from '../warehouse/index.ts';
import type { ReportContext } from './context.ts';

/** The last record of a received file by its SHA-256, refused and quarantined files too; undefined when it never came. */
export function receivedRecord(context: ReportContext, sha256: string): ImportRecord | undefined {
  return readProvenance(context.warehouse).findLast((record) => record.sha256 === sha256);
}

/** The name of a file in service as it was sent; its SHA-256 when it is not known. */
export function fileName(context: ReportContext, sha256: string): string {
  return context.book.received().get(sha256)?.file ?? sha256;
}
