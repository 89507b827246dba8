import { type Pence, pence, sha256 } from '../base/index.ts';
import type { Spend } from './spend.ts';

/** Postings of like size, and those of them that are looked at. */
export type Stratum = {
  readonly words: string;
  /** The least and the most amount of the stratum, in pence; null: no bound. */
  readonly fromPence: Pence | null;
  readonly belowPence: Pence | null;
  readonly postings: number;
  readonly totalPence: Pence;
  readonly sampled: readonly Spend[];
};

/** Bounds between strata. Everything from the last bound on is looked at. */
const BOUNDS: readonly bigint[] = [100_000n, 1_000_000n, 5_000_000n];

/** In which order the seed puts the postings: by a hash, so that the same seed gives the same sample anywhere. */
function drawnBy(seed: string, { entry, position }: Spend): string {
  return sha256(`${seed} ${entry}.${position}`);
}

/**
 * A sample for verification after payment, the same for the same seed and postings. Each stratum below the highest gives
 * its share of `size` by value, at least one; of the highest every posting is looked at.
 */
export function verificationSample(
  spends: readonly Spend[],
  o: { readonly seed: string; readonly size: number },
): readonly Stratum[] {
  const edges = [null, ...BOUNDS, null];
  const groups = edges.slice(0, -1).map((from, index) => {
    const below = edges[index + 1] ?? null;
    const own = spends.filter((one) => isWithin(sizeOf(one), from, below));
    return { from, below, own, total: own.reduce((sum, one) => sum + sizeOf(one), 0n) };
  });
  const lower = groups.filter(({ below }) => below !== null).reduce((sum, { total }) => sum + total, 0n);
  return groups.map(({ from, below, own, total }) => {
    const inOrder = own.map((one) => ({ one, key: drawnBy(o.seed, one) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const count = below === null ? own.length : shareOf(o.size, total, lower, own.length);
    return {
      words: wordsOf(from, below),
      fromPence: from === null ? null : pence(from),
      belowPence: below === null ? null : pence(below),
      postings: own.length,
      totalPence: pence(total),
      sampled: inOrder.slice(0, count).map(({ one }) => one),
    };
  });
}

function sizeOf({ amountPence }: Spend): bigint {
  return amountPence < 0n ? -amountPence : amountPence;
}

function isWithin(size: bigint, from: bigint | null, below: bigint | null): boolean {
  return (from === null || size >= from) && (below === null || size < below);
}

/** The stratum's part of the sample, rounded up: a stratum with postings gives at least one. */
function shareOf(size: number, total: bigint, all: bigint, postings: number): number {
  if (total === 0n) return 0;
  return Math.min(postings, Number((BigInt(size) * total + all - 1n) / all));
}

function wordsOf(from: bigint | null, below: bigint | null): string {
  const pounds = (amount: bigint) => `£${String(amount / 100n).replace(/\B(?=(\d{3})+$)/g, ',')}`;
  if (below === null) return `${pounds(from ?? 0n)} and more`;
  return from === null ? `below ${pounds(below)}` : `${pounds(from)} to below ${pounds(below)}`;
}
