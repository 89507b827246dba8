import { type Actor, dayText, type Month, monthText, poundsText } from '../../base/index.ts';
import { lastAchievementYearEnd } from '../../contracts/index.ts';
import { problemInShort } from '../../ingest/index.ts';
import { type RunSummary, run, runs } from '../../payments/index.ts';
import type { ImportRecord } from '../../warehouse/index.ts';
import { type Agreement, verificationOf } from '../catalogue/verification.ts';
import type { ReportContext } from '../context.ts';
import { ownPractice } from '../feeds/feeds.ts';
import { lateFeeds } from '../feeds/late-feeds.ts';
import { answersSeen } from '../measures/answers.ts';
import { reasonWords } from '../measures/forecast.ts';
import { queriesSeen, type ShownQuery } from '../measures/queries.ts';
import { nextOf } from '../payments/run.ts';
import type { Destination } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { contractMonths, latestMonth } from '../statements/statement-month.ts';

/** Something that waits for the reader. */
export type Need = {
  readonly kind:
    | 'run to certify'
    | 'run to release'
    | 'run to prepare'
    | 'bank details to approve'
    | 'payee to approve'
    | 'payment returned'
    | 'feed late'
    | 'rows rejected'
    | 'line held'
    | 'results not verified'
    | 'query'
    | 'answer'
    | 'dispute to answer'
    | 'dispute open'
    | 'claims to approve'
    | 'return to send'
    | 'challenge waits'
    | 'interest asked'
    | 'interests to confirm'
    | 'case late'
    | 'case to sign'
    | 'case decided'
    | 'case to decide'
    | 'glass to review'
    | 'glass broken'
    | 'quality case waits';
  readonly title: string;
  readonly detail: string;
  readonly to: Destination | null;
};

/** Runs that the reader may certify or release, and the latest month without a run for those who prepare. */
export async function runNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const all = await context.store.read((db) => runs(db));
  const needs: Need[] = [];
  for (const summary of all) needs.push(...(await runNeed(context, reader, summary)));
  const month = contractMonths(context).at(-1);
  const isCovered = month === undefined || all.some((one) => one.month === month && one.stage !== 'withdrawn');
  if (isCovered || !context.rules.may(reader, 'prepare payment', {}).ok) return needs;
  const title = `${monthText(month)} has no payment run`;
  return [...needs, { kind: 'run to prepare', title, detail: 'Its statements can be prepared.', to: { page: 'runs' } }];
}

async function runNeed(context: ReportContext, reader: Actor, summary: RunSummary): Promise<readonly Need[]> {
  if (summary.stage === 'released' || summary.stage === 'withdrawn') return [];
  const found = await context.store.read((db) => run(db, summary.id));
  const next = found === undefined ? undefined : nextOf(context, reader, found);
  if (next === undefined || !next.allowed || next.verb === null) return [];
  const { month, statementCount, totalPence, preparedBy } = summary;
  const title = `${monthText(month)}: payment run to ${next.verb}`;
  const detail = `${statementCount} statements, ${poundsText(totalPence)}, prepared by ${nameOf(context, preparedBy)}.`;
  const kind = next.verb === 'certify' ? 'run to certify' : 'run to release';
  return [{ kind, title, detail, to: { page: 'run', run: summary.id } }];
}

/** For those who prepare payments: that the two calculators have not agreed on what is in service. */
export async function resultNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  if (!context.rules.may(reader, 'prepare payment', {}).ok) return [];
  const periodEnd = lastAchievementYearEnd(await latestMonth(context));
  const verified = await verificationOf(context, periodEnd);
  if (verified !== null && verified.differences === 0 && verified.notCompared === 0) return [];
  const title = `Results at ${dayText(periodEnd)} are not verified`;
  return [{ kind: 'results not verified', title, detail: agreementWords(verified), to: null }];
}

function agreementWords(verified: Agreement | null): string {
  if (verified === null) return 'The two calculators have not been compared on what is now in the warehouse.';
  if (verified.differences > 0) return `The two calculators differ on ${verified.differences} people.`;
  const { notCompared, practices } = verified;
  return `The two calculators have not been compared on the rows now held of ${notCompared} of ${practices} practices.`;
}

