import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { accepted, noProgress, type Outcome, type Progress, type Refusal, refused } from '../base/index.ts';
import type { Sending } from '../edge/index.ts';
import type { EdgeReply, EdgeSetting } from './edge-thread.ts';

/** What the threads are set to; each has a folder of its own. */
export type EdgesSetting = Omit<EdgeSetting, 'folder'> & {
  readonly threads: number;
  readonly temporaryDirectory: () => string;
};

/** The edges of many practices, some at a time: what is waiting is sent while more is still being added. */
export class Edges {
  readonly #waiting: Sending[] = [];
  readonly #threads: Promise<Outcome<null>>[];
  #added = 0;
  #done = 0;
  #isComplete = false;
  #progress: Progress = noProgress;
  /** Wakes the threads that wait for something to do. */
  #wake = Promise.withResolvers<void>();

  constructor(setting: EdgesSetting) {
    this.#threads = Array.from({ length: setting.threads }, () => this.#thread(setting));
    for (const thread of this.#threads) thread.catch(() => this.#stop());
  }

  add(sending: Sending): void {
    this.#waiting.push(sending);
    this.#added += 1;
    this.#awaken();
  }

  /** Nothing more is added. @returns the first refusal; what was waiting then is not sent */
  async finish(progress: Progress): Promise<Outcome<null>> {
    this.#progress = progress;
    this.#isComplete = true;
    this.#awaken();
    const ended = await Promise.all(this.#threads);
    return ended.find((each) => !each.ok) ?? accepted(null);
  }

  /** Ends the threads without sending what is waiting. */
  async abandon(): Promise<void> {
    this.#stop();
    await Promise.allSettled(this.#threads);
  }

  #stop(): void {
    this.#waiting.length = 0;
    this.#isComplete = true;
    this.#awaken();
  }

  #awaken(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }

  async #next(): Promise<Sending | undefined> {
    while (this.#waiting.length === 0 && !this.#isComplete) await this.#wake.promise;
    return this.#waiting.shift();
  }

  async #thread(setting: EdgesSetting): Promise<Outcome<null>> {
    const { threads: _, temporaryDirectory, ...rest } = setting;
    const folder = temporaryDirectory();
    const thread = new EdgeThread({ ...rest, folder });
    try {
      for (let sending = await this.#next(); sending !== undefined; sending = await this.#next()) {
        const refusal = await thread.send(sending);
        if (refusal !== null) {
          this.#stop();
          return refused(refusal);
        }
        this.#done += 1;
        this.#progress('Count everybody and send', this.#done, this.#added, 'practices');
      }
      return accepted(null);
    } finally {
      await thread.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** One thread, asked one thing at a time. */
class EdgeThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #answer = Promise.withResolvers<EdgeReply>();

  constructor(setting: EdgeSetting) {
    this.#worker = new Worker(new URL('./edge-thread.ts', import.meta.url), { workerData: setting });
    this.#ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.once('exit', () => this.#answer.reject(new Error('The thread of a practice’s edge has ended.')));
    this.#worker.on('message', (reply: EdgeReply) => this.#answer.resolve(reply));
    this.#worker.on('error', (fault) => this.#answer.reject(fault));
    this.#answer.promise.catch(() => undefined);
  }

  /** @throws what broke in the thread */
  async send(sending: Sending): Promise<Refusal | null> {
    this.#worker.postMessage(sending);
    const reply = await this.#answer.promise;
    this.#answer = Promise.withResolvers();
    this.#answer.promise.catch(() => undefined);
    if (reply instanceof Error) throw reply;
    return reply;
  }

  async close(): Promise<void> {
    this.#worker.postMessage('close');
    await this.#ended;
  }
}
