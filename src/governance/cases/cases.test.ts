import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caseKinds } from '../../../definitions/governance/cases.ts';
import { day, isoOfDay, type Json, refused } from '../../base/index.ts';
import type { CaseForm } from './case-entry.ts';
import { formFault } from './case-fault.ts';
import { type CaseKind, type CaseKindsJson, type CaseStep, loadCaseKinds } from './case-kind.ts';
import { afterEntry, type CaseState, caseDates, caseHash, noticeEnds, openedCase } from './case-state.ts';
import { CASE_REFUSALS, type CaseWorld, notReady, notTaken, stepNamed } from './case-step.ts';
import { cannotBegin, lastDayToBegin } from './effect-date.ts';
import { asksFor, exploreCases, PLANTED_CASE_FAULTS } from './explore-cases.ts';
import { lettersOf } from './letter.ts';
import type { StepBasis } from './step-basis.ts';
import { stillMissing } from './still-missing.ts';

const kindNamed = (id: string): CaseKind => caseKinds.kinds.find((kind) => kind.id === id) as CaseKind;
const engagement = caseKinds.engagement.steps;
const NOTICE = { breach: 'No surgery on Fridays', clause: 'clause 12', remedy: 'Open on Fridays', days: '28' };

function openedAs(kind: string, form: CaseForm, on = '2026-02-27'): CaseState {
  const opened = { rules: kindNamed(kind), engagement, practice: 'X00010', contract: 'PMS', form } as const;
  return openedCase(opened, { by: 'contracts', on: day(on) });
}

function stepped(state: CaseState, step: string, on: string): CaseState {
  return afterEntry(state, { kind: 'stepped', step, words: 'so', decision: 'PCCC 1' }, { by: 'finance', on: day(on) });
}

const world = (on: string, more: Partial<CaseWorld> = {}): CaseWorld => {
  return { on: day(on), by: 'finance', words: 'so', isDecided: true, isHeld: true, isLost: false, ...more };
};

describe('kinds of case', () => {
  test('load, and are refused with every name that leads nowhere', () => {
    assert(loadCaseKinds(caseKinds as unknown as Json).ok);
    const [first] = caseKinds.kinds as readonly [CaseKind];
    const wrong = {
      ...first,
      ends: ['nowhere'],
      letters: [{ id: 'granted', title: 'T', to: 'P', paragraphs: ['{nothing}'] }],
      steps: first.steps.map((step) => (step.step === 'assess' ? { ...step, from: 'lost' } : step)),
    };
    const loaded = loadCaseKinds({ ...caseKinds, kinds: [wrong] } as unknown as Json);
    assert(!loaded.ok);
    for (const words of [
      /nowhere is no stage/,
      /follows lost/,
      /letter granted names nothing/,
      /acknowledge has no letter/,
    ]) {
      assert.match(loaded.refusal.message, words);
    }
  });

  test('ask for what is needed, in its form', () => {
    const isPractice = (code: string): boolean => code === 'X00036';
    const closure = {
      tried: 'a',
      patients: 'b',
      others: 'c',
      from: '2026-05-01',
      months: '6',
      support: 'd',
      reopening: 'e',
    };
    const fault = (form: CaseForm) => formFault(kindNamed('list-closure'), form, isPractice) ?? 'none';
    assert.equal(fault(closure), 'none');
    assert.match(fault({ ...closure, months: '13' }), /from 3 to 12/);
    assert.match(fault({ ...closure, months: '2' }), /from 3 to 12/);
    assert.match(fault({ ...closure, from: '2026-02-30' }), /a day/);
    assert.match(fault({ ...closure, tried: ' ' }), /is needed/);
    assert.match(fault({ ...closure, more: 'x' }), /no field more/);
  });
});

