import { type Actor, accepted, type Json, type OdsCode, type Outcome } from '../../base/index.ts';
import type { LoadedFramework, Measure } from '../../indicators/index.ts';
import { frozenStatement, linesRestingOn, type PaidLine } from '../../payments/index.ts';
import type { ImportRecord } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { fileFor, fileReading, senderOf } from '../feeds/received-file.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type MeasurePart, measureParts, postedEntry, standingPayment, type TouchedPound } from './touched-pound.ts';

export type PoundsOfPractice = { readonly place: PracticePlace; readonly pounds: readonly TouchedPound[] };
/** From a received file back to every pound that rests on it. */
export type PoundsOfFileReport = {
  readonly file: { readonly sha256: string; readonly name: string; readonly feed: string; readonly receivedOn: string };
  readonly practices: readonly PoundsOfPractice[];
  readonly words: string;
};

export type PoundsOfFileAsk = { readonly sha256: string };

/** Every line of a statement that rests on a file, in practices whose money the reader may see. */
export function poundsOfFileReport(
  context: ReportContext,
  reader: Actor,
  ask: PoundsOfFileAsk,
): Report<PoundsOfFileReport> {
  const what = { ...fileReading(context, reader, ask.sha256), verb: 'read pounds of file' };
  return reading(context, reader, what, async () => {
    const found = fileFor(context, reader, ask.sha256);
    if (!found.ok) return found;
    const record = found.value;
    const sender = senderOf(context, record);
    const file = { sha256: record.sha256, name: record.file, feed: record.feed, receivedOn: record.receivedOn };
    if (record.feed === 'practice-extract')
      return accepted({ file, ...(await poundsOfExtract(context, reader, record, sender)) });
    return accepted({ file, ...(await poundsOfAggregate(context, reader, record)) });
  });
}

type Found = Omit<PoundsOfFileReport, 'file'>;

/** Lists and counts: the lines that named the file when a run froze them. */
async function poundsOfAggregate(context: ReportContext, reader: Actor, record: ImportRecord): Promise<Found> {
  const lines = await context.store.read((db) => linesRestingOn(db, { kind: 'file', sha256: record.sha256 }));
  const practices: PoundsOfPractice[] = [];
  for (const [practice, own] of Map.groupBy(standing(lines), (line) => line.practice)) {
    const place = placeOf(context.register, practice);
    const money = context.rules.may(reader, 'see practice money', { practice });
    if (!place.ok || !money.ok || (record.feed === 'service-activity' && money.value.level !== 'exact')) continue;
    const pounds: TouchedPound[] = [];
    for (const line of own) pounds.push(await poundOfLine(context, line, record));
    practices.push({ place: place.value, pounds });
  }
  const none = 'No statement in a payment run rests on this file.';
  return {
    practices,
    words: practices.length === 0 ? none : 'Each amount is the whole line that the file’s figure is put into.',
  };
}

/** A line that several runs froze stands once: where it was paid and not taken back, otherwise in the latest run. */
function standing(lines: readonly PaidLine[]): readonly PaidLine[] {
  const byLine = Map.groupBy(lines, (line) => line.line);
  return [...byLine.values()].flatMap((same) => standingPayment(same) ?? []);
}

const PUT_IN: Readonly<Record<string, string>> = {
  'list-size': 'The registered list is put into this line.',
  'practice-counts': 'Counts of this file are put into this line.',
};

async function poundOfLine(context: ReportContext, line: PaidLine, record: ImportRecord): Promise<TouchedPound> {
  const { practice, month, term, amountPence } = line;
  const statement = await context.store.read((db) => frozenStatement(db, line.run, practice));
  const title = statement?.lines.find((one) => one.term === term)?.title ?? term;
  const entry = postedEntry(line);
  const what = PUT_IN[record.feed] ?? 'Claims for rows of this file are counted in this line.';
  const nothing = { indicator: null, shortTitle: '', periodEnd: null, partPence: null };
  return { ...nothing, words: what, month, line: term, title, amountPence, entry };
}

/** A practice's extract: the lines on measures that look at rows of the file. */
async function poundsOfExtract(
  context: ReportContext,
  reader: Actor,
  record: ImportRecord,
  practice: OdsCode | undefined,
): Promise<Found> {
  const place = practice === undefined ? undefined : placeOf(context.register, practice);
  if (practice === undefined || place === undefined || !place.ok)
    return { practices: [], words: 'The sender is not a practice here.' };
  const money = context.rules.may(reader, 'see practice money', { practice });
  if (!money.ok) return { practices: [], words: money.refusal.message };
  const rows = await liveRows(context, practice, record);
  if (!rows.ok) return { practices: [], words: rows.refusal.message };
  const looked = new Set(measuresLooking(context.framework, rows.value).map((measure) => measure.id));
  const parts = (await measureParts(context, practice)).filter((part) => looked.has(part.indicator));
  const isExact = money.value.level === 'exact';
  const pounds = parts.map((part) => extractPound(part, isExact));
  const file = { kind: 'file', sha256: record.sha256 } as const;
  const claimed = isExact ? await context.store.read((db) => linesRestingOn(db, file, practice)) : [];
  for (const line of standing(claimed)) pounds.push(await poundOfLine(context, line, record));
  if (pounds.length === 0) return { practices: [], words: NOTHING_RESTS };
  return { practices: [{ place: place.value, pounds }], words: LOOKED_AT };
}

const NOTHING_RESTS = 'No statement line rests on a measure that looks at rows of this file, or on a claim for one.';
const LOOKED_AT =
  'Rows of this file that are still in service are of a kind that these measures look at. Open a measure and a person to see which row decided.';

function extractPound({ snapshot: _snapshot, ...part }: MeasurePart, isExact: boolean): TouchedPound {
  const words = `${part.indicator} looks at rows of this file.`;
  return { ...part, partPence: isExact ? part.partPence : null, words };
}

/** Which rows of a file are in service: of the whole record, or events by code. */
type LiveRows = { readonly hasRecords: boolean; readonly codes: ReadonlySet<string> };

async function liveRows(context: ReportContext, practice: OdsCode, record: ImportRecord): Promise<Outcome<LiveRows>> {
  const people = await context.book.snapshot().people(context.indicatorsPass, [practice]);
  if (!people.ok) return people;
  try {
    const codes = await people.value.rows<{ code: bigint }>('SELECT DISTINCT code FROM events WHERE file = ?', [
      record.sha256,
    ]);
    const [found] = await people.value.rows<{ has: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM persons WHERE file = $1) OR EXISTS (SELECT 1 FROM registrations WHERE file = $1) AS has`,
      [record.sha256],
    );
    return accepted({ hasRecords: found?.has === true, codes: new Set(codes.map(({ code }) => String(code))) });
  } finally {
    people.value.close();
  }
}

/** Measures whose rule or register names a codelist with one of the codes; every measure looks at who is registered. */
function measuresLooking(framework: LoadedFramework, rows: LiveRows): readonly Measure[] {
  if (rows.hasRecords) return framework.measures;
  const touched = new Set(
    Object.entries(framework.codelists).flatMap(([name, { codes }]) =>
      codes.some((code) => rows.codes.has(code)) ? [name] : [],
    ),
  );
  return framework.measures.filter((measure) => {
    const rule = framework.rule(measure.rule);
    return namesIn([rule, framework.register(rule.register)] as unknown as Json).some((name) => touched.has(name));
  });
}

/** Every text in a definition: codelists are named in it by their names. */
function namesIn(json: Json): readonly string[] {
  if (typeof json === 'string') return [json];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap((part) => namesIn(part as Json));
}
