import { join } from 'node:path';
import type { Day } from '../base/index.ts';
import { quoted, type SegmentDraft } from '../warehouse/index.ts';
import type { FeedLoader, LoadContext, LoadedFile, ReceivedFile } from './feed.ts';
import { ProblemList } from './problem-list.ts';
import { type FileHeader, openRawFile, readFileHeader } from './raw-file.ts';
import { type StagePlan, stageRows } from './stage-rows.ts';
import { addUnknownHeader } from './unknown-header.ts';

/** A feed whose file is one table, known by its header. */
export type OneTableFeed = {
  /** As the problem of an unknown header names it. */
  readonly table: string;
  readonly header: readonly string[];
  /** What the checked rows are called in the scratch database while the file is loaded. */
  readonly staged: string;
  plan(businessDate: Day): StagePlan;
  /** Checks the staged rows against each other, and writes what is right of them. */
  take(file: ReceivedFile, context: LoadContext, problems: ProblemList): Promise<TakenRows>;
};

/** What was written, and whose and of when the rows are; no drafts when the file is refused. */
export type TakenRows = Pick<LoadedFile, 'sender' | 'period' | 'drafts'>;

/** Loads such a file: header, rows as text, each row checked by the plan, and then as the feed takes them. */
export function oneTableLoader(feed: OneTableFeed): FeedLoader {
  return async (file, context) => {
    const problems = new ProblemList(file.name);
    const header = await readFileHeader(context.scratch, file.path);
    if (typeof header === 'string') {
      problems.add(null, header);
      return loaded(0, problems, NOTHING);
    }
    if (header.names.join('\n') !== feed.header.join('\n')) {
      addUnknownHeader(problems, header.names, [{ table: feed.table, columns: feed.header }]);
      return loaded(header.rows ?? 0, problems, NOTHING);
    }
    return loadRows(feed, { file, header }, context, problems);
  };
}

const NOTHING: TakenRows = { sender: null, period: null, drafts: [] };

function loaded(read: number, problems: ProblemList, taken: TakenRows): LoadedFile {
  const accepted = taken.drafts.reduce((sum, draft) => sum + draft.rows, 0);
  return { read, accepted, rejected: read - accepted, problems: [...problems], ...taken };
}

async function loadRows(
  feed: OneTableFeed,
  { file, header }: { readonly file: ReceivedFile; readonly header: FileHeader },
  context: LoadContext,
  problems: ProblemList,
): Promise<LoadedFile> {
  const { scratch, temporaryDirectory } = context;
  const raw = await openRawFile(scratch, file.path, header, { name: `raw_${feed.staged}`, temporaryDirectory });
  if (typeof raw === 'string') {
    problems.add(null, raw);
    return loaded(0, problems, NOTHING);
  }
  try {
    await stageRows(scratch, raw, feed.plan(context.businessDate), { into: feed.staged, problems });
    return loaded(raw.read, problems, await feed.take(file, context, problems));
  } catch (fault) {
    if (await raw.isReadable()) throw fault;
    problems.add(null, 'UNREADABLE_FILE');
    return loaded(raw.read, problems, NOTHING);
  } finally {
    await scratch.run(`DROP TABLE IF EXISTS ${feed.staged}`);
    await raw.drop();
  }
}

/** Rows of a file that make up one part of a segment's table. */
export type StagedPart = {
  readonly staged: string;
  readonly table: SegmentDraft['table'];
  readonly columns: readonly string[];
  /** What the part is called in the manifest; a later file's takes its place. */
  readonly part: string;
  /** A name that no other part of the file has, as part of a file name. */
  readonly path: string;
  /** The condition in SQL that its rows meet. */
  readonly where: string;
};

/** Writes a part as Parquet, in the order of the file, each row with the file that it came in. */
export async function writeStagedPart(
  file: ReceivedFile,
  { scratch, temporaryDirectory }: LoadContext,
  { staged, table, columns, part, path, where }: StagedPart,
): Promise<SegmentDraft> {
  const temporaryPath = join(temporaryDirectory, `${staged}-${file.sha256}-${path}.parquet`);
  const selected = columns.map((column) => (column === 'file' ? `${quoted(file.sha256)} AS file` : `"${column}"`));
  const [written] = await scratch.rows<{ Count: bigint }>(`
    COPY (SELECT ${selected.join(', ')} FROM ${staged} WHERE ${where} ORDER BY "row")
    TO ${quoted(temporaryPath)} (FORMAT parquet, COMPRESSION zstd)`);
  return { table, part, temporaryPath, rows: Number(written?.Count ?? 0n) };
}
