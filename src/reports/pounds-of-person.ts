import type { Actor, OdsCode } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { PoundsOfPersonReport } from './pounds.ts';
import type { Report } from './report.ts';

export type PoundsOfPersonAsk = { readonly practice: OdsCode; readonly person: string };

export function poundsOfPersonReport(
  _context: ReportContext,
  _reader: Actor,
  _ask: PoundsOfPersonAsk,
): Report<PoundsOfPersonReport> {
  throw new Error('being built');
}
