/**
 * A thread that is one practice's edge after another, with a DuckDB of its own: practices share nothing when they
 * count and send, so that as many as there are processors can. Answers `EdgeOrder`s in the order in which they came.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { assert, type Day, type Json, type Refusal } from '../base/index.ts';
import { Edge, type Sending } from '../edge/index.ts';
import { type LoadedFramework, loadFramework } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import { type CountedBy, countingsOf } from './edge-countings.ts';

export type EdgeSetting = {
  /** The framework that every practice counts by, then those that some take part in. */
  readonly frameworks: readonly [Json, ...Json[]];
  readonly participations: CountedBy['participations'];
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

/** What a thread holds: its DuckDB, and an edge for each set of frameworks that practices have counted by so far. */
class Thread {
  readonly #setting: EdgeSetting;
  readonly #warehouse: Warehouse;
  readonly #edges = new Map<string, Edge>();
  readonly #frameworks = new Map<Json, LoadedFramework>();

  private constructor(setting: EdgeSetting, warehouse: Warehouse) {
    this.#setting = setting;
    this.#warehouse = warehouse;
  }

  static async open(setting: EdgeSetting): Promise<Thread> {
    const { memoryLimit } = setting;
    const warehouse = await Warehouse.open(join(setting.folder, 'edge'), { memoryLimit, threads: 1 });
    assert(warehouse.ok, 'an empty folder is a warehouse of this format');
    return new Thread(setting, warehouse.value);
  }

  async send(sending: Sending): Promise<Refusal | null> {
    const sent = await (await this.#edgeOf(sending)).send(sending);
    return sent.ok ? null : sent.refusal;
  }

  async close(): Promise<void> {
    for (const edge of this.#edges.values()) await edge.close();
    this.#warehouse.close();
  }

  async #edgeOf({ practice }: Sending): Promise<Edge> {
    const { frameworks, participations, cutOffs } = this.#setting;
    const named = (id: string): LoadedFramework => {
      const json = frameworks.find((each) => (each as { readonly id?: Json }).id === id);
      assert(json !== undefined, `the framework ${id}, in which somebody takes part, was handed on`);
      return this.#loaded(json);
    };
    const countings = countingsOf({ framework: this.#loaded(frameworks[0]), participations, named }, practice, cutOffs);
    const key = JSON.stringify(
      countings.map(({ framework: { id, rules }, cutOffs: on }) => [id, rules.map((rule) => rule.id), on]),
    );
    const edge =
      this.#edges.get(key) ??
      (await Edge.open({ ...this.#setting, countings, connect: () => this.#warehouse.scratch() }));
    this.#edges.set(key, edge);
    return edge;
  }

  #loaded(json: Json): LoadedFramework {
    const known = this.#frameworks.get(json);
    if (known !== undefined) return known;
    const framework = loadFramework(json);
    assert(framework.ok, 'the framework was loaded before it was handed on');
    this.#frameworks.set(json, framework.value);
    return framework.value;
  }
}

const port = parentPort;
assert(port !== null, 'this is the module of a thread');
const opened = Thread.open(workerData as EdgeSetting);
opened.catch(() => undefined);
port.on('message', async (order: EdgeOrder) => {
  const reply = await answered(order).catch((fault: Error) => fault);
  if (order === 'close') port.close();
  else port.postMessage(reply satisfies EdgeReply);
});

/** Nothing is thrown past this thread: DuckDB does not survive the end of a thread that it is working for. */
async function answered(order: EdgeOrder): Promise<EdgeReply> {
  const thread = await opened;
  if (order !== 'close') return await thread.send(order);
  await thread.close();
  return null;
}
