import { join } from 'node:path';
import { type Day, dayFromIso, financialYearFromText, isoOfDay } from '../../../base/index.ts';
import { AGGREGATE_LAYOUT, quoted, type Reader, type SegmentDraft } from '../../../warehouse/index.ts';
import type { FeedLoader, LoadContext, LoadedFile, ReceivedFile } from '../../feed.ts';
import { ProblemList } from '../../problem-list.ts';
import { type FileHeader, openRawFile, readFileHeader } from '../../raw-file.ts';
import { type StagePlan, stageRows } from '../../stage-rows.ts';
import { addUnknownHeader } from '../../unknown-header.ts';
import { otherCodeInName } from '../practice-extract/sender.ts';
import { COUNTS_COLUMNS } from './shape.ts';

const HEADER = COUNTS_COLUMNS.map((column) => column.name);
const STAGED = 'staged_counts';
const RAW = 'raw_counts';

/**
 * Loads what a practice counted at its edge into `practice_counts`: a part for each cut-off, so that a later file of
 * the practice and cut-off takes its place as a whole. A file with any problem is refused as a whole.
 */
export const load: FeedLoader = async (file, context) => {
  const problems = new ProblemList(file.name);
  const header = await readFileHeader(context.scratch, file.path);
  if (typeof header === 'string') {
    problems.add(null, header);
    return nothingUsable(problems, 0);
  }
  if (header.names.join('\n') !== HEADER.join('\n')) {
    addUnknownHeader(problems, header.names, [{ table: 'practice_counts', columns: HEADER }]);
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
    await stageRows(scratch, raw, countsPlan(context.businessDate), { into: STAGED, problems });
    await addRows(scratch, problems, 'TWO_PRACTICES', OTHER_PRACTICE);
    await addRows(scratch, problems, 'DUPLICATE_COUNT', REPEATED);
    if (problems.count === 0) await addMissing(scratch, problems);
    const parts = await partsOf(scratch);
    const practice = parts[0]?.practice ?? '';
    const other = practice === '' ? undefined : otherCodeInName(file.name, practice);
    if (other !== undefined) problems.add(null, 'SENDER_DIFFERS', { column: other, allowed: practice });
    const drafts = problems.count === 0 ? await writeParts(file, context, parts) : [];
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

function countsPlan(businessDate: Day): StagePlan {
  const today = isoOfDay(businessDate);
  const isSha256 = (text: string) => /^[0-9a-f]{64}$/.test(text);
  const hashFacts = (column: string) => ({ column, allowed: 'a SHA-256 of 64 hexadecimal digits' });
  return {
    columns: COUNTS_COLUMNS,
    output: Object.fromEntries(HEADER.map((name) => [name, `s."${name}"`])),
    checks: [
      {
        code: 'FUTURE_DATE',
        facts: { column: 'cut_off', allowed: today },
        when: `s.cut_off > DATE '${today}'`,
      },
      { code: 'OPTED_OUT_ABOVE_COUNT', facts: {}, when: 's.opted_out > s.count' },
      {
        code: 'REASON_NOT_FITTING',
        facts: {},
        when: "(s.component IN ('adjustment', 'exclusion')) <> (s.reason IS NOT NULL)",
      },
    ],
    distinct: [
      {
        expression: "f.period::VARCHAR || ' ' || f.cut_off::VARCHAR",
        isGood: liesInYear,
        code: 'CUT_OFF_OUTSIDE_PERIOD',
        facts: {},
      },
      ...['definition_hash', 'extract_sha256'].map((column) => ({
        expression: `f.${column}::VARCHAR`,
        isGood: isSha256,
        code: 'BAD_CODE' as const,
        facts: hashFacts(column),
      })),
    ],
  };
}

/** Of '2025/26 2026-03-31': whether the day lies in the year. A day that is none is another check's business. */
function liesInYear(text: string): boolean {
  const [label = '', date = ''] = text.split(' ');
  const day = dayFromIso(date);
  if (day === undefined) return true;
  const year = financialYearFromText(label);
  return year !== undefined && year.label === label && year.start <= day && day <= year.end;
}

const OTHER_PRACTICE = `SELECT "row" FROM ${STAGED} WHERE practice <> (SELECT practice FROM ${STAGED} ORDER BY "row" LIMIT 1)`;
const REPEATED = `SELECT "row" FROM (
  SELECT "row", row_number() OVER (PARTITION BY indicator, definition_hash, cut_off, component, reason ORDER BY "row") AS nth
  FROM ${STAGED}) WHERE nth > 1`;

async function addRows(
  scratch: Reader,
  problems: ProblemList,
  code: 'TWO_PRACTICES' | 'DUPLICATE_COUNT',
  query: string,
): Promise<void> {
  const { columns } = await scratch.columns(`${query} ORDER BY 1`);
  problems.addRows((columns[0] ?? []) as number[], code);
}

/** What every indicator is sent with; which reasons there are, its definition alone knows. */
const ALWAYS_SENT = ['register', 'denominator', 'numerator'];

/** Names the components that an indicator lacks at a cut-off, at its first row. */
async function addMissing(scratch: Reader, problems: ProblemList): Promise<void> {
  const rows = await scratch.rows<{ row: number; indicator: string; cut_off: Day; sent: string[] }>(
    `SELECT min("row") AS "row", indicator, cut_off, list(component) AS sent FROM ${STAGED}
     GROUP BY indicator, cut_off ORDER BY 1`,
  );
  for (const { row, indicator, cut_off, sent } of rows) {
    const missing = ALWAYS_SENT.filter((component) => !sent.includes(component));
    const of = `${indicator} at ${isoOfDay(cut_off)}`;
    if (missing.length > 0) problems.add(row, 'MISSING_COUNT', { column: of, fields: missing.join(' and ') });
  }
}

/** The counts of a practice at a cut-off. */
type Part = { readonly practice: string; readonly cutOff: string; readonly rows: number };

async function partsOf(scratch: Reader): Promise<Part[]> {
  const parts = await scratch.rows<{ practice: string; cut_off: Day; rows: bigint }>(
    `SELECT practice, cut_off, count(*) AS rows FROM ${STAGED} GROUP BY ALL ORDER BY min("row")`,
  );
  return parts.map(({ practice, cut_off, rows }) => ({ practice, cutOff: isoOfDay(cut_off), rows: Number(rows) }));
}

async function writeParts(file: ReceivedFile, context: LoadContext, parts: readonly Part[]): Promise<SegmentDraft[]> {
  const drafts: SegmentDraft[] = [];
  for (const part of parts) drafts.push(await writePart(file, context, part));
  return drafts;
}

/** @param drafts none when the file is refused */
function loadedFile(
  parts: readonly Part[],
  drafts: readonly SegmentDraft[],
  { read, problems }: { readonly read: number; readonly problems: ProblemList },
): LoadedFile {
  const accepted = drafts.reduce((sum, draft) => sum + draft.rows, 0);
  const period = [...new Set(parts.map((part) => part.cutOff))].sort().join(', ');
  return {
    read,
    accepted,
    rejected: read - accepted,
    problems: [...problems],
    sender: parts[0]?.practice ?? null,
    period: period === '' ? null : period,
    drafts,
  };
}

async function writePart(file: ReceivedFile, context: LoadContext, part: Part): Promise<SegmentDraft> {
  const temporaryPath = join(context.temporaryDirectory, `counts-${file.sha256}-${part.cutOff}.parquet`);
  const columns = Object.keys(AGGREGATE_LAYOUT.practice_counts).map((column) =>
    column === 'file' ? `${quoted(file.sha256)} AS file` : `"${column}"`,
  );
  await context.scratch.run(`
    COPY (SELECT ${columns.join(', ')} FROM ${STAGED} WHERE cut_off = DATE '${part.cutOff}' ORDER BY "row")
    TO ${quoted(temporaryPath)} (FORMAT parquet, COMPRESSION zstd)`);
  return { table: 'practice_counts', part: `${part.practice} ${part.cutOff}`, temporaryPath, rows: part.rows };
}
