import type { Actor, OdsCode, Outcome, Progress, RefusalCode } from '../../base/index.ts';
import { type FeedName, type ImportReport, importFiles as importInto } from '../../ingest/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** Files to receive. A dry run reads and checks them and changes nothing. `sender` where the files do not name it. */
export type ImportFilesAsk = {
  readonly feed: FeedName;
  readonly files: readonly string[];
  readonly dryRun?: boolean;
  /** Applies a file that is in once more, where later files have undone any of it since. */
  readonly again?: boolean;
  readonly sender?: OdsCode;
};

/**
 * Receives files of one feed. The report is the value even when nothing was usable: `usable` is then false, and the
 * audit says `feed.nothing-usable`; of files that were in and have been undone since it says `feed.superseded`. Refuses `access.denied` and `warehouse.locked`.
 */
export function importFiles(
  context: ActionContext,
  actor: Actor,
  ask: ImportFilesAsk,
  progress?: Progress,
): Promise<Outcome<ImportReport>> {
  const { warehouse, businessDate, clock, feedCodes, ingestPass: pass } = context;
  const verb = ask.dryRun === true ? 'check files' : ask.again === true ? 'import files again' : 'import files';
  const deed = { action: 'import' as const, verb, subject: `${ask.feed}, ${ask.files.length} files` };
  return acting(
    context,
    actor,
    deed,
    async () =>
      importInto({
        warehouse,
        pass,
        businessDate,
        clock,
        codes: await feedCodes(),
        ...ask,
        ...(progress === undefined ? {} : { progress }),
      }),
    outcomeOfImport,
  );
}

/** What the audit says of an import. */
export function outcomeOfImport({ usable, superseded }: ImportReport): 'ok' | RefusalCode {
  if (!usable) return 'feed.nothing-usable';
  return superseded ? 'feed.superseded' : 'ok';
}
