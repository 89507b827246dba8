import { type Day, isoOfDay, isoOfMonth, type Month } from '../../../base/index.ts';
import { PROVIDER_LAYOUT, type Reader, type SegmentDraft } from '../../../warehouse/index.ts';
import type { FeedLoader, LoadContext, ReceivedFile } from '../../feed.ts';
import { oneTableLoader, writeStagedPart } from '../../one-table-file.ts';
import type { ProblemList } from '../../problem-list.ts';
import type { StagePlan } from '../../stage-rows.ts';
import { otherCodeInName } from '../practice-extract/sender.ts';
import { ACTIVITY_COLUMNS } from './shape.ts';

const HEADER = ACTIVITY_COLUMNS.map((column) => column.name);
const STAGED = 'staged_activity';

/**
 * Loads what a provider did into `service_activity`: a part for each month, so that a later file of the provider takes
 * the place of a month as a whole. A bad row is left out; a file of two providers is refused.
 */
export const load: FeedLoader = oneTableLoader({
  table: 'service_activity',
  header: HEADER,
  staged: STAGED,
  plan: planOf,
  async take(file, context, problems) {
    const { scratch } = context;
    await leaveOutRepeated(scratch, problems);
    const isOfOne = await isOfOneProvider(scratch, problems);
    const parts = await partsOf(scratch);
    const provider = parts[0]?.provider ?? '';
    const other = provider === '' ? undefined : otherCodeInName(file.name, provider);
    if (other !== undefined) problems.add(null, 'SENDER_DIFFERS', { column: other, allowed: provider });
    const period = parts.map(({ month }) => month).join(', ');
    return {
      sender: parts[0]?.provider ?? null,
      period: period === '' ? null : period,
      drafts: isOfOne && other === undefined ? await writeParts(file, context, parts) : [],
    };
  },
});

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
  for (const { provider, month } of parts) {
    const where = `strftime(done_on, '%Y-%m') = '${month}'`;
    const part = { ...ACTIVITY, part: `${provider} ${month}`, path: month, where };
    drafts.push(await writeStagedPart(file, context, part));
  }
  return drafts;
}

const ACTIVITY = {
  staged: STAGED,
  table: 'service_activity',
  columns: Object.keys(PROVIDER_LAYOUT.service_activity),
} as const;
