import type { Clock } from '../base/index.ts';
import { instantText, type Store, type WriteDb } from '../store/index.ts';
import { type AuditEvent, appendEvents, EVENT_FORM } from './audited.ts';

type Happened = { readonly event: AuditEvent; readonly at: string };
type Waiting = Happened & { readonly resolve: () => void; readonly reject: (error: unknown) => void };

const MOST_IN_A_BATCH = 200;

/**
 * Keeps the events of an answer; resolves when they are durable, so that it can wait for them. Events that come while others
 * are being written go together in the next transaction: nobody waits longer than for the write under way.
 * @throws Bug inside a read or write (use `recordIn` there)
 * @throws DatabaseFault when one cannot be kept; the answer is then not given
 */
export async function record(store: Store, clock: Clock, ...events: readonly AuditEvent[]): Promise<void> {
  store.assertOutside('an audit event of its own');
  const at = instantText(clock.now());
  await scribeOf(store).add(events.map((event) => ({ event, at })));
}

/** Keeps an event in the transaction of what it is about: both are kept or neither. */
export async function recordIn(db: WriteDb, clock: Clock, event: AuditEvent): Promise<void> {
  await append(db, [{ event, at: instantText(clock.now()) }]);
}

/** Collects the events of one store and writes them, one batch after another. */
class Scribe {
  readonly #store: Store;
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(store: Store) {
    this.#store = store;
  }

  async add(happened: readonly Happened[]): Promise<void> {
    const kept = happened.map(
      (each) => new Promise<void>((resolve, reject) => this.#waiting.push({ ...each, resolve, reject })),
    );
    if (!this.#isWriting) void this.#write();
    await Promise.all(kept);
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#writeBatch(this.#waiting.splice(0, MOST_IN_A_BATCH));
    this.#isWriting = false;
  }

  /** Writes a batch, or each of it alone where together they cannot be kept: one bad event fails nobody else's. */
  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#store.write((db) => append(db, batch), 'audit');
      for (const each of batch) each.resolve();
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const each of batch) await this.#writeBatch([each]);
    }
  }
}

const scribes = new WeakMap<Store, Scribe>();

function scribeOf(store: Store): Scribe {
  const scribe = scribes.get(store) ?? new Scribe(store);
  scribes.set(store, scribe);
  return scribe;
}

/** Adds events to the chain, with nothing where they say nothing. */
async function append(db: WriteDb, batch: readonly Happened[]): Promise<void> {
  const unsaid = { basis: null, people: null, origin: null };
  await appendEvents(
    db,
    batch.map(({ event, at }) => ({ ...unsaid, ...event, form: EVENT_FORM, at })),
  );
}
