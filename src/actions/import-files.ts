import type { Actor, OdsCode, Outcome, Progress } from '../base/index.ts';
import { type FeedName, type ImportReport, importFiles as importInto } from '../ingest/index.ts';
import { acting } from './acting.ts';
import type { ActionContext } from './context.ts';

/** Files to receive. A dry run reads and checks them and changes nothing. `sender` where the files do not name it. */
export type ImportFilesAsk = {
  readonly feed: FeedName;
  readonly files: readonly string[];
  readonly dryRun?: boolean;
  readonly sender?: OdsCode;
};

/**
 * Receives files of one feed. The report is the value even when nothing was usable: `usable` is then false, and the
 * audit says `feed.nothing-usable`. Refuses `access.denied` and `warehouse.locked`.
 */
export function importFiles(
  context: ActionContext,
  actor: Actor,
  ask: ImportFilesAsk,
  progress?: Progress,
): Promise<Outcome<ImportReport>> {
  const { warehouse, businessDate, clock, feedCodes: codes, ingestPass: pass } = context;
  const verb = ask.dryRun === true ? 'check files' : 'import files';
  const deed = { action: 'import' as const, verb, subject: `${ask.feed}, ${ask.files.length} files` };
  return acting(
    context,
    actor,
    deed,
    () =>
      importInto({
        warehouse,
        pass,
        businessDate,
        clock,
        codes,
        ...ask,
        ...(progress === undefined ? {} : { progress }),
      }),
    (report) => (report.usable ? 'ok' : 'feed.nothing-usable'),
  );
}
