/** Lets one at a time go on, in the order in which they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(body: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(body);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when everything that has come so far has gone. */
  async ended(): Promise<void> {
    await this.#last;
  }
}
