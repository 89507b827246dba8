import type { Reader, Snapshot } from '../warehouse/index.ts';

/** Reads the tables of a snapshot that have no people in them, and closes them. */
export async function overAggregates<T>(snapshot: Snapshot, read: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = await snapshot.aggregates();
  try {
    return await read(reader);
  } finally {
    reader.close();
  }
}
