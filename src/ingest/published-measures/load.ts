import type { Day } from '../../base/index.ts';
import { isoOfDay } from '../../base/index.ts';
import { AGGREGATE_LAYOUT, quoted, type Reader, type SegmentDraft } from '../../warehouse/index.ts';
import type { FeedLoader, LoadContext, LoadedFile, ReceivedFile } from '../feed.ts';
import { writeStagedPart } from '../one-table-file.ts';
import { ProblemList } from '../problem-list.ts';
import { type FileHeader, openRawFile, type RawFile, readFileHeader } from '../raw-file.ts';
import { addUnknownHeader } from '../unknown-header.ts';
import { headingsOf, headingsRead, type PublishedLayout, type PublishedPeriod, wordsOf } from './layout.ts';
import { figuresSql, IS_INVENTED, isBadNumber, readingSql } from './sql.ts';

const READ = 'published_read';
const FIGURES = 'published_figures';

/** Loads a published file into `measure_values`, all of a period's figures as one part. */
export function publishedMeasuresLoader(layout: PublishedLayout): FeedLoader {
  return async (file, context) => {
    const problems = new ProblemList(file.name);
    const header = await readFileHeader(context.scratch, file.path);
    if (typeof header === 'string') {
      problems.add(null, header);
      return nothingOf(0, problems);
    }
    const expected = layout.columns.map(({ heading }) => heading);
    if (header.format !== 'csv' || header.names.join('\n') !== expected.join('\n')) {
      addUnknownHeader(problems, header.names, [{ table: layout.feed, columns: expected }]);
      return nothingOf(header.rows ?? 0, problems);
    }
    return loadRecords(layout, file, header, { context, problems });
  };
}

function nothingOf(read: number, problems: ProblemList): LoadedFile {
  return { read, accepted: 0, rejected: read, problems: [...problems], sender: null, period: null, drafts: [] };
}

type Loading = { readonly context: LoadContext; readonly problems: ProblemList };

async function loadRecords(
  layout: PublishedLayout,
  file: ReceivedFile,
  header: FileHeader,
  loading: Loading,
): Promise<LoadedFile> {
  const { context, problems } = loading;
  const { scratch, temporaryDirectory } = context;
  const raw = await openRawFile(scratch, file.path, header, { name: 'published_raw', temporaryDirectory });
  if (typeof raw === 'string') {
    problems.add(null, raw);
    return nothingOf(0, problems);
  }
  try {
    await readRecords(layout, raw, loading);
    await scratch.run(figuresSql(layout, { from: READ, into: FIGURES }));
    await leaveOutImpossible(layout, loading);
    const { records } = await scratch.row<{ records: bigint }>(`SELECT count(*) AS records FROM ${READ}`);
    const accepted = Number(records);
    const drafts = await writePeriods(layout, file, context);
    const period = drafts.map(({ to }) => to).join(', ') || null;
    return {
      read: raw.read,
      accepted,
      rejected: raw.read - accepted,
      problems: [...problems],
      sender: null,
      period,
      drafts: drafts.map(({ draft }) => draft),
    };
  } finally {
    for (const table of [READ, FIGURES]) await scratch.run(`DROP TABLE IF EXISTS ${table}`);
    await raw.drop();
  }
}

/** Reads the records of practices and days, one for each; what cannot be placed is left out whole. */
async function readRecords(layout: PublishedLayout, raw: RawFile, { context, problems }: Loading): Promise<void> {
  const { scratch, businessDate } = context;
  for (const fault of raw.faults) {
    problems.add(fault.row, fault.code, {
      fields: String(fault.fields),
      allowed: String(layout.columns.length),
    });
  }
  await scratch.run(readingSql(layout, { from: raw.relation, into: READ }));
  const today = isoOfDay(businessDate);
  const leaveOut = (
    when: string,
    ...told: Parameters<ProblemList['addRows']> extends [unknown, ...infer R] ? R : never
  ) => moveOut(scratch, READ, when, (rows) => problems.addRows(rows, ...told));
  await leaveOut(`NOT coalesce(area SIMILAR TO '[A-Z][A-Z0-9]{2}\\d{3}', false)`, 'BAD_ORGANISATION', {
    column: layout.practice,
  });
  if (layout.mayBeInvented !== true) await leaveOut(IS_INVENTED, 'REALM_NOT_FITTING');
  if (layout.period.kind !== 'days') {
    const column = layout.period.column;
    const allowed = PERIOD_WORDS[layout.period.kind];
    await leaveOut('period_from IS NULL', 'VALUE_NOT_ALLOWED', { column, allowed });
    const day = layout.period.kind === 'months to' ? 'period_to' : 'period_from';
    await leaveOut(`${day} > DATE '${today}'`, 'FUTURE_DATE', { column, allowed: today });
  }
  const isRepeated = `"row" IN (SELECT "row" FROM (SELECT "row", row_number() OVER
    (PARTITION BY area, period_from ORDER BY "row") AS nth FROM ${READ}) WHERE nth > 1)`;
  await leaveOut(isRepeated, 'DUPLICATE_MEASURE');
}

