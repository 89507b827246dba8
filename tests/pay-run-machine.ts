/** The steps of a payment run as the actions take them, for the walk of every state of the runs of a month. */
import { chartOfAccounts } from '../definitions/ledger/chart.ts';
import { demonstrationPayer } from '../definitions/payments/payer.ts';
import { stoppedRun } from '../src/actions/payments/run-deed.ts';
import {
  type Actor,
  accepted,
  day,
  hashOf,
  type Json,
  type Month,
  month,
  type Outcome,
  odsCode,
  type Refusal,
  refused,
  sumPence,
} from '../src/base/index.ts';
import { type Statement, statementFromJson, statementJson } from '../src/contracts/index.ts';
import {
  certifyRun,
  changedSince,
  heldUndecided,
  inputsChanged,
  type PaymentRun,
  payableStatements,
  paymentPolicy,
  prepareRun,
  type RunDeed,
  releaseRun,
  withdrawRun,
} from '../src/payments/index.ts';
import type { Store } from '../src/store/index.ts';
import { given } from './fixture-policy.ts';
import { line } from './statements-for-tests.ts';

const ON = day('2026-04-10');
const AT = '2026-04-10T09:30:00.000Z';
/** Pence of one line; a run of three is above what an officer may decide alone where amounts are large. */
export const AMOUNTS = { small: 10_00n, large: 400_00n } as const;
const LIMIT = 1_000_00;
const SINCE = '1950-04-01';
const POLICY = given(
  paymentPolicy({
    scheme: {
      ...{ id: 'scheme', status: 'invented', source: 'this walk' },
      delegations: [
        { step: 'prepare', role: 'finance lead', validFrom: SINCE },
        { step: 'certify', role: 'finance lead', limitPence: LIMIT, validFrom: SINCE },
        { step: 'certify', role: 'payment approver', limitPence: LIMIT, validFrom: SINCE },
        { step: 'release', role: 'payment approver', limitPence: LIMIT, validFrom: SINCE },
      ],
    },
    payees: { id: 'payees', status: 'invented', source: 'this walk', payees: [] },
    payer: demonstrationPayer as unknown as Json,
    chart: chartOfAccounts as unknown as Json,
  }),
);
export const [CONFLICTED, OTHER] = [odsCode('X00002'), odsCode('X00001')];

/** What is known of a month when somebody takes a step: the run that was prepared last, and what its statements come to now. */
export type PayWorld = {
  readonly store: Store;
  readonly month: Month;
  readonly run: PaymentRun | undefined;
  readonly now: readonly Statement[];
  /** The decision that a run of large amounts rests on. */
  readonly decision: string | undefined;
};

export type Taking = { readonly by: Actor; readonly interests: readonly string[] };

/** The steps of a run as the actions take them: what stops it is asked before payments is. */
export type PayMachine = {
  readonly prepare: (world: PayWorld, taking: Taking) => Promise<Outcome<PaymentRun>>;
  readonly certify: (world: PayWorld, taking: Taking) => Promise<Outcome<PaymentRun>>;
  readonly release: (world: PayWorld, taking: Taking) => Promise<Outcome<PaymentRun>>;
  readonly withdraw: (world: PayWorld, taking: Taking) => Promise<Outcome<PaymentRun>>;
};

const NO_RUN: Refusal = { code: 'run.unknown', message: 'There is no run.' };

function deedOf({ decision }: PayWorld, { by, interests }: Taking): RunDeed {
  return { by, at: AT, on: ON, interests, comment: '', decision };
}

/** What keeps a run from going on: a decision that a line rests on, or an input that changed. */
async function standsInTheWay({ store, now }: PayWorld, run: PaymentRun): Promise<Refusal | undefined> {
  const stopped = await stoppedRun({ store, businessDate: ON }, run.id);
  if (stopped !== undefined) return stopped;
  const frozen = await store.read((db) => payableStatements(db, run.id));
  const current = now.map((one) => ({ practice: one.practice, statement: accepted(one) }));
  const changed = changedSince(POLICY, frozen, current, { on: ON });
  return changed.length === 0 ? undefined : inputsChanged(run.id, changed);
}

export const PAY_MACHINE: PayMachine = {
  async prepare(world, taking) {
    const { store, month: of, now } = world;
    const held = await store.read((db) => Promise.all(now.map((one) => heldUndecided(db, one, ON))));
    const statements = held.map((one) => ({ practice: one.practice, statement: accepted(one) }));
    return prepareRun(store, POLICY, { month: of, statements, ...deedOf(world, taking) });
  },
  async certify(world, taking) {
    const { store, run } = world;
    if (run === undefined) return refused(NO_RUN);
    const refusal = run.stage === 'prepared' ? await standsInTheWay(world, run) : undefined;
    if (refusal !== undefined) return refused(refusal);
    return certifyRun(store, POLICY, { run: run.id, contentHash: run.contentHash, ...deedOf(world, taking) });
  },
  async release(world, taking) {
    const { store, run } = world;
    if (run === undefined) return refused(NO_RUN);
    const refusal = run.stage === 'certified' ? await standsInTheWay(world, run) : undefined;
    if (refusal !== undefined) return refused(refusal);
    const days = { processOn: day('2026-04-13'), payOn: day('2026-04-14') };
    return releaseRun(store, POLICY, { run: run.id, ...days, ...deedOf(world, taking) });
  },
  async withdraw({ store, run }, { by }) {
    if (run === undefined) return refused(NO_RUN);
    return withdrawRun(store, { run: run.id, by, at: AT, comment: 'It is not right.' });
  },
};

/** Two practices: of one, a line rests on a decision. */
export function statementsOf(iso: string, amount: bigint, version: number): readonly Statement[] {
  const plain = (practice: string) => line(practice, iso, 'global-sum', 'GMS global sum', amount + BigInt(version));
  const support = {
    ...line(OTHER, iso, 'support', 'Discretionary support', amount),
    restsOn: [{ kind: 'decision' as const, reference: `line ${iso}` }],
  };
  return [
    { practice: OTHER, lines: [plain(OTHER), support] },
    { practice: CONFLICTED, lines: [plain(CONFLICTED)] },
  ].map(({ practice, lines }) => {
    const totalPence = sumPence(lines.map(({ amountPence }) => amountPence));
    const content = {
      ...{
        practice,
        practiceName: practice,
        month: month(iso),
        knownOn: day(`${iso}-01`),
        contractType: 'GMS' as const,
      },
      ...{ contractTitle: 'GMS contract', lines, held: [], totalPence, pins: { contract: 'k', rates: 'r' } },
    };
    const { release: _release, contentHash: _hash, ...json } = statementJson({ ...content, contentHash: '' });
    return statementFromJson({ ...json, release: 'exact', contentHash: hashOf(json) });
  });
}
