import type { Actor } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { PoundsOfFileReport } from './pounds.ts';
import type { Report } from './report.ts';

export type PoundsOfFileAsk = { readonly sha256: string };

export function poundsOfFileReport(
  _context: ReportContext,
  _reader: Actor,
  _ask: PoundsOfFileAsk,
): Report<PoundsOfFileReport> {
  throw new Error('being built');
}
