import { type Actor, accepted } from '../../base/index.ts';
import { type ExportedPosting, exportedPostings, hledgerJournal } from '../../ledger/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** The whole ledger, to be read by other programs. */
export type LedgerExport = { readonly postings: readonly ExportedPosting[]; readonly hledger: string };

/** Every posting of the ledger, and the same as an hledger journal. */
export function ledgerExport(context: ReportContext, reader: Actor): Report<LedgerExport> {
  const what = { actions: ['see ledger'] as const, verb: 'export ledger', subject: 'ledger' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) =>
      accepted({ postings: await exportedPostings(db), hledger: await hledgerJournal(db) }),
    ),
  );
}
