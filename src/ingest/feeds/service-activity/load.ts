import { join } from 'node:path';
import { type Day, isoOfDay, isoOfMonth, type Month } from '../../../base/index.ts';
import { PROVIDER_LAYOUT, quoted, type Reader, type SegmentDraft } from '../../../warehouse/index.ts';
import type { FeedLoader, LoadContext, LoadedFile, ReceivedFile } from '../../feed.ts';
import { ProblemList } from '../../problem-list.ts';
import { type FileHeader, openRawFile, readFileHeader } from '../../raw-file.ts';
import { type StagePlan, stageRows } from '../../stage-rows.ts';
import { addUnknownHeader } from '../../unknown-header.ts';
import { otherCodeInName } from '../practice-extract/sender.ts';
import { ACTIVITY_COLUMNS } from './shape.ts';

const HEADER = ACTIVITY_COLUMNS.map((column) => column.name);
const STAGED = 'staged_activity';
const RAW = 'raw_activity';

/**
 * Loads what a provider did into `service_activity`: a part for each month, so that a later file of the provider takes
 * the place of a month as a whole. A bad row is left out; a file of two providers is refused.
 */
export const load: FeedLoader = async (file, context) => {
  const problems = new ProblemList(file.name);
  const header = await readFileHeader(context.scratch, file.path);
  if (typeof header === 'string') {
    problems.add(null, header);
    return nothingUsable(problems, 0);
  }
  if (header.names.join('\n') !== HEADER.join('\n')) {
    addUnknownHeader(problems, header.names, [{ table: 'service_activity', columns: HEADER }]);
    return nothingUsable(problems, header.rows ?? 0);
  }
  return loadRows(file, header, context, problems);
};

function nothingUsable(problems: ProblemList, read: number): LoadedFile {
  return { read, accepted: 0, rejected: read, problems: [...problems], sender: null, period: null, drafts: [] };
}

async function loadRows(
  file: ReceivedFile,
  header: FileHeader,
  context: LoadContext,
  problems: ProblemList,
): Promise<LoadedFile> {
  const { scratch, temporaryDirectory } = context;
  const raw = await openRawFile(scratch, file.path, header, { name: RAW, temporaryDirectory });
  if (raw === 'unreadable') {
    problems.add(null, 'UNREADABLE_FILE');
    return nothingUsable(problems, 0);
  }
  try {
    await stageRows(scratch, raw, planOf(context.businessDate), { into: STAGED, problems });
    await leaveOutRepeated(scratch, problems);
    const isOfOne = await isOfOneProvider(scratch, problems);
    const parts = await partsOf(scratch);
    const provider = parts[0]?.provider ?? '';
    const other = provider === '' ? undefined : otherCodeInName(file.name, provider);
    if (other !== undefined) problems.add(null, 'SENDER_DIFFERS', { column: other, allowed: provider });
    const drafts = isOfOne && other === undefined ? await writeParts(file, context, parts) : [];
    return loadedFile(parts, drafts, { read: raw.read, problems });
  } catch (fault) {
    if (await raw.isReadable()) throw fault;
    problems.add(null, 'UNREADABLE_FILE');
    return nothingUsable(problems, raw.read);
  } finally {
    await scratch.run(`DROP TABLE IF EXISTS ${STAGED}`);
    await raw.drop();
  }
}

function planOf(businessDate: Day): StagePlan {
  const today = isoOfDay(businessDate);
  return {
    columns: ACTIVITY_COLUMNS,
    output: Object.fromEntries(HEADER.map((name) => [name, `s."${name}"`])),
    checks: [
      { code: 'FUTURE_DATE', facts: { column: 'done_on', allowed: today }, when: `s.done_on > DATE '${today}'` },
      {
        code: 'ENDS_BEFORE_START',
        facts: { column: 'recorded_at', allowed: 'done_on' },
        when: 's.recorded_at::DATE < s.done_on',
      },
    ],
  };
}

/** Of several rows of one name the first is taken. */
async function leaveOutRepeated(scratch: Reader, problems: ProblemList): Promise<void> {
  const repeated = `SELECT "row" FROM (
    SELECT "row", row_number() OVER (PARTITION BY row_id ORDER BY "row") AS nth FROM ${STAGED}) WHERE nth > 1`;
  const { columns } = await scratch.columns(`${repeated} ORDER BY 1`);
  problems.addRows((columns[0] ?? []) as number[], 'DUPLICATE_ROW_ID');
  await scratch.run(`DELETE FROM ${STAGED} WHERE "row" IN (${repeated})`);
}

async function isOfOneProvider(scratch: Reader, problems: ProblemList): Promise<boolean> {
  const { columns } = await scratch.columns(
    `SELECT "row" FROM ${STAGED} WHERE provider <> (SELECT provider FROM ${STAGED} ORDER BY "row" LIMIT 1) ORDER BY 1`,
  );
  const others = (columns[0] ?? []) as number[];
  problems.addRows(others, 'TWO_PROVIDERS');
  return others.length === 0;
}

/** The activity of a provider in a month. */
type Part = { readonly provider: string; readonly month: string };

async function partsOf(scratch: Reader): Promise<Part[]> {
  const rows = await scratch.rows<{ provider: string; month: number }>(`
    SELECT provider, ((year(done_on) - 1970) * 12 + month(done_on) - 1)::INTEGER AS month
    FROM ${STAGED} GROUP BY ALL ORDER BY ALL`);
  return rows.map(({ provider, month }) => ({ provider, month: isoOfMonth(month as Month) }));
}

async function writeParts(file: ReceivedFile, context: LoadContext, parts: readonly Part[]): Promise<SegmentDraft[]> {
  const drafts: SegmentDraft[] = [];
  for (const part of parts) drafts.push(await writePart(file, context, part));
  return drafts;
}

async function writePart(file: ReceivedFile, context: LoadContext, { provider, month }: Part): Promise<SegmentDraft> {
  const temporaryPath = join(context.temporaryDirectory, `activity-${file.sha256}-${month}.parquet`);
  const columns = Object.keys(PROVIDER_LAYOUT.service_activity).map((column) =>
    column === 'file' ? `${quoted(file.sha256)} AS file` : `"${column}"`,
  );
  const [written] = await context.scratch.rows<{ Count: bigint }>(`
    COPY (SELECT ${columns.join(', ')} FROM ${STAGED} WHERE strftime(done_on, '%Y-%m') = '${month}' ORDER BY "row")
    TO ${quoted(temporaryPath)} (FORMAT parquet, COMPRESSION zstd)`);
  return { table: 'service_activity', part: `${provider} ${month}`, temporaryPath, rows: Number(written?.Count ?? 0n) };
}

/** @param drafts none when the file is refused */
function loadedFile(
  parts: readonly Part[],
  drafts: readonly SegmentDraft[],
  { read, problems }: { readonly read: number; readonly problems: ProblemList },
): LoadedFile {
  const accepted = drafts.reduce((sum, draft) => sum + draft.rows, 0);
  const period = parts.map(({ month }) => month).join(', ');
  return {
    read,
    accepted,
    rejected: read - accepted,
    problems: [...problems],
    sender: parts[0]?.provider ?? null,
    period: period === '' ? null : period,
    drafts,
  };
}
