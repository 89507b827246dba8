/**
 * Does `work` for each item, at most `most` of them at a time, taken up in order. After a fault nothing more is taken
 * up, and what is under way ends first: nobody works on when the caller hears of it.
 * @returns what each came to, in the order of the items
 */
export async function atATime<T, R>(
  most: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      try {
        done[index] = await work(items[index] as T, index);
      } catch (fault) {
        next = items.length;
        throw fault;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: most }, worker));
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return done;
}
