import type { Store, WriteDb } from '../../src/store/index.ts';

/** The same store, whose process dies at the end of the write after the first `writes`, before that is committed. */
export function storeThatDies(store: Store, writes: number): Store {
  return withWrites(store, (number, write, fn, queue) => {
    if (number <= writes) return write(fn, queue);
    return write(async (db) => {
      await fn(db);
      throw new Error('the process died');
    }, queue);
  });
}

/** The same store, telling of each write before it is begun. */
export function withEachWrite(store: Store, before: (number: number) => void): Store {
  return withWrites(store, (number, write, fn, queue) => {
    before(number);
    return write(fn, queue);
  });
}

type Write = <T>(fn: (db: WriteDb) => Promise<T>, queue?: 'main' | 'audit') => Promise<T>;
type Written = <T>(
  number: number,
  write: Write,
  fn: (db: WriteDb) => Promise<T>,
  queue?: 'main' | 'audit',
) => Promise<T>;

function withWrites(store: Store, written: Written): Store {
  let number = 0;
  return new Proxy(store, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name).bind(target);
      return <T>(fn: (db: WriteDb) => Promise<T>, queue?: 'main' | 'audit') => {
        number += 1;
        return written(number, target.write.bind(target) as Write, fn, queue);
      };
    },
  });
}
