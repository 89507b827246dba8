/** Seconds that something took, and what it gave. */
export type Timed<T> = { readonly seconds: number; readonly value: T };

export async function timed<T>(work: () => Promise<T> | T): Promise<Timed<T>> {
  const started = performance.now();
  const value = await work();
  return { seconds: (performance.now() - started) / 1000, value };
}

/** Seconds of all processors together that something took: with neighbours on the machine it says more than the clock. */
export async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The middle value; of an even number the mean of the two in the middle. @throws Error of none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('there is no median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}

export type Contest<Name extends string> = Readonly<Record<Name, () => Promise<unknown> | unknown>>;

/**
 * Median seconds of several ways of doing something: one warm-up of each, then rounds in which each has its turn, so
 * that all of them meet the same neighbours on the machine. Stops after `rounds`, or after the first round that ends
 * later than `enough` seconds from the start.
 */
export async function compared<Name extends string>(
  contest: Contest<Name>,
  { rounds = 5, enough = 60 }: { readonly rounds?: number; readonly enough?: number } = {},
): Promise<Record<Name, number>> {
  const ways = Object.entries(contest) as [Name, () => Promise<unknown>][];
  for (const [, run] of ways) await run();
  const seconds = new Map<Name, number[]>(ways.map(([name]) => [name, []]));
  const started = performance.now();
  for (let round = 0; round < rounds && performance.now() - started < enough * 1000; round += 1) {
    for (const [name, run] of ways) seconds.get(name)?.push((await timed(run)).seconds);
  }
  return Object.fromEntries(ways.map(([name]) => [name, median(seconds.get(name) ?? [])])) as Record<Name, number>;
}
