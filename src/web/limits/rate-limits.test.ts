import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RateLimits } from './rate-limits.ts';

const LIMIT = { of: 'exports', most: 3, seconds: 60 } as const;

function limitsAt(start: string) {
  let now = start;
  const limits = new RateLimits({ now: () => now });
  return {
    ask: (reader: string, limit: Parameters<RateLimits['secondsToWait']>[0] = LIMIT) =>
      limits.secondsToWait(limit, reader),
    at: (instant: string) => {
      now = instant;
    },
  };
}

describe('rate limits', () => {
  it('answer a burst up to the most, and say how long to wait after it', () => {
    const { ask, at } = limitsAt('2026-04-10T09:00:00.000Z');
    assert.deepEqual([ask('a'), ask('a'), ask('a'), ask('a')], [0, 0, 0, 20]);
    at('2026-04-10T09:00:05.000Z');
    assert.equal(ask('a'), 15);
    at('2026-04-10T09:00:20.000Z');
    assert.deepEqual([ask('a'), ask('a')], [0, 20]);
  });

  it('count each reader and each thing for itself', () => {
    const { ask } = limitsAt('2026-04-10T09:00:00.000Z');
    for (let times = 0; times < 3; times += 1) ask('a');
    assert.ok(ask('a') > 0);
    assert.equal(ask('b'), 0);
    assert.equal(ask('a', { ...LIMIT, of: 'search' }), 0);
  });

  it('never grow beyond the most, nor when the clock goes back', () => {
    const { ask, at } = limitsAt('2026-04-10T09:00:00.000Z');
    ask('a');
    at('2026-04-11T09:00:00.000Z');
    assert.deepEqual([ask('a'), ask('a'), ask('a'), ask('a')], [0, 0, 0, 20]);
    at('2026-04-10T09:00:00.000Z');
    assert.ok(ask('a') > 0);
  });

  it('hold while others come and are forgotten', () => {
    const { ask, at } = limitsAt('2026-04-10T09:00:00.000Z');
    for (let times = 0; times < 3; times += 1) ask('a', { ...LIMIT, seconds: 3600 });
    at('2026-04-10T09:05:00.000Z');
    for (let reader = 0; reader < 100; reader += 1) assert.equal(ask(`reader ${reader}`), 0);
    assert.ok(ask('a', { ...LIMIT, seconds: 3600 }) > 0);
  });
});
