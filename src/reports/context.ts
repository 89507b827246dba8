import { BenchShelf, type LoadedFramework } from '../indicators/index.ts';
import { LedgerWatch } from '../ledger/index.ts';
import type { ReportParts } from './report-parts.ts';
import { KnownBooks } from './statements/known-books.ts';
import { StatementBook } from './statements/statement-book.ts';

/**
 * What every report needs. `main` builds one for a process; nothing in it belongs to one reader. `framework` is the one
 * that is looked at: the one that practices are paid by unless `under` was asked for another.
 */
export type ReportContext = ReportParts & {
  /** The framework that practices are paid by and count by at their edges. */
  readonly paidBy: LoadedFramework;
  /** Counts, lists and statements worked out once for each warehouse snapshot. */
  readonly book: StatementBook;
  /** The same as known at other moments. */
  readonly known: KnownBooks;
  /** Rules laid open in the workbench. */
  readonly benches: BenchShelf;
  /** Whether the ledger holds, checked at each reading at the cost of what was added. */
  readonly ledger: LedgerWatch;
  /** The same, looking at another framework. What it works out is kept as long. */
  under(framework: LoadedFramework): ReportContext;
};

export function reportContext(parts: ReportParts): ReportContext {
  const paidBy = parts.framework;
  const known = new KnownBooks(parts, paidBy, () => under(paidBy).book);
  const shared = { paidBy, known, benches: new BenchShelf(), ledger: new LedgerWatch(parts.store, parts.clock) };
  const made = new Map<string, ReportContext>();
  const under = (framework: LoadedFramework): ReportContext => {
    const own = { ...parts, framework };
    const context = made.get(framework.hash) ?? {
      ...own,
      ...shared,
      under,
      book: new StatementBook(own, paidBy, { known }),
    };
    made.set(framework.hash, context);
    return context;
  };
  return under(paidBy);
}
