import assert from 'node:assert/strict';
import {
  type ActionContext,
  type CaseNote,
  meetCondition,
  noteCase,
  openCase,
  stepCase,
} from '../src/actions/index.ts';
import { day, type OdsCode, type Outcome } from '../src/base/index.ts';
import { type Case, caseHash, type DecisionKind, type Matter, type Motion } from '../src/governance/index.ts';
import { holdMeeting, type PlannedItem } from '../src/main/hold-meeting.ts';
import { type CaseReport, caseReport } from '../src/reports/index.ts';
import { decided } from './decisions-for-tests.ts';
import { type Fixture, PMS } from './fixture.ts';

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

type MeetingMore = Partial<Motion> & { readonly names?: readonly string[]; readonly vote?: 'for' | 'against' };

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

  /** Holds a meeting of the commissioning committee on one matter, through every door. @returns the reference of what it decided */
  async meet(iso: string, matter: Matter, { names = [], vote = 'for', ...more }: MeetingMore = {}): Promise<string> {
    const people = { secretary: this.#fixture.actor('secretary'), chair: this.#fixture.actor('committee') };
    const seats = ['chair', 'chief officer', 'chief finance officer', 'secondary-care doctor'];
    const each = <V>(value: V) => Object.fromEntries(seats.map((seat) => [seat, value]));
    const item: PlannedItem = {
      agenda: { title: `About ${matter.subject}`, purpose: 'decision', matter, names },
      ...{ cover: { decisionSought: 'Decide', money: '', conflicts: '', involvement: '', equality: '', risk: '' } },
      ...{ paper: 'Why', motion: { words: 'Agreed.', conditions: [], expiresOn: null, ...more }, votes: each(vote) },
      handled: names.includes(PMS) ? { 'general practitioner 1': 'leave for the item' } : {},
    };
    const when = { on: iso, startsAt: '14:00', endsAt: '16:00', place: 'Town hall', inCommonWith: null };
    const held = { ...when, committee: 'primary-care-commissioning', present: each('14:00'), items: [item] };
    given(await holdMeeting(this.#fixture.actions, people, held));
    return `PCCC ${iso} item 1`;
  }

  /** Records that a condition of a decision is met. */
  async meetCondition(reference: string, condition: number, iso: string): Promise<void> {
    const asked = { reference, condition, words: 'Seen' };
    given(await meetCondition(this.on(iso), this.#fixture.actor('secretary'), asked));
  }

  /** A case as somebody reads it on a day. */
  async read(user: string, id: string, iso: string): Promise<CaseReport> {
    const context = { ...this.#fixture.reports, businessDate: day(iso) };
    return given(await caseReport(context, this.#fixture.actor(user), id));
  }
}
