import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ActionContext,
  approveReversal,
  certifyRun,
  prepareRun,
  reconcilePayments,
  releaseRun,
} from '../../src/actions/index.ts';
import { hashOf, isoOfDay, isoOfMonth, type Month, type OdsCode } from '../../src/base/index.ts';
import { approve, propose } from '../../src/governance/index.ts';
import { entry, type Reversal, reversalJson, reverse } from '../../src/ledger/index.ts';
import { type PaymentRun, paymentsOf, run } from '../../src/payments/index.ts';
import type { Store } from '../../src/store/index.ts';
import type { Warehouse } from '../../src/warehouse/index.ts';
import { checkStore } from './check-store.ts';
import type { Draw } from './draw.ts';
import { diskImage, given, newStoreFolder, type Office, openStore, refusalOf } from './office.ts';

/** The list of each practice as it was last received. */
export type ReceivedLists = Map<OdsCode, number>;

/** A year of paying practices out of one store, beside a plain account of what each was paid. */
export class YearOfPayments {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly #lists: ReceivedLists;
  readonly #folder: string;
  readonly #warehouse: () => Warehouse;
  /** Ledger entries that paid a practice: entry → amount. */
  readonly #paid = new Map<string, { readonly practice: OdsCode; readonly month: Month; readonly pence: bigint }>();
  readonly #reversed = new Set<string>();
  readonly counts = { runs: 0, crashes: 0, reversals: 0, paidAgain: 0 };
  #store: Store | undefined;
  #images = 0;
  /** Deeds that were answered: each has one audit event. */
  #answered = 0;

  constructor(
    folder: string,
    o: { readonly draw: Draw; readonly office: Office; readonly lists: ReceivedLists; warehouse: () => Warehouse },
  ) {
    this.#folder = folder;
    this.#draw = o.draw;
    this.#office = o.office;
    this.#lists = o.lists;
    this.#warehouse = o.warehouse;
  }

  async begin(): Promise<void> {
    this.#store = await openStore(await newStoreFolder(this.#image()));
  }

  async close(): Promise<void> {
    await this.#store?.close();
  }

