import { keepLatest } from '../../base/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import { Bench, type BenchAsk } from './bench.ts';

/** Benches kept open at a time. Each holds a row for everybody on its rule's register. */
const MOST_OPEN = 4;

/** The benches in use: one a rule, period end and people's rows; the one used longest ago is closed for another. */
export class BenchShelf {
  readonly #open = new Map<string, Promise<Bench>>();

  bench(ask: BenchAsk): Promise<Bench> {
    const key = keyOf(ask.snapshot, ask);
    const bench = this.#open.get(key) ?? Bench.open(ask);
    const oldest = keepLatest(this.#open, key, bench, MOST_OPEN);
    bench.catch(() => this.#open.delete(key));
    oldest?.then(
      (opened) => opened.close(),
      () => undefined,
    );
    return bench;
  }
}

function keyOf(snapshot: Snapshot, { framework, rule, periodEnd }: BenchAsk): string {
  return [snapshot.hash, framework.ruleHash(rule.id), framework.id, rule.id, periodEnd].join(' ');
}