/** Open queries: those overdue to everybody who sees them, and what a reader is to answer or settle. */
export async function queryNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const open = (await queriesSeen(context, reader)).filter(({ standing }) => standing !== 'settled');
  const isReaders = ({ practice, standing }: ShownQuery): boolean =>
    context.rules.may(reader, standing === 'answered' ? 'settle query' : 'answer query', { practice }).ok;
  return open
    .filter((query) => query.isOverdue || isReaders(query))
    .toSorted((a, b) => a.dueOn - b.dueOn)
    .slice(0, MOST_OF_A_KIND)
    .map(({ practice, name, indicator, periodEnd, isOverdue, standing, dueOn }) => ({
      kind: 'query',
      title: `${name}: the query about ${indicator} ${isOverdue ? 'is overdue' : standing === 'answered' ? 'is to be settled' : 'is to be answered'}`,
      detail: `${isOverdue ? 'It was' : 'It is'} to be settled by ${dayText(dueOn)}. The last accepted value is paid on meanwhile.`,
      to: { page: 'query', practice, indicator, periodEnd },
    }));
}

/** Answers to yes-no measures that the reader is to give or to check. */
export async function answerNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const waiting = (await answersSeen(context, reader)).filter(({ standing, practice }) => {
    if (standing === 'accepted') return false;
    const action = standing === 'waits to be checked' ? 'check answer' : 'answer measure';
    return context.rules.may(reader, action, { practice }).ok;
  });
  return waiting.slice(0, MOST_OF_A_KIND).map(({ practice, name, measure, shortTitle, periodEnd, standing }) => ({
    kind: 'answer',
    title: `${name}: ${measure} is to be ${standing === 'waits to be checked' ? 'checked' : 'answered'}`,
    detail: `${shortTitle}, in the year to ${dayText(periodEnd)}. Without an accepted answer it earns no point.`,
    to: { page: 'answer', practice, measure, periodEnd },
  }));
}

/** Lines that are held, as far as statements are worked out: of how many practices, of all that the reader may see. */
export type HeldLines = { readonly needs: readonly Need[]; readonly workedOut: number; readonly practices: number };

/**
 * Lines of the latest month that are held, in practices whose money the reader may see. Nobody waits for fifty
 * statements: those that are not worked out yet are worked out meanwhile.
 */
export function heldLines(context: ReportContext, reader: Actor): HeldLines {
  const month = contractMonths(context).at(-1);
  if (month === undefined) return { needs: [], workedOut: 0, practices: 0 };
  const needs: Need[] = [];
  let [workedOut, practices] = [0, 0];
  for (const { code, name } of context.register.practices()) {
    const money = context.rules.may(reader, 'see practice money', { practice: code });
    if (!money.ok) continue;
    practices += 1;
    const statement = context.book.statementWorkedOut(code, month);
    if (statement === undefined) continue;
    workedOut += 1;
    for (const line of statement.ok ? statement.value.held : []) {
      const title = `${name}: ${line.title} is held for ${monthText(month)}`;
      const detail = reasonWords(money.value.level, line.reason);
      needs.push({ kind: 'line held', title, detail, to: { page: 'statement', practice: code, month } });
    }
  }
  if (workedOut < practices) startWorkingOut(context, month);
  return { needs: needs.slice(0, MOST_OF_A_KIND), workedOut, practices };
}

/** What goes wrong with a statement is told to whoever opens it. */
function startWorkingOut({ book }: ReportContext, month: Month): void {
  book.workOutMonth(month).catch(() => undefined);
}

/** At most this many needs of one kind are listed; the pages that they lead to have them all. */
export const MOST_OF_A_KIND = 10;

/** Feeds that are late and files with rejected rows, of those senders that the reader may see. */
export function feedNeeds(context: ReportContext, reader: Actor): readonly Need[] {
  const own = ownPractice(context, reader);
  if (!context.rules.may(reader, 'see feeds', { practice: own }).ok) return [];
  const isSeen = (sender: string | null) => own === undefined || sender === own;
  const late = lateFeeds(context)
    .filter((one) => isSeen(one.sender))
    .map(
      ({ feed, name, words }): Need => ({
        kind: 'feed late',
        title: `${name}: ${feed} is late`,
        detail: words,
        to: { page: 'feeds' },
      }),
    );
  const rejected = [...context.book.received().values()]
    .filter((record) => record.rejected > 0 && isSeen(record.sender))
    .toReversed()
    .map(rejectedNeed);
  return [...late.slice(0, MOST_OF_A_KIND), ...rejected.slice(0, MOST_OF_A_KIND)];
}

function rejectedNeed({ sha256, file, rejected, problemCounts }: ImportRecord): Need {
  const rows = rejected === 1 ? '1 row was' : `${rejected} rows were`;
  const why = Object.entries(problemCounts).map(([code, count]) => `${count} ${problemInShort(code)}`);
  const detail = `${file}: ${why.join('; ')}. Open the file for each row and what to do.`;
  return { kind: 'rows rejected', title: `${rows} rejected`, detail, to: { page: 'feed file', sha256 } };
}
