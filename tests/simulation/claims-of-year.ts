import assert from 'node:assert/strict';
import { addDays, type Day, type Draw, isoOfMonth, type Month, type OdsCode } from '../../src/base/index.ts';
import {
  advance,
  answerDispute,
  askClaims,
  type ClaimDraft,
  claimLines,
  claims,
  type Doing,
  keepLine,
  openDispute,
  valueClaims,
} from '../../src/claims/index.ts';
import type { ReadDb, Store } from '../../src/store/index.ts';
import type { Office } from './office.ts';
import { given } from './office-policy.ts';

/** Working days are not the simulation's: a line may be paid from so many days after it was shown on. */
const [LEAST_SHOWN, MORE_SHOWN] = [5, 20] as const;

/** A valued line as the year knows it. */
export type KnownLine = {
  readonly id: string;
  readonly practice: OdsCode;
  readonly month: Month;
  readonly service: string;
  readonly pence: bigint;
  readonly payableFrom: Day;
  /** An open dispute of it. */
  dispute?: string;
  /** The ledger entry that pays it and was not taken back. */
  paidBy?: string;
};

/** What practices claim in a year, beside a plain list of the lines that it came to. */
export class ClaimsOfYear {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly lines: KnownLine[] = [];
  #asked = 0;

  constructor(draw: Draw, office: Office) {
    this.#draw = draw;
    this.#office = office;
  }

  #doing(by: string): Doing {
    return { by, at: this.#office.now(), on: this.#office.today };
  }

  /** A practice claims for one to three people in a month; all pass, are approved and valued. */
  async claim(store: Store, practice: OdsCode, month: Month): Promise<string> {
    const { scheme } = this.#office;
    const services = scheme.json.services.filter(({ id }) => id.endsWith('vaccination'));
    const service = this.#draw.pick(services).id;
    const drafts = Array.from({ length: 1 + this.#draw.below(3) }, () => this.#draft(practice, month, service));
    const ids = drafts.map(({ id }) => id);
    const stage = (to: 'checked' | 'approved') =>
      ids.map((of) => ({ of, stage: to, code: to.toUpperCase(), words: `It is ${to}.`, appeal: null }));
    const payableFrom = addDays(this.#office.today, LEAST_SHOWN + this.#draw.below(MORE_SHOWN));
    await store.write(async (db) => {
      await askClaims(db, drafts, this.#doing('operator'));
      await advance(db, stage('checked'), this.#doing('operator'));
      await advance(db, stage('approved'), this.#doing('finance'));
      const own = (await claims(db, { provider: practice, month })).filter(({ id }) => ids.includes(id));
      for (const valued of given(valueClaims(scheme, own, { month, registeredList: 9000 }))) {
        const kept = { scheme, provider: practice, month, valued, payableFrom };
        const id = await keepLine(db, kept, this.#doing('finance'));
        const pence = valued.line.amountPence;
        this.lines.push({ id, practice, month, service, pence, payableFrom });
      }
    });
    return 'claims valued';
  }

  #draft(provider: OdsCode, month: Month, service: string): ClaimDraft {
    this.#asked += 1;
    const row = { file: 'c'.repeat(64), table: 'service_activity' as const, row: this.#asked };
    return {
      ...{ id: `c-${this.#asked}`, scheme: this.#office.scheme.json.id, service, provider, month, row },
      ...{ doneOn: this.#office.today, waitDays: 0, source: 'sent', json: null },
    };
  }

  /** A line that nobody has paid is disputed, or the dispute of one is answered. */
  async dispute(store: Store): Promise<string> {
    const unpaid = this.lines.filter(({ paidBy }) => paidBy === undefined);
    if (unpaid.length === 0) return 'nothing to dispute';
    const line = this.#draw.pick(unpaid);
    const { dispute } = line;
    if (dispute !== undefined) {
      const answer = { outcome: 'not upheld', words: 'It was counted.' } as const;
      await store.write((db) => answerDispute(db, dispute, answer, this.#doing('contracts')));
      for (const held of this.lines) if (held.dispute === dispute) delete held.dispute;
      return 'a dispute answered';
    }
    const { practice: provider, month, service } = line;
    const named = { scheme: this.#office.scheme.json.id, provider, month, service, claim: null };
    const draft = { ...named, words: `One of ${isoOfMonth(month)} is missing.`, owner: 'Clause Paragraph' };
    const dueOn = addDays(this.#office.today, 10);
    const id = await store.write((db) => openDispute(db, { ...draft, dueOn }, this.#doing('manager')));
    for (const own of unpaid.filter((one) => one.practice === provider && one.month === month))
      if (own.service === service) own.dispute = id;
    return 'a line disputed';
  }

  /** Lines of a month that a run may pay today. */
  payable(month: Month): readonly KnownLine[] {
    const { today } = this.#office;
    return this.lines.filter(
      (line) =>
        line.month === month && line.paidBy === undefined && line.dispute === undefined && line.payableFrom <= today,
    );
  }

  /** Every line is kept as it is known, and paid by a run where an entry pays it. */
  async check(db: ReadDb): Promise<void> {
    const kept = new Map((await claimLines(db)).map((line) => [line.id, line]));
    assert.equal(kept.size, this.lines.length, 'valued lines');
    for (const line of this.lines) {
      assert.equal(kept.get(line.id)?.amountPence, line.pence);
      assert.equal(kept.get(line.id)?.paidBy !== null, line.paidBy !== undefined, `whether ${line.id} is paid`);
    }
  }
}
