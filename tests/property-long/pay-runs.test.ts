import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { claimMigrations } from '../../src/claims/index.ts';
import { governanceMigrations } from '../../src/governance/index.ts';
import { ledgerMigrations } from '../../src/ledger/index.ts';
import { payableStatements, paymentMigrations } from '../../src/payments/index.ts';
import type { Store } from '../../src/store/index.ts';
import { PAY_MACHINE, type PayMachine } from '../pay-run-machine.ts';
import { explorePayRuns, LEFT_SOMEBODY, SENT_BACK, STRANGER } from '../pay-run-walk.ts';
import { testStore } from '../store-for-tests.ts';

/** A machine that overlooks something, to see that the walk finds what that lets through. */
const PLANTED: readonly { readonly words: string; readonly machine: Partial<PayMachine> }[] = [
  {
    words: 'whoever prepared a run may certify it',
    machine: { certify: (world, taking) => PAY_MACHINE.certify(world, { ...taking, by: STRANGER }) },
  },
  {
    words: 'whoever certified a run may release it',
    machine: { release: (world, taking) => PAY_MACHINE.release(world, { ...taking, by: STRANGER }) },
  },
  {
    words: 'an interest that was declared with the release is forgotten',
    machine: { release: (world, taking) => PAY_MACHINE.release(world, { ...taking, interests: [] }) },
  },
  {
    words: 'inputs that changed are not looked at before the release',
    machine: {
      async release(world, taking) {
        const { run, store } = world;
        if (run === undefined) return PAY_MACHINE.release(world, taking);
        const frozen = await store.read((db) => payableStatements(db, run.id));
        return PAY_MACHINE.release({ ...world, now: frozen.map(({ statement }) => statement) }, taking);
      },
    },
  },
  {
    words: 'nothing that stands in the way is looked at before the release',
    machine: {
      release: (world, taking) => {
        const run = world.run && { ...world.run, stage: 'released' as const };
        return PAY_MACHINE.release({ ...world, run }, taking);
      },
    },
  },
];

describe('the payment runs of a month', () => {
  let store: Store;
  before(async () => {
    store = await testStore([...governanceMigrations, ...ledgerMigrations, ...claimMigrations, ...paymentMigrations]);
  });

  test('break no rule in any state, and are certified and released', async () => {
    const whole = await explorePayRuns(store, { sizes: ['large'], from: [[]], mostDeeds: 4 });
    assert.deepEqual(whole.violations, []);
    assert(whole.certified > 0 && whole.released > 0);
  });

  test('break no rule once a run was sent back, or left somebody to be paid by others', async () => {
    const ask = { sizes: ['small'], from: [SENT_BACK, LEFT_SOMEBODY], mostDeeds: 3 } as const;
    const again = await explorePayRuns(store, ask);
    assert.deepEqual(again.violations, []);
    assert(again.released > 1);
  });

  for (const { words, machine } of PLANTED) {
    test(`are found out where ${words}`, async () => {
      const { violations } = await explorePayRuns(store, {
        machine: { ...PAY_MACHINE, ...machine },
        sizes: ['small'],
        from: [[]],
        mostDeeds: 4,
      });
      assert(violations.length > 0);
    });
  }
});