  get store(): Store {
    assert.ok(this.#store, 'the year has begun');
    return this.#store;
  }

  #image(): string {
    return join(this.#folder, `store-${this.#images}`);
  }

  /** Does something through the actions. What is answered is audited; what dies is not. */
  async deed<T>(act: (context: ActionContext) => Promise<T>, store = this.store): Promise<T> {
    const done = await act(this.#office.context(this.#warehouse(), store));
    this.#answered += 1;
    return done;
  }

  /** Prepares, certifies and releases a month; now and then a list is late or corrected, or the process dies. */
  async payMonth(month: Month): Promise<string> {
    const practices = this.#office.practices();
    for (const practice of practices) this.#lists.set(practice, 5000 + this.#draw.below(9000));
    const late = this.#draw.percent(30) ? this.#draw.pick(practices) : undefined;
    if (late !== undefined) this.#lists.delete(late);
    let prepared = await this.#prepare(month);
    if (this.#draw.percent(30)) prepared = await this.#prepareCorrected(month, prepared);
    await this.#certify(prepared);
    await this.#release(prepared.id);
    if (late === undefined) {
      const again = await this.deed((context) => prepareRun(context, this.#office.actor('finance'), { month }));
      assert.equal(refusalOf(again), 'run.wrong-stage', 'a month that is paid is not paid again');
      return 'a month paid';
    }
    this.#lists.set(late, 7000 + this.#draw.below(100));
    const rest = await this.#prepare(month);
    assert.deepEqual(
      rest.statements.map((statement) => statement.practice),
      [late],
    );
    await this.#certify(rest);
    await this.#release(rest.id);
    return 'a month paid in two runs';
  }

  async #prepare(month: Month): Promise<PaymentRun> {
    const prepared = given(await this.deed((c) => prepareRun(c, this.#office.actor('finance'), { month })));
    const same = given(await this.deed((c) => prepareRun(c, this.#office.actor('finance'), { month })));
    assert.equal(same.id, prepared.id, 'preparing the same again gives the run that stands');
    return prepared;
  }

  /** A list is corrected after the run was prepared: the new run takes its place, and the old can be certified no more. */
  async #prepareCorrected(month: Month, old: PaymentRun): Promise<PaymentRun> {
    const practice = this.#draw.pick(old.statements).practice;
    this.#lists.set(practice, (this.#lists.get(practice) ?? 0) + 1000);
    const prepared = await this.#prepare(month);
    assert.notEqual(prepared.id, old.id);
    const ask = { run: old.id, contentHash: old.contentHash };
    const stale = await this.deed((c) => certifyRun(c, this.#office.actor('approver'), ask));
    assert.equal(refusalOf(stale), 'approval.changed-since');
    return prepared;
  }

  async #certify({ id, contentHash }: PaymentRun): Promise<void> {
    const early = await this.deed((c) => releaseRun(c, this.#office.actor('releaser'), { run: id }));
    assert.equal(refusalOf(early), 'run.wrong-stage');
    const own = await this.deed((c) => certifyRun(c, this.#office.actor('finance'), { run: id, contentHash }));
    assert.equal(refusalOf(own), 'approval.own-work');
    const certified = await this.deed((c) => certifyRun(c, this.#office.actor('approver'), { run: id, contentHash }));
    assert.equal(given(certified).stage, 'certified');
  }

  async #release(id: string): Promise<void> {
    if (this.#draw.percent(12)) await this.#crashWhileReleasing(id);
    const release = () => this.deed((c) => releaseRun(c, this.#office.actor('releaser'), { run: id }));
    const released = given(await release());
    assert.equal(released.stage, 'released');
    this.#note(released);
    assert.deepEqual(given(await release()), released, 'releasing again changes nothing');
    const total = released.statements.reduce((sum, statement) => sum + statement.duePence, 0n);
    assert.equal(released.totalPence, total);
    this.counts.runs += 1;
  }

  /** Writes down what a run has posted. */
  #note(released: PaymentRun): void {
    for (const { entry: id, practice, month, duePence } of released.statements) {
      if (id !== null) this.#paid.set(id, { practice, month, pence: duePence });
    }
  }

  /** The process dies before one of the release's writes; what is then on the disk is opened. */
  async #crashWhileReleasing(id: string): Promise<void> {
    const before = await this.store.read((db) => run(db, id));
    const writes = this.#draw.below((before?.statements.length ?? 0) + 1);
    this.#images += 1;
    const dying = storeThatDies(this.store, writes, () =>
      diskImage(join(this.#folder, `store-${this.#images - 1}`), this.#image()),
    );
    const asked = this.deed((c) => releaseRun(c, this.#office.actor('releaser'), { run: id }), dying);
    await assert.rejects(asked, /the process died/);
    await this.store.close();
    rmSync(join(this.#folder, `store-${this.#images - 1}`), { recursive: true });
    this.#store = await openStore(this.#image());
    const half = await this.store.read((db) => run(db, id));
    assert.ok(half?.stage === 'certified');
    assert.equal(half.statements.filter((statement) => statement.entry !== null).length, writes);
    this.#note(half);
    this.counts.crashes += 1;
    await this.check();
  }

  /** Takes a payment back, because somebody proposes it or because a statement says that it came back. */
  async reverseOne(month: Month): Promise<string> {
    const standing = [...this.#paid.keys()].filter((id) => !this.#reversed.has(id));
    const entryId = this.#draw.pick(standing);
    await (this.#draw.percent(50) ? this.#returned(entryId) : this.#takenBack(month, entryId));
    this.#reversed.add(entryId);
    this.counts.reversals += 1;
    if (this.#draw.percent(40)) return 'a reversal';
    await this.check();
    return this.#payAgain(entryId);
  }

  /** A statement of PCSE says that the payment was made and came back: it proposes the reversal, once. */
  async #returned(entryId: string): Promise<void> {
    const payments = await this.store.read((db) => paymentsOf(db));
    const payment = payments.find(({ entry }) => entry === entryId);
    assert.ok(payment !== undefined, 'what was posted was instructed');
    const { reference, practice, amountPence } = payment;
    const amount = `${amountPence / 100n}.${String(amountPence % 100n).padStart(2, '0')}`;
    const on = isoOfDay(this.#office.today);
    const rows = ['paid', 'returned'].map((status) => [reference, practice, on, status, amount, 'closed'].join(','));
    const path = join(this.#folder, `statement of ${reference}.csv`);
    writeFileSync(path, `reference,practice,paid_on,status,amount,reason\n${rows.join('\n')}\n`);
    const reconcile = () => this.deed((c) => reconcilePayments(c, this.#office.actor('finance'), { path }));
    const found = given(await reconcile());
    assert.deepEqual([found.counts.returned, found.counts.unexpected, found.toTakeBack], [1, 0, [entryId]]);
    assert.deepEqual(given(await reconcile()), found, 'the same statement says the same again');
    const own = await this.deed((c) => approveReversal(c, this.#office.actor('finance'), { entry: entryId }));
    assert.equal(refusalOf(own), 'approval.own-work');
    given(await this.deed((c) => approveReversal(c, this.#office.actor('approver'), { entry: entryId })));
    const after = (await this.store.read((db) => paymentsOf(db))).find((each) => each.reference === reference);
    assert.equal(after?.state, 'taken back');
  }

  /** Proposed by one, approved by another, posted once however often it is asked for. */
  async #takenBack(month: Month, entryId: string): Promise<void> {
    const { today } = this.#office;
    const description = `Taken back in ${isoOfMonth(month)}`;
    const value: Reversal = { reference: `reversal:${entryId}`, date: today, description, entryId };
    const content = { value, json: reversalJson(value) };
    const contentHash = hashOf(content.json);
    const at = this.#office.now();
    const [finance, approver] = [this.#office.actor('finance'), this.#office.actor('approver')];
    const draft = { kind: 'reversal', subject: entryId, contentHash, by: finance, at };
    const proposal = await this.store.write((db) => propose(db, draft));
    const asked = { proposalId: proposal.id, contentHash, content, at };
    const own = await this.store.write((db) => approve(db, { ...asked, by: finance }));
    assert.equal(refusalOf(own), 'approval.own-work');
    const approved = given(await this.store.write((db) => approve(db, { ...asked, by: approver })));
    const posted = given(await this.store.write((db) => reverse(db, approved)));
    assert.equal(given(await this.store.write((db) => reverse(db, approved))).id, posted.id);
    const original = await this.store.read((db) => entry(db, entryId));
    assert.deepEqual(
      posted.postings.map((posting) => -posting.amountPence),
      original?.postings.map((posting) => posting.amountPence),
    );
  }

  /** The month of a payment that was taken back is paid by a new run, of that practice alone and under a new name. */
  async #payAgain(entryId: string): Promise<string> {
    const taken = this.#paid.get(entryId);
    assert.ok(taken !== undefined);
    const rest = await this.#prepare(taken.month);
    assert.deepEqual(
      rest.statements.map((statement) => statement.practice),
      [taken.practice],
    );
    await this.#certify(rest);
    await this.#release(rest.id);
    const again = await this.deed((c) => prepareRun(c, this.#office.actor('finance'), { month: taken.month }));
    assert.equal(refusalOf(again), 'run.wrong-stage', 'a month that is paid again is not paid a third time');
    this.counts.paidAgain += 1;
    return 'a reversal, paid again';
  }

  /** What must be so after every step. */
  async check(): Promise<void> {
    const owed = new Map<OdsCode, bigint>();
    for (const [id, { practice, pence }] of this.#paid) {
      if (!this.#reversed.has(id)) owed.set(practice, (owed.get(practice) ?? 0n) + pence);
    }
    const entries = this.#paid.size + this.#reversed.size;
    await checkStore(this.store, { owed, entries, auditEvents: this.#answered });
  }
}

/** The same store, whose process dies before the write after the first `writes`. */
export function storeThatDies(store: Store, writes: number, atDeath: () => void): Store {
  return withEachWrite(store, (number) => {
    if (number <= writes) return;
    atDeath();
    throw new Error('the process died');
  });
}

/** The same store, telling of each write before it is begun. */
export function withEachWrite(store: Store, before: (number: number) => void): Store {
  let number = 0;
  return new Proxy(store, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name).bind(target);
      return async (...asked: Parameters<Store['write']>) => {
        number += 1;
        before(number);
        return target.write(...asked);
      };
    },
  });
}