describe('a notice', () => {
  test('issued on 1 March with 28 days is not put right at the earliest on 29 March', () => {
    const approved = stepped(openedAs('remedial-notice', NOTICE), 'approve', '2026-02-28');
    const issued = stepped(approved, 'issue', '2026-03-01');
    assert.equal(isoOfDay(noticeEnds(issued) ?? day('2000-01-01')), '2026-03-29');
    const lapse = stepNamed(issued, 'lapse');
    assert(lapse !== undefined);
    assert.equal(notTaken(issued, lapse, world('2026-03-28')), 'period over');
    assert.equal(notTaken(issued, lapse, world('2026-03-29')), undefined);
    assert.equal(
      caseDates(issued)
        .map(({ due }) => isoOfDay(due))
        .join(),
      '2026-03-29',
    );
  });

  test('of 20 days asks for the reason, and its letter gives it', () => {
    const short = openedAs('remedial-notice', { ...NOTICE, days: '20' });
    const evidenced = ['breach', 'heard'].reduce(
      (state, evidence) =>
        afterEntry(state, { kind: 'evidenced', evidence, words: 'filed' }, { by: 'contracts', on: day('2026-02-28') }),
      short,
    );
    assert.match(notReady(evidenced, 'contract notice', day('2026-02-28')) ?? '', /shorter than the contract gives/);
    const reasoned = { ...evidenced, form: { ...evidenced.form, shorter: 'safety of patients' } };
    assert.equal(notReady(reasoned, 'contract notice', day('2026-02-28')), undefined);
    assert.notEqual(caseHash(reasoned), caseHash(evidenced));
    const issued = stepped(stepped(reasoned, 'approve', '2026-02-28'), 'issue', '2026-03-01');
    const [letter] = lettersOf({ id: 'remedial-notice-1', state: issued, entries: [] }, 'Juniper');
    assert.match(letter?.paragraphs.join('\n') ?? '', /before 21 March 2026[\s\S]*this reason: safety of patients/);
    const long = stepped(stepped(evidenced, 'approve', '2026-02-28'), 'issue', '2026-03-01');
    const [plain] = lettersOf({ id: 'remedial-notice-1', state: long, entries: [] }, 'Juniper');
    assert.doesNotMatch(plain?.paragraphs.join('\n') ?? '', /this reason/);
  });
});

describe('what a case brings about', () => {
  const asked = (kind: string, form: CaseForm, on: string) => cannotBegin(openedAs(kind, form), day(on)) ?? 'can begin';

  test('begins on a day that is not past: a month on its first day, a merger later than today', () => {
    const [payment, closure] = [{ from: '2026-05', months: '2' }, { on: '2026-05-04' }];
    assert.equal(asked('discretionary-payment', payment, '2026-05-01'), 'can begin');
    assert.match(asked('discretionary-payment', payment, '2026-05-02'), /a month to come.*May 2026 has begun/);
    assert.equal(asked('branch-closure', closure, '2026-05-04'), 'can begin');
    assert.match(asked('branch-closure', closure, '2026-05-05'), /4 May 2026 is past/);
    const merger = { absorbed: 'X00036', on: '2026-05-01' };
    assert.equal(asked('merger', merger, '2026-04-30'), 'can begin');
    assert.match(asked('merger', merger, '2026-05-01'), /first day of a month to come/);
    assert.match(asked('merger', { ...merger, on: '2026-05-02' }, '2026-04-30'), /first day of a month to come/);
    assert.match(asked('merger', { ...merger, absorbed: 'X00010' }, '2026-04-30'), /with itself/);
    assert.equal(asked('remedial-notice', NOTICE, '2030-01-01'), 'can begin');
  });

  test('may be put into effect until then, and until the day before of a merger', () => {
    const last = (kind: string, form: CaseForm) => isoOfDay(lastDayToBegin(openedAs(kind, form)) ?? day('2000-01-01'));
    assert.equal(last('list-closure', { from: '2026-05-04' }), '2026-05-04');
    assert.equal(last('merger', { absorbed: 'X00036', on: '2026-05-01' }), '2026-04-30');
    assert.equal(lastDayToBegin(openedAs('remedial-notice', NOTICE)), undefined);
  });
});

