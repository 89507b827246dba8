import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ActionContext,
  approveBankDetails,
  approveReversal,
  certifyRun,
  prepareRun,
  prepareSettlement,
  proposeBankDetails,
  proposeReversal,
  reconcilePayments,
  releaseRun,
} from '../../src/actions/index.ts';
import {
  addDays,
  type Day,
  type Draw,
  isoOfMonth,
  type Month,
  month,
  type OdsCode,
  quarterOf,
} from '../../src/base/index.ts';
import { linesOfEntry, type PaymentRun, paymentsOf, run } from '../../src/payments/index.ts';
import type { Store } from '../../src/store/index.ts';
import type { Warehouse } from '../../src/warehouse/index.ts';
import { BANKED, PAUSE_DAYS, statementOfReturn } from './banked-payee.ts';
import { ChangesOfYear, listsOf, type ReceivedLists } from './changes-of-year.ts';
import { checkStore } from './check-store.ts';
import { ClaimsOfYear } from './claims-of-year.ts';
import { storeThatDies } from './dying-store.ts';
import type { Office } from './office.ts';
import { given, refusalOf } from './office-policy.ts';
import { owedPlainly } from './owed-plainly.ts';
import { checkSettled, onAccountTerm, type Paid, sumOf } from './settled-year.ts';
import type { YearsDatabase } from './store-place.ts';

/** The month in which the simulated year is settled. */
const SETTLED_IN = month('2026-04');

/** A year of paying practices out of one store, beside a plain account of what each is owed and was paid. */
export class YearOfPayments {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly #lists: ReceivedLists;
  readonly changes: ChangesOfYear;
  readonly #folder: string;
  readonly #warehouse: () => Warehouse;
  readonly #database: YearsDatabase;
  readonly #schema: string;
  readonly #claims: ClaimsOfYear;
  /** By ledger entry. */
  readonly #paid = new Map<string, Paid>();
  readonly #reversed = new Set<string>();
  /** Months that were begun to be paid. */
  readonly #months = new Set<Month>();
  readonly counts = {
    ...{ runs: 0, crashes: 0, reversals: 0, waited: 0, claimed: 0, settled: 0, accounts: 0 },
  };
  /** The hash of the last deed as the audit had it when it was last looked at. */
  audited = '';
  #store: Store | undefined;
  /** From when the bank can pay; undefined before anybody gave an account. */
  #usableFrom: Day | undefined;
  /** Deeds that were answered: each has one audit event. */
  #answered = 0;

  constructor(
    folder: string,
    o: {
      readonly draw: Draw;
      readonly office: Office;
      readonly lists: ReceivedLists;
      readonly database: YearsDatabase;
      warehouse: () => Warehouse;
    },
  ) {
    this.#folder = folder;
    this.#draw = o.draw;
    this.#office = o.office;
    this.#lists = o.lists;
    this.changes = new ChangesOfYear(o.draw, o.office, o.lists);
    this.#warehouse = o.warehouse;
    this.#database = o.database;
    this.#schema = o.database.takeSchema();
    this.#claims = new ClaimsOfYear(o.draw, o.office);
  }

  async begin(): Promise<void> {
    this.#store = await this.#database.open(this.#schema);
  }

  /** Empties what the year had. Not after a failure, so that it can be looked at. */
  async end(): Promise<void> {
    await this.#database.leave(this.#schema);
  }

