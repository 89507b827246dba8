import { type Day, isoOfDay } from '../../../base/index.ts';
import { AGGREGATE_LAYOUT, quoted, type Reader, type SegmentDraft } from '../../../warehouse/index.ts';
import type { Check } from '../../column-checks.ts';
import type { FeedLoader, LoadContext, ReceivedFile } from '../../feed.ts';
import { oneTableLoader, type StagedPart, writeStagedPart } from '../../one-table-file.ts';
import type { ProblemList } from '../../problem-list.ts';
import type { StagePlan } from '../../stage-rows.ts';
import { MEASURES_COLUMNS, UNITS } from './shape.ts';

const HEADER = MEASURES_COLUMNS.map((column) => column.name);
const STAGED = 'staged_measures';

/**
 * Loads figures of practices and areas into `measure_values`: a part for each measure of a source and period, so that
 * a later file takes the place of the measure as a whole. A bad row is left out; the others go in.
 */
export const load: FeedLoader = oneTableLoader({
  table: 'measures',
  header: HEADER,
  staged: STAGED,
  plan: measuresPlan,
  async take(file, context, problems) {
    await leaveOutRepeated(context.scratch, problems);
    const drafts = await writeParts(file, context);
    return { sender: null, period: await periodOf(context.scratch), drafts };
  },
});

/** How many of the denominator a value of the row's unit is for; null where it is not of one. */
const PER = `CASE s.unit ${Object.entries(UNITS)
  .map(([unit, per]) => `WHEN ${quoted(unit)} THEN ${per ?? 'NULL'}`)
  .join(' ')} END::INTEGER`;

/** Half a unit: figures are published rounded to whole percent. */
const MOST_APART = '0.5';

function measuresPlan(businessDate: Day): StagePlan {
  const today = isoOfDay(businessDate);
  const kept = HEADER.filter((name) => name !== 'received').map((name) => [name, `s."${name}"`]);
  return {
    columns: MEASURES_COLUMNS,
    output: { ...Object.fromEntries(kept), per: PER, is_received: "s.received = 'yes'" },
    checks: [
      ...['source', 'measure'].map((column) => ({
        code: 'VALUE_NOT_ALLOWED' as const,
        facts: { column, allowed: 'a name of small letters, digits and hyphens' },
        when: `NOT s.${column} SIMILAR TO '[a-z0-9][a-z0-9-]*'`,
      })),
      {
        code: 'ENDS_BEFORE_START',
        facts: { column: 'period_to', allowed: 'period_from' },
        when: 's.period_to < s.period_from',
      },
      { code: 'FUTURE_DATE', facts: { column: 'period_to', allowed: today }, when: `s.period_to > DATE '${today}'` },
      ...areaChecks(),
      ...numberChecks(),
    ],
  };
}

function areaChecks(): readonly Check[] {
  const isInvented =
    "((s.area_kind = 'practice' AND s.area SIMILAR TO 'X000\\d\\d') OR (s.area_kind = 'commissioner' AND s.area = 'X00'))";
  return [
    {
      code: 'BAD_ORGANISATION',
      facts: { column: 'area' },
      when: `(s.area_kind = 'practice' AND NOT s.area SIMILAR TO '[A-Z][A-Z0-9]{2}\\d{3}')
        OR (s.area_kind = 'commissioner' AND NOT s.area SIMILAR TO '[A-Z0-9]{3,5}')`,
    },
    {
      code: 'VALUE_NOT_ALLOWED',
      facts: { column: 'area', allowed: 'england alone where area_kind is england' },
      when: "s.area_kind = 'england' AND s.area <> 'england'",
    },
    {
      code: 'REALM_NOT_FITTING',
      facts: {},
      when: `s.area_kind IN ('practice', 'commissioner') AND ${isInvented} <> (s.realm = 'invented')`,
    },
  ];
}

function numberChecks(): readonly Check[] {
  const given = (column: string): string => `s.${column} IS NOT NULL`;
  return [
    {
      code: 'FIGURE_NOT_RECEIVED',
      facts: {},
      when: `s.received = 'no' AND (${['numerator', 'denominator', 'value'].map(given).join(' OR ')})`,
    },
    { code: 'HALF_A_FRACTION', facts: {}, when: `(${given('numerator')}) <> (${given('denominator')})` },
    {
      code: 'FIGURE_MISSING',
      facts: {},
      when: `s.received = 'yes' AND s.value IS NULL AND (s.denominator IS NULL OR ${PER} IS NULL)`,
    },
    { code: 'NOTHING_TO_DIVIDE_BY', facts: {}, when: 's.denominator <= 0' },
    {
      code: 'NUMERATOR_ABOVE_DENOMINATOR',
      facts: { column: 'numerator' },
      when: "s.unit = 'percent' AND (s.numerator > s.denominator OR s.numerator < 0)",
    },
    {
      code: 'VALUE_DIFFERS',
      facts: {},
      when: `abs(s.value - s.numerator / s.denominator * ${PER}) > ${MOST_APART}`,
    },
  ];
}

const KEY = 'realm, source, measure, area_kind, area, period_from, period_to';

/** Of two rows about the same the earlier is kept. */
async function leaveOutRepeated(scratch: Reader, problems: ProblemList): Promise<void> {
  const { columns } = await scratch.columns(
    `SELECT "row" FROM (SELECT "row", row_number() OVER (PARTITION BY ${KEY} ORDER BY "row") AS nth FROM ${STAGED})
     WHERE nth > 1 ORDER BY 1`,
  );
  const rows = (columns[0] ?? []) as number[];
  if (rows.length === 0) return;
  problems.addRows(rows, 'DUPLICATE_MEASURE');
  await scratch.run(`DELETE FROM ${STAGED} WHERE "row" IN (${rows.join(', ')})`);
}

/** A measure of a source and period. */
type Part = {
  readonly realm: string;
  readonly source: string;
  readonly measure: string;
  readonly period_from: Day;
  readonly period_to: Day;
};

async function writeParts(file: ReceivedFile, context: LoadContext): Promise<readonly SegmentDraft[]> {
  const parts = await context.scratch.rows<Part>(
    `SELECT DISTINCT realm, source, measure, period_from, period_to FROM ${STAGED} ORDER BY ALL`,
  );
  const drafts: SegmentDraft[] = [];
  for (const [index, part] of parts.entries()) {
    drafts.push(await writeStagedPart(file, context, stagedPart(part, String(index))));
  }
  return drafts;
}

function stagedPart({ realm, source, measure, period_from, period_to }: Part, path: string): StagedPart {
  const [from, to] = [isoOfDay(period_from), isoOfDay(period_to)];
  return {
    staged: STAGED,
    table: 'measure_values',
    columns: Object.keys(AGGREGATE_LAYOUT.measure_values),
    part: [realm, source, measure, from, to].join(' '),
    path,
    where: `realm = ${quoted(realm)} AND source = ${quoted(source)} AND measure = ${quoted(measure)}
      AND period_from = DATE '${from}' AND period_to = DATE '${to}'`,
  };
}

/** The last days of the periods that a file is about. */
async function periodOf(scratch: Reader): Promise<string | null> {
  const rows = await scratch.rows<{ period_to: Day }>(`SELECT DISTINCT period_to FROM ${STAGED} ORDER BY 1`);
  return rows.length === 0 ? null : rows.map(({ period_to: to }) => isoOfDay(to)).join(', ');
}
