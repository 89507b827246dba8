import type { Engine } from './session.ts';

/** The channel on which those who write into a schema say so when they commit. */
export function channelOf(schema: string): string {
  return `commonweal writes ${schema}`;
}

/**
 * What is written on a server by any process, as each says when it commits: milliseconds later. Who does not listen knows nothing, so
 * that there is no count before the channel is open, nor after its connection was lost until it is open again.
 */
export class Heard {
  readonly #engine: Engine;
  readonly #schema: string;
  #count = 0;
  #standing: 'deaf' | 'opening' | 'listening' = 'deaf';

  constructor(engine: Engine, schema: string) {
    this.#engine = engine;
    this.#schema = schema;
  }

  /** Goes up with every write and never comes back to a number that it had. Begins to listen when it is first asked for. */
  get count(): number | undefined {
    if (this.#standing === 'deaf') void this.#listen();
    return this.#standing === 'listening' ? this.#count : undefined;
  }

  async #listen(): Promise<void> {
    this.#standing = 'opening';
    const heard = () => {
      this.#count += 1;
    };
    const lost = () => {
      this.#standing = 'deaf';
    };
    try {
      await this.#engine.listen?.(channelOf(this.#schema), { heard, lost });
      heard();
      this.#standing = 'listening';
    } catch {
      lost();
    }
  }
}
