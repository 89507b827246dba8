import type { Actor, OdsCode, Outcome, Progress } from '../base/index.ts';
import type { FeedName, ImportReport } from '../ingest/index.ts';
import type { ActionContext } from './context.ts';

/** Files to receive. A dry run reads and checks them and changes nothing. `sender` where the feed's file does not name it. */
export type ImportFilesAsk = {
  readonly feed: FeedName;
  readonly files: readonly string[];
  readonly dryRun?: boolean;
  readonly sender?: OdsCode;
};
export function importFiles(
  _context: ActionContext,
  _actor: Actor,
  _ask: ImportFilesAsk,
  _progress?: Progress,
): Promise<Outcome<ImportReport>> {
  throw new Error('being built');
}
