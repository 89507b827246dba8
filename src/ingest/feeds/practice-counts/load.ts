import { type Day, dayFromIso, financialYearFromText, isoOfDay } from '../../../base/index.ts';
import { AGGREGATE_LAYOUT, type Reader, type SegmentDraft } from '../../../warehouse/index.ts';
import type { FeedLoader, LoadContext, ReceivedFile } from '../../feed.ts';
import { oneTableLoader, writeStagedPart } from '../../one-table-file.ts';
import type { ProblemList } from '../../problem-list.ts';
import type { StagePlan } from '../../stage-rows.ts';
import { otherCodeInName } from '../practice-extract/sender.ts';
import { COUNTS_COLUMNS } from './shape.ts';

const HEADER = COUNTS_COLUMNS.map((column) => column.name);
const STAGED = 'staged_counts';

/**
 * Loads what a practice counted at its edge into `practice_counts`: a part for each cut-off, so that a later file of
 * the practice and cut-off takes its place as a whole. A file with any problem is refused as a whole.
 */
export const load: FeedLoader = oneTableLoader({
  table: 'practice_counts',
  header: HEADER,
  staged: STAGED,
  plan: countsPlan,
  async take(file, context, problems) {
    const { scratch } = context;
    await addRows(scratch, problems, 'TWO_PRACTICES', OTHER_PRACTICE);
    await addRows(scratch, problems, 'DUPLICATE_COUNT', REPEATED);
    if (problems.count === 0) await addMissing(scratch, problems);
    const parts = await partsOf(scratch);
    const practice = parts[0]?.practice ?? '';
    const other = practice === '' ? undefined : otherCodeInName(file.name, practice);
    if (other !== undefined) problems.add(null, 'SENDER_DIFFERS', { column: other, allowed: practice });
    const period = [...new Set(parts.map((part) => part.cutOff))].sort().join(', ');
    return {
      sender: parts[0]?.practice ?? null,
      period: period === '' ? null : period,
      drafts: problems.count === 0 ? await writeParts(file, context, parts) : [],
    };
  },
});

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
     GROUP BY indicator, definition_hash, cut_off ORDER BY 1`,
  );
  for (const { row, indicator, cut_off, sent } of rows) {
    const missing = ALWAYS_SENT.filter((component) => !sent.includes(component));
    const of = `${indicator} at ${isoOfDay(cut_off)}`;
    if (missing.length > 0) problems.add(row, 'MISSING_COUNT', { column: of, fields: missing.join(' and ') });
  }
}

/** The counts of a practice at a cut-off. */
type Part = { readonly practice: string; readonly cutOff: string };

async function partsOf(scratch: Reader): Promise<Part[]> {
  const parts = await scratch.rows<{ practice: string; cut_off: Day }>(
    `SELECT practice, cut_off FROM ${STAGED} GROUP BY ALL ORDER BY min("row")`,
  );
  return parts.map(({ practice, cut_off: cutOff }) => ({ practice, cutOff: isoOfDay(cutOff) }));
}

async function writeParts(file: ReceivedFile, context: LoadContext, parts: readonly Part[]): Promise<SegmentDraft[]> {
  const drafts: SegmentDraft[] = [];
  for (const { practice, cutOff } of parts) {
    const where = `cut_off = DATE '${cutOff}'`;
    const part = { ...COUNTS, part: `${practice} ${cutOff}`, path: cutOff, where };
    drafts.push(await writeStagedPart(file, context, part));
  }
  return drafts;
}

const COUNTS = {
  staged: STAGED,
  table: 'practice_counts',
  columns: Object.keys(AGGREGATE_LAYOUT.practice_counts),
} as const;
