import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted, type Day, noProgress, type OdsCode, type Outcome, type Progress } from '../base/index.ts';
import type { LoadedFramework } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import type { Reader } from '../warehouse/index.ts';
import { type Counting, type CountsAt, countAt, stageRecord } from './count-everybody.ts';
import { countsCsv, type SentCount, sentCounts } from './counts-file.ts';
import { recordFiles } from './record-folder.ts';
import { extractHash, writeSent } from './withhold.ts';

export type SendOptions = {
  /** Folder of the practice's record: files of the extract in Parquet, later sets beside the first. */
  readonly record: string;
  readonly practice: OdsCode;
  /** Folder for what is sent. */
  readonly out: string;
  readonly framework: LoadedFramework;
  /** Days as at which everybody registered is counted. */
  readonly cutOffs: readonly Day[];
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  /** Gives a bare DuckDB connection of its own, e.g. `() => warehouse.scratch()`. */
  readonly connect: () => Promise<Reader>;
  readonly progress?: Progress;
};

export type Sent = {
  /** Paths of what leaves the practice: the extract's files, then the counts. */
  readonly files: readonly string[];
  /** People whose rows the record has, and how many of them have opted out. */
  readonly people: number;
  readonly optedOut: number;
  readonly enginesAgreed: true;
  readonly counts: readonly SentCount[];
};

/**
 * The practice's side. Writes every file of the record without the people who have a type 1 opt-out, and counts of
 * everybody registered, opted out or not, made with both engines. Both are written, or neither: refuses with
 * `result.not-verified` when the engines differ about anybody, and with `input.invalid` for a file that is not the
 * extract's.
 */
export async function send(o: SendOptions): Promise<Outcome<Sent>> {
  const reader = await o.connect();
  const temporaryDirectory = mkdtempSync(join(tmpdir(), 'commonweal-send-'));
  try {
    return await sendWith(o, reader, temporaryDirectory);
  } finally {
    reader.close();
    rmSync(temporaryDirectory, { recursive: true, force: true });
  }
}

async function sendWith(o: SendOptions, reader: Reader, temporaryDirectory: string): Promise<Outcome<Sent>> {
  const { practice, framework, businessDate, codes, progress = noProgress } = o;
  const files = await recordFiles(reader, o.record, practice);
  if (!files.ok) return files;
  const counting: Counting = {
    reader,
    files: files.value,
    practice,
    framework,
    businessDate,
    codes,
    temporaryDirectory,
  };
  const optedOut = await stageRecord(counting);
  const counted: CountsAt[] = [];
  for (const cutOff of o.cutOffs) {
    const at = await countAt(counting, cutOff, optedOut);
    if (!at.ok) return at;
    counted.push(at.value);
    progress(`count ${practice}`, counted.length, o.cutOffs.length, 'cut-offs');
  }
  const { people } = await reader.row<{ people: bigint }>('SELECT count(*) AS people FROM persons');
  const sent = await writeSent(reader, files.value, o.out);
  const counts = sentCounts(counted);
  const countsPath = join(o.out, `${practice}-counts.csv`);
  writeFileSync(countsPath, countsCsv(counts, extractHash(sent)));
  return accepted({
    files: [...sent.map((file) => file.path), countsPath],
    people: Number(people),
    optedOut: optedOut.size,
    enginesAgreed: true,
    counts,
  });
}
