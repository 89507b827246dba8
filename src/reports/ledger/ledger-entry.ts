import {
  type Actor,
  accepted,
  type Day,
  type Month,
  monthFromIso,
  type OdsCode,
  odsCodeFromText,
  type Pence,
  refused,
} from '../../base/index.ts';
import { accounts, type Entry, entry, funds, type Posting } from '../../ledger/index.ts';
import { linesOfEntry, standingStatement } from '../../payments/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { notOfPractice, ownPostings } from './own-postings.ts';

/** The statement line that a posting pays. */
export type PostedLine = {
  readonly practice: OdsCode;
  readonly month: Month;
  readonly term: string;
  readonly title: string;
};
export type EntryPosting = {
  readonly account: string;
  readonly accountTitle: string;
  readonly fund: string;
  readonly fundTitle: string;
  /** Debit positive, credit negative. */
  readonly amountPence: Pence;
  readonly subject: string | null;
  readonly line: PostedLine | null;
};
/** A ledger entry, with the statement line behind each posting and the decision that allowed it. */
export type LedgerEntryReport = {
  readonly id: string;
  readonly reference: string;
  readonly date: Day;
  readonly fund: string;
  readonly fundTitle: string;
  readonly description: string;
  readonly postings: readonly EntryPosting[];
  readonly decision: { readonly id: string; readonly by: string; readonly at: string; readonly contentHash: string };
  readonly run: string | null;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
  readonly hash: string;
};

export type LedgerEntryAsk = { readonly entry: string };

/** One entry of the ledger; to a practice only those that pay its own statements. */
export function ledgerEntryReport(
  context: ReportContext,
  reader: Actor,
  ask: LedgerEntryAsk,
): Report<LedgerEntryReport> {
  const own = ownPostings(context, reader);
  const actions = ['see ledger', 'see postings'] as const;
  const whose = own === undefined ? {} : { practice: own };
  const deed = { deed: 'see ledger entries', verb: 'read ledger entry', subject: `entry ${ask.entry}` };
  return reading(context, reader, { actions, ...whose, ...deed }, () =>
    context.store.read(async (db) => {
      const found = await entry(db, ask.entry);
      const isOwn = found?.postings.every(({ subject }) => subject === own) === true;
      if (own !== undefined && !isOwn) return notOfPractice(own, 'ledger entry');
      if (found === undefined) return refused({ code: 'not-found', message: `The ledger has no entry ${ask.entry}.` });
      const [paid] = await linesOfEntry(db, found.id);
      const titles = new Map((await accounts(db)).map((one) => [one.id, one.title]));
      const fundTitles = new Map((await funds(db)).map((one) => [one.id, one.title]));
      const lineTitles =
        paid === undefined ? new Map<string, string>() : await titlesOfLines(db, paid.practice, paid.month);
      return accepted({
        ...headOf(found),
        fundTitle: fundTitles.get(found.fund) ?? found.fund,
        postings: found.postings.map((posting) => ({
          ...postingRow(posting, titles, lineTitles),
          fundTitle: fundTitles.get(posting.fund) ?? posting.fund,
        })),
        decision: {
          id: found.decisionId,
          by: nameOf(context, found.approvedBy),
          at: found.approvedAt,
          contentHash: found.approvedHash,
        },
        run: paid?.run ?? null,
      });
    }),
  );
}

function headOf({ id, reference, date, fund, description, reverses, hash }: Entry) {
  return { id, reference, date, fund, description, reverses, hash };
}

async function titlesOfLines(db: ReadDb, practice: OdsCode, month: Month): Promise<Map<string, string>> {
  const standing = await standingStatement(db, practice, month);
  return new Map(standing?.statement.lines.map((line) => [line.id, line.title]));
}

function postingRow(
  posting: Posting,
  titles: ReadonlyMap<string, string>,
  lineTitles: ReadonlyMap<string, string>,
): Omit<EntryPosting, 'fundTitle'> {
  const { account, fund, amountPence, subject } = posting;
  const line = posting.lineId === null ? null : lineFrom(posting.lineId, lineTitles.get(posting.lineId));
  return { account, accountTitle: titles.get(account) ?? account, fund, amountPence, subject, line };
}

/** `<practice>/<month>/<term>` taken apart. */
function lineFrom(id: string, title: string | undefined): PostedLine | null {
  const [practiceText = '', monthText = '', term = ''] = id.split('/');
  const [practice, month] = [odsCodeFromText(practiceText), monthFromIso(monthText)];
  return practice === undefined || month === undefined ? null : { practice, month, term, title: title ?? term };
}
