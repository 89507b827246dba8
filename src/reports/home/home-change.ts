import { type Actor, isoOfDay, monthText, odsCodeFromText, poundsText, type ReleaseLevel } from '../../base/index.ts';
import { decisionsKept, type RegisterDecision } from '../../governance/index.ts';
import { describeFeed, FEEDS } from '../../ingest/index.ts';
import { type RunSummary, runs } from '../../payments/index.ts';
import type { ImportRecord } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { ownPractice, rowsTaken } from '../feeds/feeds.ts';
import { RUN_READERS } from '../payments/runs.ts';
import { firstPermitted } from '../reading.ts';
import type { Destination } from '../report.ts';

/** Something that happened, newest first. `on` is an ISO date. */
export type Change = {
  readonly on: string;
  readonly title: string;
  readonly detail: string;
  readonly to: Destination | null;
};

const MOST_CHANGES = 10;

/** Files received, runs moved on and what committees decided, of those that the reader may see. */
export async function changesFor(context: ReportContext, reader: Actor): Promise<readonly Change[]> {
  const changes = [
    ...filesReceived(context, reader),
    ...(await runsMoved(context, reader)),
    ...(await decisionsMade(context, reader)),
  ];
  return changes.sort((a, b) => b.on.localeCompare(a.on)).slice(0, MOST_CHANGES);
}

function filesReceived(context: ReportContext, reader: Actor): readonly Change[] {
  const own = ownPractice(context, reader);
  const permission = context.rules.may(reader, 'see feeds', { practice: own });
  if (!permission.ok) return [];
  const seen = [...context.book.received().values()].filter((record) => own === undefined || record.sender === own);
  const together = Map.groupBy(seen, ({ receivedOn, feed, status }) => `${receivedOn} ${feed} ${status}`);
  return [...together.values()]
    .slice(-MOST_CHANGES)
    .map((files) => filesChange(context, permission.value.level, files))
    .toReversed();
}

/** At most this many files are named; the Feeds page has them all. */
const MOST_NAMED = 3;

/** Files of one feed that came on one day and fared alike. */
function filesChange(context: ReportContext, level: ReleaseLevel, files: readonly ImportRecord[]): Change {
  const [first] = files as readonly [ImportRecord, ...ImportRecord[]];
  const senders = [...new Set(files.map(({ sender }) => sender))];
  const many = files.length === 1 ? '' : `, ${files.length} files`;
  const names = files.slice(0, MOST_NAMED).map(({ file }) => file);
  const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
  const became = first.status === 'accepted' ? rowsTaken(first.feed, level, files).value : first.status;
  return {
    on: first.receivedOn,
    title: `${feedTitle(first.feed)} received${fromWhom(context, senders)}${many}`,
    detail: `${names.join(', ')}${more}: ${became}.`,
    to: files.length === 1 ? { page: 'feed file', sha256: first.sha256 } : { page: 'feeds' },
  };
}

function feedTitle(name: string): string {
  const feed = FEEDS.find((one) => one === name);
  return feed === undefined ? name : describeFeed(feed).title;
}

function fromWhom({ register }: ReportContext, senders: readonly (string | null)[]): string {
  if (senders.length > 1) return ` from ${senders.length} senders`;
  const [sender] = senders;
  if (sender === undefined || sender === null) return '';
  const code = odsCodeFromText(sender);
  const found = code === undefined ? undefined : register.practice(code);
  return ` from ${found?.ok ? found.value.name : sender}`;
}

async function runsMoved(context: ReportContext, reader: Actor): Promise<readonly Change[]> {
  if (!firstPermitted(context, reader, RUN_READERS).ok) return [];
  const all = await context.store.read((db) => runs(db));
  return all.slice(0, MOST_CHANGES).map(runChange);
}

function runChange({ id, month, stage, replacedBy, preparedAt, totalPence, statementCount }: RunSummary): Change {
  const where = replacedBy === null ? stage : `replaced by ${replacedBy}`;
  const title = `Payment run for ${monthText(month)} is ${where}`;
  const detail = `${statementCount} statements, ${poundsText(totalPence)}.`;
  return { on: preparedAt.slice(0, 10), title, detail, to: { page: 'run', run: id } };
}

/** Decisions taken, and those that were revoked or undone since. Their register is public. */
async function decisionsMade(context: ReportContext, reader: Actor): Promise<readonly Change[]> {
  if (!context.rules.may(reader, 'see published', {}).ok) return [];
  const kept = await context.store.read(decisionsKept);
  return kept.flatMap(decisionChanges);
}

function decisionChanges({ reference, title, committeeName, decidedOn, ended }: RegisterDecision): readonly Change[] {
  const to = { page: 'decision', decision: reference } as const;
  const taken = { on: decidedOn, title: `Decided: ${title}`, detail: `${committeeName}, ${reference}.`, to };
  if (ended === null) return [taken];
  const words = { revoked: 'Revoked', undone: 'Undone' }[ended.kind];
  return [{ on: isoOfDay(ended.on), title: `${words}: ${title}`, detail: ended.words, to }, taken];
}
