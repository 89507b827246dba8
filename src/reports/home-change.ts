import { type Actor, monthText, poundsText } from '../base/index.ts';
import { type RunSummary, runs } from '../payments/index.ts';
import type { ImportRecord } from '../warehouse/index.ts';
import type { ReportContext } from './context.ts';
import { ownPractice } from './feeds.ts';
import { firstPermitted } from './reading.ts';
import type { Destination } from './report.ts';
import { RUN_READERS } from './runs.ts';

/** Something that happened, newest first. `on` is an ISO date. */
export type Change = {
  readonly on: string;
  readonly title: string;
  readonly detail: string;
  readonly to: Destination | null;
};

const MOST_CHANGES = 10;

/** Files received and runs moved on, of those that the reader may see. */
export async function changesFor(context: ReportContext, reader: Actor): Promise<readonly Change[]> {
  const changes = [...filesReceived(context, reader), ...(await runsMoved(context, reader))];
  return changes.sort((a, b) => b.on.localeCompare(a.on)).slice(0, MOST_CHANGES);
}

function filesReceived(context: ReportContext, reader: Actor): readonly Change[] {
  const own = ownPractice(context, reader);
  if (!context.rules.may(reader, 'see feeds', { practice: own }).ok) return [];
  const seen = [...context.book.received().values()].filter((record) => own === undefined || record.sender === own);
  return seen.slice(-MOST_CHANGES).map(fileChange).toReversed();
}

function fileChange({ receivedOn, feed, sender, sha256, read, accepted, status }: ImportRecord): Change {
  const title = `${feed} received${sender === null ? '' : ` from ${sender}`}`;
  const detail = status === 'accepted' ? `${accepted} of ${read} rows accepted.` : `The file was ${status}.`;
  return { on: receivedOn, title, detail, to: { page: 'feed file', sha256 } };
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