/** How a period's column is written. */
const PERIOD_WORDS: Readonly<Record<Exclude<PublishedPeriod['kind'], 'days'>, string>> = {
  year: 'a year, 2014',
  month: 'a month, Apr-25',
  'months to': 'a date, 2026-03-31',
};

/** Takes rows out of a table and tells which. */
async function moveOut(
  scratch: Reader,
  table: string,
  when: string,
  tell: (rows: readonly number[]) => void,
): Promise<void> {
  const { columns } = await scratch.columns(`SELECT DISTINCT "row" FROM ${table} WHERE ${when} ORDER BY 1`);
  const rows = (columns[0] ?? []) as number[];
  if (rows.length === 0) return;
  tell(rows);
  await scratch.run(`DELETE FROM ${table} WHERE ${when}`);
}

/** Figures that are no number, below nought, or more than their whole: each is a problem, and the record's others stay. */
async function leaveOutImpossible(layout: PublishedLayout, { context, problems }: Loading): Promise<void> {
  const { scratch } = context;
  for (const column of headingsRead(layout)) {
    const { columns } = await scratch.columns(`SELECT "row" FROM ${READ} WHERE ${isBadNumber(column)} ORDER BY 1`);
    const rows = (columns[0] ?? []) as number[];
    const words = wordsOf(layout, column);
    if (words === undefined) problems.addRows(rows, 'BAD_NUMBER', { column, allowed: 'a number of 0 or more' });
    else problems.addRows(rows, 'VALUE_NOT_ALLOWED', { column, allowed: words.join(', ') });
  }
  await scratch.run(`DELETE FROM ${FIGURES} WHERE is_unreadable`);
  for (const { measure, figure } of layout.measures) {
    const isAbove = `measure = ${quoted(measure)} AND unit = 'percent' AND (numerator > denominator OR value > 100)`;
    const [column = measure] = headingsOf(figure);
    const tell = (rows: readonly number[]) => problems.addRows(rows, 'NUMERATOR_ABOVE_DENOMINATOR', { column });
    await moveOut(scratch, FIGURES, isAbove, tell);
  }
}

type Period = { readonly realm: string; readonly period_from: Day; readonly period_to: Day };

async function writePeriods(
  layout: PublishedLayout,
  file: ReceivedFile,
  context: LoadContext,
): Promise<readonly { readonly to: string; readonly draft: SegmentDraft }[]> {
  const periods = await context.scratch.rows<Period>(
    `SELECT DISTINCT realm, period_from, period_to FROM ${FIGURES} ORDER BY ALL`,
  );
  const written: { to: string; draft: SegmentDraft }[] = [];
  for (const { realm, period_from, period_to } of periods) {
    const [from, to] = [isoOfDay(period_from), isoOfDay(period_to)];
    const draft = await writeStagedPart(file, context, {
      staged: FIGURES,
      table: 'measure_values',
      columns: Object.keys(AGGREGATE_LAYOUT.measure_values),
      part: [realm, layout.source, from, to].join(' '),
      path: `${realm}-${to}`,
      where: `realm = ${quoted(realm)} AND period_from = DATE ${quoted(from)} AND period_to = DATE ${quoted(to)}`,
    });
    written.push({ to, draft });
  }
  return written;
}
