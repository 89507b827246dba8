import { normalQuantile } from './normal.ts';

const STEP = 0x9e3779b97f4a7c15n;
const MASK = (1n << 64n) - 1n;

/**
 * Draws of a share between 0 and 1 that are the same for a seed: SplitMix64 (Steele GL, Lea D, Flood CH, OOPSLA 2014), its
 * upper 53 bits. For simulations, never for secrets.
 */
export function uniformDraws(seed: number): () => number {
  let state = BigInt(seed) & MASK;
  return () => {
    state = (state + STEP) & MASK;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK;
    mixed ^= mixed >> 31n;
    return (Number(mixed >> 11n) + 0.5) / 2 ** 53;
  };
}

/** Standard normal draws that are the same for a seed: `uniformDraws` turned into deviates. */
export function normalDraws(seed: number): () => number {
  const uniform = uniformDraws(seed);
  return () => normalQuantile(uniform());
}
