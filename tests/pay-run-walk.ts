/** Every state of the payment runs of a month, walked over the real steps and a real store. What must hold is kept beside them. */
import {
  type Actor,
  accepted,
  addToMonth,
  isoOfMonth,
  type Month,
  month,
  type Outcome,
  odsCode,
} from '../src/base/index.ts';
import { type PaymentRun, payableStatements } from '../src/payments/index.ts';
import type { Store } from '../src/store/index.ts';
import { decided, revoked } from './decisions-for-tests.ts';
import { given } from './fixture-policy.ts';
import { AMOUNTS, CONFLICTED, PAY_MACHINE, type PayMachine, type PayWorld, statementsOf } from './pay-run-machine.ts';

const person = (user: string, role: Actor['role']): Actor => ({ user, name: user, role, organisation: odsCode('X00') });
const ANNA = person('anna', 'finance lead');
const [BEN, CARA] = [person('ben', 'payment approver'), person('cara', 'payment approver')];
/** Somebody who has no part otherwise, for faults in which one person passes for another. */
export const STRANGER = person('stranger', 'payment approver');

type Deed = { readonly step: keyof PayMachine; readonly by: Actor; readonly isApart?: true };
/** Deeds after which a month goes on with a second run: one was sent back, or left somebody for others to pay. */
export const [SENT_BACK, LEFT_SOMEBODY]: readonly [readonly Deed[], readonly Deed[]] = [
  [
    { step: 'prepare', by: ANNA },
    { step: 'certify', by: BEN },
    { step: 'withdraw', by: CARA },
  ],
  [
    { step: 'prepare', by: ANNA },
    { step: 'certify', by: BEN, isApart: true },
    { step: 'release', by: CARA },
  ],
];
type Turn = { readonly world: 'revoke the run’s' | 'revoke the line’s' | 'change inputs' };
type Move = Deed | Turn;
const MOVES: readonly Move[] = [
  { step: 'prepare', by: ANNA },
  ...[ANNA, BEN].map((by): Move => ({ step: 'certify', by })),
  { step: 'certify', by: BEN, isApart: true },
  ...[BEN, CARA].map((by): Move => ({ step: 'release', by })),
  { step: 'release', by: CARA, isApart: true },
  { step: 'withdraw', by: CARA },
  ...(['revoke the run’s', 'revoke the line’s', 'change inputs'] as const).map((world): Move => ({ world })),
];

/** A run as it went by the deeds alone, under its number in the month. */
type RunHappened = {
  readonly preparedBy: string;
  readonly certifiedBy: string | null;
  readonly isOver: boolean;
  readonly isLineIn: boolean;
  readonly version: number;
  readonly apart: readonly string[];
};
/** What happened in a month, kept beside the machine and by none of its guards. */
type Happened = {
  readonly runs: ReadonlyMap<string, RunHappened>;
  readonly isRunDecided: boolean;
  readonly isLineDecided: boolean;
  /** How often the inputs changed. */
  readonly version: number;
  /** Lines that were paid, each as often as it was. */
  readonly paid: readonly string[];
};

/** A month of the store, and the run that was prepared in it last. */
type Standing = { readonly month: Month; readonly run: PaymentRun | undefined };
type Size = keyof typeof AMOUNTS;
type At = { readonly size: Size; readonly path: readonly Move[]; readonly happened: Happened; readonly key: string };

export type PayExploration = {
  readonly states: number;
  readonly steps: number;
  readonly certified: number;
  readonly released: number;
  readonly violations: readonly { readonly what: string; readonly path: string }[];
};

const NOTHING: Happened = { runs: new Map(), isRunDecided: true, isLineDecided: true, version: 0, paid: [] };
/**
 * Walks the runs of a month: prepared by two, certified and released by three, each with and without an interest in a payee, sent back and
 * prepared anew, while the decisions that the run and one of its lines rest on are revoked and inputs change. Each path has a month of
 * its own. The first state at which anything is broken ends it.
 */
export async function explorePayRuns(
  store: Store,
  { machine = PAY_MACHINE, sizes, from, mostDeeds }: ExplorePayAsk,
): Promise<PayExploration> {
  const walk = new PayWalk(store, machine, mostDeeds);
  for (const size of sizes) for (const deeds of from) await walk.run(size, deeds);
  return walk.result();
}

export type ExplorePayAsk = {
  /** With a fault planted; absent: as it is. */
  readonly machine?: PayMachine;
  /** Whether what is paid is within what an officer may decide alone. */
  readonly sizes: readonly Size[];
  /** Deeds after each of which the walk begins; none: with a month of which no run was prepared. */
  readonly from: readonly (readonly Deed[])[];
  /** After so many further deeds a month is left. */
  readonly mostDeeds: number;
};

