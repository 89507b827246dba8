import type { Day, Pence } from '../../base/index.ts';
import { entry, funds } from '../../ledger/index.ts';
import { paymentsOfLine, run } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import type { StatementStanding } from './statement-month.ts';

/** The decision that allows a line to be paid. */
export type LineDecision = { readonly id: string; readonly words: string; readonly by: string; readonly at: string };

/** The posting that paid a line. */
export type LinePosting = {
  readonly entry: string;
  readonly reference: string;
  readonly date: Day;
  readonly account: string;
  /** Its title. */
  readonly fund: string;
  readonly amountPence: Pence;
};

/** Who certified the run that pays the line, of several runs of the month; null while nobody has. */
export async function lineDecision(
  context: ReportContext,
  standing: StatementStanding,
  line: string,
): Promise<LineDecision | null> {
  if (standing.kind !== 'in a run') return null;
  const payments = await context.store.read((db) => paymentsOfLine(db, line));
  const paying =
    payments.find((one) => (one.stage === 'certified' || one.stage === 'released') && !one.isReversed)?.run ??
    standing.run;
  const found = await context.store.read((db) => run(db, paying));
  const certified = found?.events.find((event) => event.stage === 'certified');
  if (certified?.decision == null) return null;
  const words = `Payment run ${paying} was certified.`;
  return { id: certified.decision, words, by: nameOf(context, certified.user), at: certified.at };
}

/** Postings in the ledger that name the line. */
export async function linePostings(context: ReportContext, line: string): Promise<readonly LinePosting[]> {
  return context.store.read(async (db) => {
    const paid = (await paymentsOfLine(db, line)).flatMap((payment) => payment.entry ?? []);
    const titles = new Map((await funds(db)).map((one) => [one.id, one.title]));
    const postings: LinePosting[] = [];
    for (const id of new Set(paid)) {
      const found = await entry(db, id);
      for (const posting of found?.postings ?? []) {
        if (found === undefined || posting.lineId !== line) continue;
        const { account, amountPence } = posting;
        const fund = titles.get(posting.fund) ?? posting.fund;
        postings.push({ entry: id, reference: found.reference, date: found.date, account, fund, amountPence });
      }
    }
    return postings;
  });
}

/** A user's name, or the id of one who is no longer listed. */
export function nameOf(context: ReportContext, user: string): string {
  return context.users.users().find((one) => one.id === user)?.name ?? user;
}
