import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accepted,
  type Day,
  financialYearOf,
  isoOfDay,
  type OdsCode,
  type Outcome,
  refused,
  type SnomedCode,
  sha256,
} from '../base/index.ts';
import { calculateOver, compareDecisions, type LoadedFramework, referenceOver } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import type { Reader, Warehouse } from '../warehouse/index.ts';
import { stageRecord } from './record.ts';
import { type SentFile, writeSentFiles } from './sent-file.ts';
import { type Tally, tally } from './tally.ts';

export type SendOptions = {
  /** Lends a DuckDB connection and temporary space: nothing of the record is put in it. */
  readonly warehouse: Warehouse;
  readonly framework: LoadedFramework;
  readonly codes: FeedCodes;
  readonly businessDate: Day;
  readonly practice: OdsCode;
  /** Folder of the practice's record: extract files, opted-out people included. */
  readonly record: string;
  /** Folder that the files to send are written to; made when it is not there. */
  readonly out: string;
  readonly cutOffs: readonly Day[];
};

/** What was written, and what the counting came to. */
export type Sent = {
  readonly practice: OdsCode;
  readonly files: readonly string[];
  /** People registered at the last cut-off. */
  readonly people: number;
  readonly optedOut: number;
  /** Both calculators decided every person and indicator alike; nothing is written otherwise. */
  readonly enginesAgreed: true;
  readonly decisionsCompared: number;
};

/**
 * Run where the record is: counts everybody registered at each cut-off with both calculators, leaves people who have
 * opted out (type 1) out of the rows, and writes the extract and the counts to send. Refuses, writing nothing, when
 * the record cannot be read or the calculators do not agree.
 */
export async function send(o: SendOptions): Promise<Outcome<Sent>> {
  const reader = await o.warehouse.scratch();
  try {
    const temporaryDirectory = o.warehouse.temporaryDirectory();
    const { businessDate, codes, practice } = o;
    const record = await stageRecord(reader, {
      folder: o.record,
      practice,
      businessDate,
      codes,
      onlyCodes: codesOf(o.framework),
      temporaryDirectory,
    });
    if (!record.ok) return record;
    const counted = await countBothWays(reader, o);
    if (!counted.ok) return counted;
    mkdirSync(o.out, { recursive: true });
    const files = await writeSentFiles(reader, record.value.files, { practice, out: o.out, temporaryDirectory });
    const counts = writeCounts(o, counted.value.rows, files);
    return accepted({
      practice,
      files: [...files.map((file) => file.name), counts],
      people: counted.value.people,
      optedOut: record.value.optedOut,
      enginesAgreed: true,
      decisionsCompared: counted.value.compared,
    });
  } finally {
    reader.close();
  }
}

/** Every code that the framework's definitions ask about. */
function codesOf(framework: LoadedFramework): readonly SnomedCode[] {
  return [...new Set(Object.values(framework.codelists).flatMap((list) => list.codes))];
}

type Counted = {
  readonly rows: readonly (Tally & { readonly cutOff: Day })[];
  readonly people: number;
  readonly compared: number;
};

async function countBothWays(reader: Reader, o: SendOptions): Promise<Outcome<Counted>> {
  const optedOut = await optedOutPeople(reader);
  const rows: (Tally & { cutOff: Day })[] = [];
  let people = 0;
  let compared = 0;
  for (const cutOff of o.cutOffs) {
    const ask = { reader, framework: o.framework, periodEnd: cutOff };
    const compiled = await calculateOver(ask);
    const reference = await referenceOver(ask);
    const check = compareDecisions(o.framework, compiled.decisions, reference.decisions);
    if (check.differenceCount > 0) return disagreed(o, cutOff, check.differenceCount);
    people = reference.people;
    compared += check.compared;
    rows.push(...tally(o.framework, compiled.decisions, optedOut).map((row) => ({ ...row, cutOff })));
  }
  return accepted({ rows, people, compared });
}

async function optedOutPeople(reader: Reader): Promise<ReadonlySet<number>> {
  const { columns } = await reader.columns(
    'SELECT person FROM persons WHERE person_id IN (SELECT person_id FROM opted_out)',
  );
  return new Set((columns[0] ?? []) as number[]);
}

function disagreed(o: SendOptions, cutOff: Day, differences: number): Outcome<never> {
  return refused({
    code: 'result.not-verified',
    message: `The two calculators differ on ${differences} decisions of ${o.practice} at ${isoOfDay(cutOff)}. Nothing was written.`,
    remedy: 'Do not send. Report it with the framework’s hash; the practice is paid on the counts sent before.',
  });
}

const HEADER = 'practice,indicator,definition_hash,period,cut_off,component,reason,count,opted_out,extract_sha256';

/** The counts file. `extract_sha256` names the files sent with it: SHA-256 over the sorted list of their hashes. */
function writeCounts(o: SendOptions, rows: Counted['rows'], files: readonly SentFile[]): string {
  const extract = sha256(
    files
      .map((file) => file.sha256)
      .sort()
      .join('\n'),
  );
  const lines = rows.map((row) =>
    [
      o.practice,
      row.indicator,
      o.framework.ruleHash(row.indicator),
      financialYearOf(row.cutOff).label,
      isoOfDay(row.cutOff),
      row.component,
      row.reason ?? '',
      row.count,
      row.optedOut,
      extract,
    ].join(','),
  );
  const name = `${o.practice}-counts.csv`;
  writeFileSync(join(o.out, name), `${[HEADER, ...lines].join('\n')}\n`);
  return name;
}