  get store(): Store {
    assert.ok(this.#store, 'the year has begun');
    return this.#store;
  }

  /** Does something through the actions. What is answered is audited; what dies is not. */
  async deed<T>(act: (context: ActionContext) => Promise<T>, store = this.store): Promise<T> {
    const done = await act(this.#office.context(this.#warehouse(), store));
    this.#answered += 1;
    return done;
  }

  /** Prepares, certifies and releases a month; now and then a list is late or corrected, or the process dies. */
  async payMonth(month: Month): Promise<string> {
    for (const practice of this.#office.practices()) this.#onAccount(practice);
    this.#months.add(month);
    if (this.#owedIn(month).length === 0) this.changes.receiveLate();
    let prepared = await this.#prepare(month);
    if (this.#draw.percent(20)) prepared = await this.#prepareCorrected(month, prepared);
    await this.#certify(prepared);
    await this.#release(prepared.id);
    const wasLate = this.changes.lateQuarter === quarterOf(month);
    this.changes.receiveLate();
    await this.payOwed(month);
    return wasLate ? 'a month paid in two runs' : 'a month paid';
  }

  /**
   * Whatever a month still owes is paid by a further run, and nothing else: to whom nothing was paid, or it was taken back, and
   * claims whose days are over and that no dispute holds.
   */
  async payOwed(month: Month): Promise<string> {
    const owed = this.#owedIn(month);
    if (owed.length === 0) {
      const again = await this.deed((context) => prepareRun(context, this.#office.actor('finance'), { month }));
      assert.equal(refusalOf(again), 'run.wrong-stage', 'what is paid is not paid again');
      return 'nothing owed';
    }
    const rest = await this.#prepare(month);
    assert.deepEqual(
      rest.statements.map(({ practice }) => practice),
      owed,
      'a further run pays what is owed',
    );
    await this.#certify(rest);
    await this.#release(rest.id);
    return 'what was owed paid';
  }

  #owedIn(month: Month): readonly OdsCode[] {
    const standing = [...this.#paid].filter(([id, paid]) => paid.month === month && !this.#reversed.has(id));
    const { facts } = this.#office;
    const owing = new Set(this.#claims.payable(month).map(({ practice }) => this.#office.payerOf(practice, month)));
    for (const practice of this.#office.practices()) {
      const isPaid = standing.some(([, paid]) => paid.practice === practice && paid.own);
      if (!isPaid && this.#office.payerOf(practice, month) === practice) {
        if (owedPlainly(facts, practice, month).length > 0) owing.add(practice);
      }
    }
    return [...owing].sort();
  }

  async #prepare(month: Month): Promise<PaymentRun> {
    const prepared = given(await this.deed((c) => prepareRun(c, this.#office.actor('finance'), { month })));
    if (this.#draw.percent(80)) return prepared;
    const same = given(await this.deed((c) => prepareRun(c, this.#office.actor('finance'), { month })));
    assert.equal(same.id, prepared.id, 'preparing the same again gives the run that stands');
    return prepared;
  }

  /** A list is corrected after the run was prepared: the new run takes its place, and the old can be certified no more. */
  async #prepareCorrected(month: Month, old: PaymentRun): Promise<PaymentRun> {
    const { facts } = this.#office;
    const quarter = quarterOf(month);
    const listed = this.#office.practices().filter((one) => facts.lists(one, quarter) !== 'not received');
    if (listed.length === 0) return old;
    const practice = this.#draw.pick(listed);
    const payer = this.#office.payerOf(practice, month);
    const owed = () => owedPlainly(facts, payer, month).join();
    const before = owed();
    this.changes.receive(practice, quarter, Number(facts.lists(practice, quarter)) + 1000);
    const prepared = await this.#prepare(month);
    if (owed() === before) {
      assert.equal(prepared.id, old.id, 'a list on which nothing rests changes no run');
      return prepared;
    }
    assert.notEqual(prepared.id, old.id);
    const ask = { run: old.id, contentHash: old.contentHash };
    const stale = await this.deed((c) => certifyRun(c, this.#office.actor('approver'), ask));
    assert.equal(refusalOf(stale), 'approval.changed-since');
    return prepared;
  }

  async #certify({ id, contentHash }: PaymentRun): Promise<void> {
    if (this.#draw.percent(20)) {
      const early = await this.deed((c) => releaseRun(c, this.#office.actor('releaser'), { run: id }));
      assert.equal(refusalOf(early), 'run.wrong-stage');
      const own = await this.deed((c) => certifyRun(c, this.#office.actor('finance'), { run: id, contentHash }));
      assert.equal(refusalOf(own), 'approval.own-work');
    }
    const certified = await this.deed((c) => certifyRun(c, this.#office.actor('approver'), { run: id, contentHash }));
    assert.equal(given(certified).stage, 'certified');
  }

  async #release(id: string): Promise<void> {
    if (this.#draw.percent(12)) await this.#crashWhileReleasing(id);
    const release = () => this.deed((c) => releaseRun(c, this.#office.actor('releaser'), { run: id }));
    const released = given(await release());
    assert.equal(released.stage, 'released');
    await this.#note(released);
    const isPaused = this.#isPaused();
    for (const { practice, isWaiting, payee, entry, duePence } of released.statements) {
      const hasToWait = payee.id === BANKED.payee && isPaused && duePence > 0n;
      assert.equal(isWaiting, hasToWait, `whether ${practice} waits for its bank`);
      assert.equal(entry === null, isWaiting);
      this.counts.waited += isWaiting ? 1 : 0;
    }
    if (this.#draw.percent(20)) assert.deepEqual(given(await release()), released, 'releasing again changes nothing');
    const paid = released.statements.filter(({ isWaiting }) => !isWaiting);
    assert.equal(
      released.totalPence,
      paid.reduce((sum, { duePence }) => sum + duePence, 0n),
    );
    this.counts.runs += 1;
  }

  #isPaused(): boolean {
    return this.#usableFrom === undefined || this.#office.today < this.#usableFrom;
  }

  /** Writes down what a run has posted. */
  async #note(released: PaymentRun): Promise<void> {
    for (const { entry, practice, month, duePence } of released.statements) {
      if (entry === null || this.#paid.has(entry)) continue;
      const terms = (await this.store.read((db) => linesOfEntry(db, entry))).map(({ term }) => term);
      const claimed = this.#claims.lines.filter(({ id }) => terms.some((term) => term.endsWith(id)));
      for (const line of claimed) {
        assert.equal(line.paidBy, undefined, `${line.id} is paid once`);
        line.paidBy = entry;
        this.counts.claimed += 1;
      }
      const settles = terms.some((term) => term.startsWith('quality-settlement'));
      const own = !settles && terms.length > claimed.length;
      const onAccount = this.#office.practices().filter((one) => terms.includes(onAccountTerm(practice, one)));
      if (own) this.#checkOwn({ practice, month, pence: duePence - sumOf(claimed), onAccount });
      this.#paid.set(entry, { practice, month, pence: duePence, own, settles, onAccount });
    }
  }

  /** What a practice was paid of its contract for a month is what it is owed plainly, and what it is paid on account. */
  #checkOwn({ practice, month, pence, onAccount }: Omit<Paid, 'own' | 'settles'>): void {
    const owed = owedPlainly(this.#office.facts, practice, month).reduce((sum, one) => sum + one, 0n);
    const pounds = onAccount.reduce((sum, one) => sum + (this.#office.onAccount.get(one) ?? 0), 0);
    assert.equal(pence, owed + BigInt(pounds) * 100n, `what ${practice} is paid for ${isoOfMonth(month)}`);
    this.#office.notePaid(practice, month, listsOf(new Map(this.#lists)));
  }

  /** The process dies in the midst of one of the release's writes; what it had committed is found by the next. */
  async #crashWhileReleasing(id: string): Promise<void> {
    const before = await this.store.read((db) => run(db, id));
    const writes = this.#draw.below((before?.statements.length ?? 0) + 1);
    const dying = storeThatDies(this.store, writes);
    const asked = this.deed((c) => releaseRun(c, this.#office.actor('releaser'), { run: id }), dying);
    await assert.rejects(asked, /the process died/);
    this.#store = await this.#database.reopen(this.#schema);
    const half = await this.store.read((db) => run(db, id));
    assert.ok(half?.stage === 'certified');
    const done = half.statements.filter(({ entry, isWaiting }) => entry !== null || isWaiting);
    assert.equal(done.length, writes);
    await this.#note(half);
    this.counts.crashes += 1;
    await this.check();
  }

  /** A practice claims for a month that was paid, or one that is not. */
  claim(month: Month): Promise<string> {
    return this.#claims.claim(this.store, this.#draw.pick(this.#office.standing(month)), month);
  }

  dispute(): Promise<string> {
    return this.#claims.dispute(this.store);
  }

  /** The payee that the bank pays has another account: two people, and a pause in which nothing is paid to it. */
  async changeBank(): Promise<string> {
    const accountNumber = BANKED.accounts[this.counts.accounts % BANKED.accounts.length] ?? '';
    this.counts.accounts += 1;
    const ask = { payee: BANKED.payee, sortCode: '089999', accountNumber, accountName: 'BANK PAYEE' };
    const [finance, approver] = [this.#office.actor('finance'), this.#office.actor('approver')];
    const { id: details } = given(await this.deed((c) => proposeBankDetails(c, finance, ask)));
    const approve = { payee: BANKED.payee, details };
    const own = await this.deed((c) => approveBankDetails(c, finance, approve));
    assert.notEqual(refusalOf(own), 'done', 'nobody approves what they proposed');
    given(await this.deed((c) => approveBankDetails(c, approver, approve)));
    this.#usableFrom = addDays(this.#office.today, PAUSE_DAYS);
    return 'bank details changed';
  }

  /** What each practice earned is settled; what is queried waits, and what was put right is settled by the next. */
  async settle(): Promise<string> {
    if (this.#isPaused()) {
      await this.changeBank();
      this.#office.today = addDays(this.#office.today, PAUSE_DAYS);
    }
    const practices = this.#office.practices();
    for (const practice of practices) this.#office.achieved.set(practice, 90_000 + this.#draw.below(30_000));
    const queried = this.#draw.pick(practices);
    const earned = this.#office.achieved.get(queried) ?? 0;
    this.#office.achieved.delete(queried);
    await this.#settleIn(practices.filter((practice) => practice !== queried));
    this.#office.achieved.set(queried, earned);
    await this.#settleIn([queried]);
    const corrected = this.#draw.pick(practices);
    const more = 1000 + this.#draw.below(4000);
    this.#office.achieved.set(corrected, (this.#office.achieved.get(corrected) ?? 0) + more);
    await this.#settleIn([corrected]);
    this.counts.settled += 1;
    return 'the year settled';
  }

  /** What a practice is paid every month on account of what it earns in the year, the same from its first month. */
  #onAccount(practice: OdsCode): number {
    const given = this.#office.onAccount.get(practice) ?? 2000 + this.#draw.below(4000);
    this.#office.onAccount.set(practice, given);
    return given;
  }

  async #settleIn(practices: readonly OdsCode[]): Promise<void> {
    const ask = { month: SETTLED_IN };
    const prepared = await this.deed((c) => prepareSettlement(c, this.#office.actor('finance'), ask));
    const settled = given(prepared);
    assert.deepEqual(
      settled.statements.map(({ practice }) => practice),
      practices,
    );
    await this.#certify(settled);
    await this.#release(settled.id);
    checkSettled(
      this.#office,
      [...this.#paid].filter(([entry]) => !this.#reversed.has(entry)).map(([, paid]) => paid),
    );
    const left = await this.deed((c) => prepareSettlement(c, this.#office.actor('finance'), ask));
    assert.equal(refusalOf(left), 'run.wrong-stage', 'what is settled is not settled again');
  }

  /** Takes a payment back, because somebody proposes it or because a statement says that it came back. */
  async reverseOne(): Promise<string> {
    const standing = [...this.#paid].filter(([id, { settles }]) => !this.#reversed.has(id) && !settles);
    if (standing.length === 0) return 'nothing to take back';
    const [entry, paid] = this.#draw.pick(standing);
    await (this.#draw.percent(50) ? this.#returned(entry) : this.#proposed(entry, paid.month));
    const own = await this.deed((c) => approveReversal(c, this.#office.actor('finance'), { entry }));
    assert.equal(refusalOf(own), 'approval.own-work');
    const approve = () => this.deed((c) => approveReversal(c, this.#office.actor('approver'), { entry }));
    assert.equal(given(await approve()).id, given(await approve()).id, 'it is taken back once');
    this.#reversed.add(entry);
    if (paid.own) this.#office.notePaid(paid.practice, paid.month, undefined);
    for (const line of this.#claims.lines) if (line.paidBy === entry) delete line.paidBy;
    this.counts.reversals += 1;
    if (this.#draw.percent(40)) return 'a reversal';
    await this.check();
    return `a reversal, and ${await this.payOwed(paid.month)}`;
  }

  /** A statement of what was paid says that the payment was made and came back: it proposes the reversal, once. */
  async #returned(entryId: string): Promise<void> {
    const payments = await this.store.read((db) => paymentsOf(db));
    const payment = payments.find(({ entry }) => entry === entryId);
    assert.ok(payment !== undefined, 'what was posted was instructed');
    const path = join(this.#folder, `statement of ${payment.reference}.csv`);
    writeFileSync(path, statementOfReturn(payment, this.#office.today));
    const reconcile = () => this.deed((c) => reconcilePayments(c, this.#office.actor('finance'), { path }));
    const found = given(await reconcile());
    assert.deepEqual([found.counts.returned, found.counts.unexpected, found.toTakeBack], [1, 0, [entryId]]);
    assert.deepEqual(given(await reconcile()), found, 'the same statement says the same again');
  }

  async #proposed(entry: string, month: Month): Promise<void> {
    const ask = { entry, reason: `Taken back in ${isoOfMonth(month)}` };
    given(await this.deed((c) => proposeReversal(c, this.#office.actor('finance'), ask)));
  }

  /** Months that were paid at all. */
  get months(): readonly Month[] {
    return [...this.#months];
  }

  /** What must be so after every step. */
  async check(): Promise<void> {
    const owed = new Map<OdsCode, bigint>();
    for (const [id, { practice, pence }] of this.#paid) {
      if (!this.#reversed.has(id)) owed.set(practice, (owed.get(practice) ?? 0n) + pence);
    }
    const entries = this.#paid.size + this.#reversed.size;
    this.audited = await checkStore(this.store, { owed, entries, auditEvents: this.#answered });
    await this.store.read((db) => this.#claims.check(db));
  }
}
