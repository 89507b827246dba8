/**
 * A thread that is one practice's edge after another, with a DuckDB of its own: practices share nothing when they
 * count and send, so that as many as there are processors can. Answers `EdgeOrder`s in the order in which they came.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { assert, type Day, type Json, type Refusal } from '../base/index.ts';
import { Edge, type Sending } from '../edge/index.ts';
import { loadFramework } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import { Warehouse } from '../warehouse/index.ts';

export type EdgeSetting = {
  readonly framework: Json;
  readonly codes: FeedCodes;
  readonly cutOffs: readonly Day[];
  readonly businessDate: Day;
  /** An empty folder of the thread's own, for what does not fit in memory. */
  readonly folder: string;
  readonly memoryLimit: string;
};
export type EdgeOrder = Sending | 'close';
/** To each sending; `null` when it was sent, an error when something broke. To `close` the thread's end. */
export type EdgeReply = Refusal | Error | null;

async function openEdge(setting: EdgeSetting): Promise<{ readonly edge: Edge; readonly warehouse: Warehouse }> {
  const framework = loadFramework(setting.framework);
  assert(framework.ok, 'the framework was loaded before it was handed on');
  const { memoryLimit } = setting;
  const warehouse = await Warehouse.open(join(setting.folder, 'edge'), { memoryLimit, threads: 1 });
  assert(warehouse.ok, 'an empty folder is a warehouse of this format');
  const connect = () => warehouse.value.scratch();
  return { edge: await Edge.open({ ...setting, framework: framework.value, connect }), warehouse: warehouse.value };
}

const port = parentPort;
assert(port !== null, 'this is the module of a thread');
const opened = openEdge(workerData as EdgeSetting);
opened.catch(() => undefined);
port.on('message', async (order: EdgeOrder) => {
  const reply = await answered(order).catch((fault: Error) => fault);
  if (order === 'close') port.close();
  else port.postMessage(reply satisfies EdgeReply);
});

/** Nothing is thrown past this thread: DuckDB does not survive the end of a thread that it is working for. */
async function answered(order: EdgeOrder): Promise<EdgeReply> {
  const { edge, warehouse } = await opened;
  if (order === 'close') {
    await edge.close();
    warehouse.close();
    return null;
  }
  const sent = await edge.send(order);
  return sent.ok ? null : sent.refusal;
}