class PayWalk {
  readonly #store: Store;
  readonly #machine: PayMachine;
  readonly #mostDeeds: number;
  /** By state the fewest deeds after which it was reached. */
  readonly #soonest = new Map<string, number>();
  readonly #violations: { what: string; path: string }[] = [];
  #month = firstFree;
  #steps = 0;
  #certified = 0;
  #released = 0;

  constructor(store: Store, machine: PayMachine, mostDeeds: number) {
    this.#store = store;
    this.#machine = machine;
    this.#mostDeeds = mostDeeds;
  }

  result(): PayExploration {
    const [certified, released] = [this.#certified, this.#released];
    return { states: this.#soonest.size, steps: this.#steps, certified, released, violations: this.#violations };
  }

  /** Walks on from where some deeds lead. */
  async run(size: Size, deeds: readonly Deed[]): Promise<void> {
    let at: At = { size, path: [], happened: NOTHING, key: size };
    let standing = await this.#replayed(at);
    for (const deed of deeds) {
      const taken = await this.#take(at, standing, deed);
      if (taken === undefined) return;
      at = taken;
      standing = taken.standing;
    }
    await this.#walk(at, standing, deeds.length + this.#mostDeeds);
  }

  /** Goes on from a state with the month that stands there; each further way from it has a month of its own. */
  async #walk(at: At, first: Standing, most: number): Promise<void> {
    let standing: Standing | undefined = first;
    for (const move of MOVES) {
      if (this.#violations.length > 0) return;
      standing ??= await this.#replayed(at);
      const taken = await this.#take(at, standing, move);
      if (taken === undefined) continue;
      const deeds = taken.path.length;
      const isSooner = deeds < (this.#soonest.get(taken.key) ?? Number.POSITIVE_INFINITY);
      if (isSooner) this.#soonest.set(taken.key, deeds);
      if (isSooner && deeds < most) await this.#walk(taken, taken.standing, most);
      standing = undefined;
    }
  }

  /** A month that nobody has used, brought to where a path leads. */
  async #replayed({ size, path }: At): Promise<Standing> {
    this.#month = addToMonth(this.#month, 1);
    firstFree = this.#month;
    const iso = isoOfMonth(this.#month);
    const amountPence = null;
    await decided(this.#store, `run ${iso}`, { kind: 'payment run', subject: iso, amountPence });
    await decided(this.#store, `line ${iso}`, { kind: 'discretionary payment', subject: 'case', amountPence });
    let standing: Standing = { month: this.#month, run: undefined };
    for (const [index, move] of path.entries()) {
      const version = path.slice(0, index).filter((one) => 'world' in one && one.world === 'change inputs').length;
      const done = await this.#do(move, this.#worldOf(standing, size, version));
      standing = { ...standing, run: given(done) };
    }
    return standing;
  }

  #worldOf({ month: of, run }: Standing, size: Size, version: number): PayWorld {
    const iso = isoOfMonth(of);
    const decision = size === 'large' ? `run ${iso}` : undefined;
    return { store: this.#store, month: of, run, now: statementsOf(iso, AMOUNTS[size], version), decision };
  }

  async #do(move: Move, world: PayWorld): Promise<Outcome<PaymentRun | undefined>> {
    const iso = isoOfMonth(world.month);
    if ('step' in move) {
      const interests = move.isApart === true ? [CONFLICTED] : [];
      return this.#machine[move.step](world, { by: move.by, interests });
    }
    if (move.world === 'revoke the run’s') await revoked(this.#store, `run ${iso}`, '2026-04-10');
    if (move.world === 'revoke the line’s') await revoked(this.#store, `line ${iso}`, '2026-04-10');
    return accepted(world.run);
  }

  /** Tries one move. @returns where it leads; undefined where it is refused or changes nothing */
  async #take(
    { size, path, happened }: At,
    standing: Standing,
    move: Move,
  ): Promise<(At & { readonly standing: Standing }) | undefined> {
    const world = this.#worldOf(standing, size, happened.version);
    const { month: of } = standing;
    if ('world' in move) {
      const after = worldAfter(happened, move.world, size);
      if (after === undefined) return undefined;
      await this.#do(move, world);
      return { size, path: [...path, move], happened: after, key: keyOf(size, after, world.run, of), standing };
    }
    const before = keyOf(size, happened, world.run, of);
    const done = await this.#do(move, world);
    if (!done.ok || done.value === undefined) return undefined;
    this.#steps += 1;
    const { value: run } = done;
    const isNew = before !== keyOf(size, happened, run, of) || world.run?.id !== run.id;
    if (!isNew) return undefined;
    const [after, broken] = await this.#checked({ size, happened, move, world }, run);
    const name = [...path, move].map((one) => ('world' in one ? one.world : wordsOf(one))).join(', ');
    this.#violations.push(...broken.map((what) => ({ what, path: name })));
    const key = keyOf(size, after, run, of);
    return { size, path: [...path, move], happened: after, key, standing: { month: of, run } };
  }

  async #checked(
    { size, happened, move, world }: { size: Size; happened: Happened; move: Deed; world: PayWorld },
    run: PaymentRun,
  ): Promise<readonly [Happened, readonly string[]]> {
    const lines = (await this.#store.read((db) => payableStatements(db, run.id))).flatMap(({ due }) => due);
    const isLineIn = lines.some(({ term }) => term === 'support');
    const number = run.id.slice('1950-04-'.length);
    const own = happened.runs.get(number);
    const broken: string[] = [];
    const check = (holds: boolean, what: string): void => {
      if (!holds) broken.push(what);
    };
    const user = move.by.user;
    const changed = (more: Partial<RunHappened>): Happened => {
      const base = own ?? {
        preparedBy: user,
        certifiedBy: null,
        isOver: false,
        isLineIn,
        version: happened.version,
        apart: [],
      };
      return { ...happened, runs: new Map(happened.runs).set(number, { ...base, ...more }) };
    };
    if (move.step === 'prepare') {
      check(!isLineIn || happened.isLineDecided, 'a line was frozen whose decision is not in force');
      check(
        lines.every(({ id }) => !happened.paid.includes(id)),
        'a line that was paid is prepared again',
      );
      return [changed({}), broken];
    }
    if (own === undefined) return [happened, ['a step was taken of a run that nobody prepared']];
    check(!own.isOver, 'a step was taken of a run that is over');
    const isApart = move.isApart === true ? [...own.apart, CONFLICTED] : own.apart;
    if (move.step === 'withdraw') return [changed({ isOver: true }), broken];
    check(user !== own.preparedBy && user !== own.certifiedBy, 'one person took two steps of a run');
    check(size === 'small' || happened.isRunDecided, 'an amount above the limit went on without a live decision');
    check(!own.isLineIn || happened.isLineDecided, 'a line went on whose decision is not in force');
    check(own.version === happened.version, 'a run went on whose inputs had changed');
    if (move.step === 'certify') {
      this.#certified += 1;
      return [changed({ certifiedBy: user, apart: isApart }), broken];
    }
    this.#released += 1;
    check(own.certifiedBy !== null, 'a run was released that nobody had certified');
    const posted = run.statements.filter(({ entry }) => entry !== null).map(({ practice }) => practice);
    check(posted.length > 0, 'a released run paid nobody');
    check(
      !posted.some((practice) => isApart.includes(practice)),
      'somebody acted on a payee in whom they have an interest',
    );
    const paidLines = lines.filter(({ id }) => posted.some((practice) => id.startsWith(`${practice}/`)));
    const paid = paidLines.map(nameOf);
    check(
      paid.every((name) => !happened.paid.includes(name)),
      'a line was paid twice',
    );
    const { now } = world;
    const owed = new Map(now.flatMap((one) => one.lines.map(({ id, amountPence }) => [id, amountPence] as const)));
    check(
      paidLines.every(({ id, amountPence }) => owed.get(id) === amountPence),
      'a line was paid otherwise than it comes to',
    );
    return [{ ...changed({ isOver: true, apart: isApart }), paid: [...happened.paid, ...paid] }, broken];
  }
}

function wordsOf({ by, step, isApart }: Deed): string {
  return `${by.user}: ${step}${isApart === true ? ' with an interest' : ''}`;
}

/** A line whatever its month: `<practice> <term>`. */
function nameOf({ id, term }: { readonly id: string; readonly term: string }): string {
  return `${id.split('/')[0]} ${term}`;
}

/** A month that no walk has used, in one process. */
let firstFree: Month = month('1950-04');

function worldAfter(happened: Happened, what: Turn['world'], size: Size): Happened | undefined {
  if (what === 'revoke the run’s') {
    return size === 'large' && happened.isRunDecided ? { ...happened, isRunDecided: false } : undefined;
  }
  if (what === 'revoke the line’s') return happened.isLineDecided ? { ...happened, isLineDecided: false } : undefined;
  return happened.version === 0 ? { ...happened, version: 1 } : undefined;
}

/** A text that no state has in which anything else can still happen: without the month and the number of its run. */
function keyOf(
  size: Size,
  { isRunDecided, isLineDecided, version, paid }: Happened,
  run: PaymentRun | undefined,
  of: Month,
): string {
  const iso = isoOfMonth(of);
  const shown =
    run === undefined
      ? null
      : {
          ...{ stage: run.stage, isFresh: run.withdrawnBefore.length > 0, replacedBy: run.replacedBy !== null },
          total: String(run.totalPence),
          events: run.events.map(({ stage, user, interests }) => [stage, user, interests]),
          statements: run.statements.map(({ practice, isWaiting, entry }) => [practice, isWaiting, entry !== null]),
        };
  return JSON.stringify([size, isRunDecided, isLineDecided, version, paid.toSorted(), shown]).replaceAll(iso, '');
}