describe('what is still missing', () => {
  const no = (message: string) => refused({ code: 'decision.needed', message });
  const basis = (iso: string): StepBasis => {
    return { on: day(iso), decision: no('Nobody decided.'), held: no('Others hold it.'), isLost: false };
  };
  const missing = (state: CaseState, step: string, iso: string, by?: string) =>
    stillMissing(state, stepNamed(state, step) as CaseStep, basis(iso), by).map(({ words }) => words);

  test('is everything, one by one, and nothing twice', () => {
    const form = { branch: 'Mill Lane', on: '2026-05-04', patients: ' ', alternatives: 'The main door' };
    const opened = stepped(openedAs('branch-closure', form), 'acknowledge', '2026-03-01');
    const words = missing(opened, 'assess', '2026-05-05');
    assert.equal(new Set(words).size, words.length);
    assert.deepEqual(words, [
      'In the form: People who use it.',
      'To be shown: How people get to the other premises.',
      'To be shown: What happens to the premises and their rent.',
      ...engagement.map(({ name }) => `Engagement, to be shown, or waived with a reason: ${name}.`),
      'To be settled: whether formal consultation is required.',
      'It begins on a day to come, and 4 May 2026 is past.',
    ]);
    const by = { by: 'contracts', on: day('2026-03-02') };
    const asked = { kind: 'consultation', isRequired: true, words: 'It ends', outcome: null } as const;
    const consulting = afterEntry(opened, asked, by);
    const open = missing(consulting, 'assess', '2026-05-01').at(-1);
    assert.equal(open, 'Formal consultation is required: what came of it is to be entered.');
    const held = afterEntry(consulting, { ...asked, outcome: 'Held' }, by);
    assert.match(missing(held, 'assess', '2026-05-01').at(-1) ?? '', /Equality impact assessment\.$/);
  });

  test('names the scores, the decision, the function, the other person and the end of the period', () => {
    const request = { what: 'Two rooms', yearly: '18500', without: 'One room' };
    const asked = stepped(openedAs('premises', request), 'acknowledge', '2026-03-01');
    assert.equal(
      missing(asked, 'assess', '2026-03-02').filter((words) => words.startsWith('To be scored: ')).length,
      6,
    );
    const ready = { ...asked, stage: 'ready' };
    assert.deepEqual(missing(ready, 'grant', '2026-03-02'), ['Others hold it.', 'Nobody decided.']);
    assert.match(missing(ready, 'decline', '2026-03-02').join(), /when a committee has voted on it/);
    const approved = stepped(openedAs('remedial-notice', NOTICE), 'approve', '2026-02-28');
    assert.equal(missing(approved, 'issue', '2026-03-01', 'finance').at(-1), CASE_REFUSALS['another person']);
    assert.doesNotMatch(missing(approved, 'issue', '2026-03-01').join(), /does not also sign/);
    const issued = stepped(approved, 'issue', '2026-03-01');
    assert.deepEqual(missing(issued, 'lapse', '2026-03-28'), ['The period of the notice runs out on 29 March 2026.']);
    assert.deepEqual(missing(issued, 'lapse', '2026-03-29'), []);
  });
});

describe('the walk of every state of a case', () => {
  for (const kind of caseKinds.kinds) {
    test(`of ${kind.name} breaks nothing, and decides`, () => {
      const { violations, decided } = exploreCases(kind, engagement);
      assert.deepEqual(violations, []);
      assert(decided > 0);
    });
  }

  test('finds each planted fault in a kind that asks for what it lets through', () => {
    const { kinds }: CaseKindsJson = caseKinds;
    for (const { id, words, guards } of PLANTED_CASE_FAULTS) {
      const kind = kinds.find((each) => asksFor(each, id));
      assert(kind !== undefined, words);
      assert(exploreCases(kind, engagement, guards).violations.length > 0, words);
    }
  });
});
