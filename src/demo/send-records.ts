import { statSync } from 'node:fs';
import { join } from 'node:path';
import { accepted, noProgress, type OdsCode, type Outcome } from '../base/index.ts';
import { type SendOptions, type Sent, send } from '../edge/index.ts';

export type SendRecordsOptions = Omit<SendOptions, 'record' | 'practice'> & {
  readonly practices: readonly OdsCode[];
  /** Folder with a folder of each practice's record, as `buildRecords` writes them. */
  readonly records: string;
};

/** How many practices send at the same time: one computes while another reads and writes. */
const AT_A_TIME = 2;

/**
 * Lets every practice of the demonstration send, each from its own record, the largest first. Stops at the first that
 * may not.
 */
export async function sendRecords(o: SendRecordsOptions): Promise<Outcome<readonly Sent[]>> {
  const { practices, records, progress = noProgress, ...common } = o;
  const size = (practice: OdsCode) => statSync(join(records, practice, 'events.parquet')).size;
  const waiting = practices.toSorted((one, other) => size(other) - size(one));
  const total = waiting.reduce((sum, practice) => sum + size(practice), 0);
  const sent: Sent[] = [];
  let stopped: Outcome<readonly Sent[]> | undefined;
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined && stopped === undefined; next = waiting.shift()) {
      const outcome = await send({ ...common, record: join(records, next), practice: next });
      if (!outcome.ok) stopped = outcome;
      else sent.push(outcome.value);
      done += size(next);
      progress('send', done, total, 'bytes of records');
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return stopped ?? accepted(sent);
}
