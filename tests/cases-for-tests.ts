import assert from 'node:assert/strict';
import { type ActionContext, type CaseNote, noteCase, openCase, stepCase } from '../src/actions/index.ts';
import { day, type OdsCode, type Outcome } from '../src/base/index.ts';
import { type Case, caseHash, type DecisionKind, type Matter } from '../src/governance/index.ts';
import { type CaseReport, caseReport } from '../src/reports/index.ts';
import { decided } from './decisions-for-tests.ts';
import type { Fixture } from './fixture.ts';

/** A refusal as `code: message`; `ok` where there is none. */
export function refusal(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}

export function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, refusal(outcome));
  return outcome.value;
}

/** What a decision about exactly a case says. */
export function matterOf({ id, state }: Case, kind: DecisionKind, more: Partial<Matter> = {}): Matter {
  return { kind, contract: state.contract, subject: id, contentHash: caseHash(state), amountPence: null, ...more };
}

/** Deeds of cases over a fixture: by whom and on which day, in one line each. */
export class CaseDeeds {
  readonly #fixture: Fixture;

  constructor(fixture: Fixture) {
    this.#fixture = fixture;
  }

  on(iso: string): ActionContext {
    return { ...this.#fixture.actions, businessDate: day(iso) };
  }

  open(
    user: string,
    kind: string,
    practice: OdsCode,
    form: Readonly<Record<string, string>>,
    iso = '2025-09-01',
  ): Promise<Outcome<Case>> {
    return openCase(this.on(iso), this.#fixture.actor(user), { kind, practice, form });
  }

  step(user: string, id: string, name: string, iso: string, words = ''): Promise<Outcome<Case>> {
    return stepCase(this.on(iso), this.#fixture.actor(user), { case: id, step: name, words });
  }

  note(user: string, id: string, entry: CaseNote, iso = '2025-09-02'): Promise<Outcome<Case>> {
    return noteCase(this.on(iso), this.#fixture.actor(user), { case: id, note: entry });
  }

  /** Shows everything that a case has to have shown, and scores it. */
  async showAll({ id, state }: Case): Promise<void> {
    for (const { id: evidence } of state.rules.evidence)
      given(await this.note('contracts', id, { kind: 'evidenced', evidence, words: 'Filed' }));
    for (const { id: criterion } of state.rules.criteria) {
      given(await this.note('contracts', id, { kind: 'scored', criterion, score: 3, words: 'As the paper says' }));
    }
  }

  /** Every step of engagement, and that formal consultation is not required. */
  async engageAll({ id, state }: Case): Promise<void> {
    for (const { id: name } of state.engagement)
      given(await this.note('contracts', id, { kind: 'engaged', step: name, words: 'Done' }));
    const words = 'One door to the next';
    given(await this.note('contracts', id, { kind: 'consultation', isRequired: false, words, outcome: null }));
  }

  /** Enters that the commissioning committee decided on exactly a case. */
  async decide(found: Case, kind: DecisionKind, reference: string, more: Partial<Matter> = {}): Promise<void> {
    const [, decidedOn = ''] = /(\d{4}-\d{2}-\d{2})/.exec(reference) ?? [];
    await decided(this.#fixture.actions.store, reference, matterOf(found, kind, more), { decidedOn });
  }

  /** A case as somebody reads it on a day. */
  async read(user: string, id: string, iso: string): Promise<CaseReport> {
    const context = { ...this.#fixture.reports, businessDate: day(iso) };
    return given(await caseReport(context, this.#fixture.actor(user), id));
  }
}
