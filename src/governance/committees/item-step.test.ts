import assert from 'node:assert/strict';
import test from 'node:test';
import type { Seat } from './committee-role.ts';
import { HANDLINGS } from './handling.ts';
import type { ItemEvent, ItemState } from './item-state.ts';
import { itemStep, membersCounted, newItem } from './item-step.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

const seat = (id: string, role: Seat['role'], office: Seat['office'] = null): Seat => ({
  id,
  role,
  isVoting: true,
  office,
});

const TERMS: TermsOfReference = {
  id: 'committee',
  name: 'Committee',
  purpose: 'Decides.',
  seats: [
    seat('chair', 'lay member', 'chair'),
    seat('vice', 'lay member', 'vice-chair'),
    seat('co', 'chief officer'),
    seat('cfo', 'chief finance officer'),
    seat('cqo', 'chief quality officer'),
    seat('gp', 'general practitioner'),
  ],
  quorum: {
    all: [
      { atLeast: 3, of: ['voting member'] },
      { atLeast: 1, of: ['lay member'] },
    ],
  },
  meets: 'in public',
  privateGround: null,
  decidesOnPrimaryCare: true,
  tie: 'chair has a casting vote',
  source: 'test',
  status: 'invented',
};

/** Takes the steps one after the other; each must be taken. */
function after(state: ItemState, ...events: readonly ItemEvent[]): ItemState {
  return events.reduce((at, event) => {
    const next = itemStep(TERMS, at, event);
    assert.ok(typeof next !== 'string', `${event.kind}: ${next}`);
    return next;
  }, state);
}

const arrive = (...seats: readonly string[]): ItemEvent[] => seats.map((each) => ({ kind: 'arrive', seat: each }));
const vote = (each: string, given: 'for' | 'against'): ItemEvent => ({ kind: 'vote', seat: each, vote: given });
const PUT: readonly ItemEvent[] = [{ kind: 'evidence the case' }, { kind: 'put the motion' }];
const CLOSE: ItemEvent = { kind: 'close the vote' };

test('a motion is carried, and its decision allows a payment that three people sign', () => {
  const carried = after(
    newItem(TERMS),
    ...arrive('chair', 'co', 'cfo'),
    ...PUT,
    vote('chair', 'for'),
    vote('co', 'for'),
    CLOSE,
  );
  assert.equal(carried.decision, 'live');
  const certified = after(carried, { kind: 'prepare', seat: 'co' }, { kind: 'certify', seat: 'cfo' });
  assert.equal(itemStep(TERMS, certified, { kind: 'release', seat: 'co' }), 'own work');
  assert.equal(itemStep(TERMS, certified, { kind: 'release', seat: 'gp' }), 'may not approve');
  assert.equal(after(certified, { kind: 'release', seat: 'cqo' }).payment.stage, 'paid');
});

test('a decision revoked stops what is under way and leaves what is paid', () => {
  const carried = after(newItem(TERMS), ...arrive('chair', 'co', 'cfo'), ...PUT, vote('chair', 'for'), CLOSE);
  const stopped = after(carried, { kind: 'prepare', seat: 'co' }, { kind: 'revoke' });
  assert.equal(stopped.payment.stage, 'stopped');
  assert.equal(itemStep(TERMS, stopped, { kind: 'certify', seat: 'cfo' }), 'no live decision');
});

test('a conflicted member counts for nothing until the chair has recorded how it is handled, and then by that', () => {
  const present = after(newItem(TERMS), ...arrive('chair', 'co', 'gp'), {
    kind: 'declare',
    seat: 'gp',
    conflict: 'close',
  });
  const ready = after(present, { kind: 'evidence the case' });
  assert.equal(itemStep(TERMS, ready, { kind: 'put the motion' }), 'interest not handled');
  assert.equal(itemStep(TERMS, ready, { kind: 'open the paper', seat: 'gp' }), 'no papers');
  assert.equal(itemStep(TERMS, ready, { kind: 'handle', seat: 'gp', handling: 'noted' }), 'handling too light');
  for (const handling of HANDLINGS.slice(1)) {
    const handled = after(ready, { kind: 'handle', seat: 'gp', handling });
    assert.equal(itemStep(TERMS, handled, { kind: 'put the motion' }), 'not quorate', handling);
    const voting = after(handled, ...arrive('vice'), { kind: 'put the motion' });
    assert.equal(itemStep(TERMS, voting, vote('gp', 'for')), 'may not vote', handling);
    const mayRead = handling !== 'no papers' && handling !== 'excluded from the meeting';
    assert.equal(
      typeof itemStep(TERMS, voting, { kind: 'open the paper', seat: 'gp' }) !== 'string',
      mayRead,
      handling,
    );
  }
});

test('a quorum lost between the motion and the end of the vote blocks the decision', () => {
  const voting = after(
    newItem(TERMS),
    ...arrive('chair', 'co', 'cfo'),
    ...PUT,
    vote('chair', 'for'),
    vote('co', 'for'),
  );
  const late = after(voting, { kind: 'declare', seat: 'co', conflict: 'close' });
  assert.equal(itemStep(TERMS, late, CLOSE), 'interest not handled');
  const handled = after(late, { kind: 'handle', seat: 'co', handling: 'leave for the vote' });
  assert.equal(itemStep(TERMS, handled, CLOSE), 'not quorate');
  assert.deepEqual(
    membersCounted(handled).map((member) => member.seat.id),
    ['chair', 'cfo'],
  );
  assert.equal(after(handled, { kind: 'refer' }).stage, 'referred');
});

test('with the chair recused the vice-chair presides; with neither nobody does', () => {
  const recused: ItemEvent[] = [
    { kind: 'declare', seat: 'chair', conflict: 'close' },
    { kind: 'handle', seat: 'chair', handling: 'leave for the item' },
  ];
  const all = after(newItem(TERMS), ...arrive('chair', 'vice', 'co', 'cfo', 'gp'), ...recused);
  const tied = after(all, ...PUT, vote('vice', 'for'), vote('co', 'against'), CLOSE);
  assert.equal(tied.stage, 'carried');
  const lost = after(all, ...PUT, vote('vice', 'against'), vote('co', 'for'), CLOSE);
  assert.equal(lost.stage, 'lost');
  const without = after(all, { kind: 'leave', seat: 'vice' }, { kind: 'evidence the case' });
  assert.equal(itemStep(TERMS, without, { kind: 'put the motion' }), 'nobody to preside');
});

test('a distant interest may be noted, and then the member votes', () => {
  const noted = after(
    newItem(TERMS),
    ...arrive('chair', 'co', 'gp'),
    { kind: 'declare', seat: 'gp', conflict: 'distant' },
    { kind: 'handle', seat: 'gp', handling: 'noted' },
  );
  assert.equal(after(noted, ...PUT, vote('gp', 'for'), CLOSE).stage, 'carried');
  assert.equal(
    itemStep(TERMS, newItem(TERMS), { kind: 'handle', seat: 'gp', handling: 'noted' }),
    'no interest declared',
  );
});

test('nothing is put before the case is evidenced', () => {
  const present = after(newItem(TERMS), ...arrive('chair', 'co', 'cfo'));
  assert.equal(itemStep(TERMS, present, { kind: 'put the motion' }), 'not evidenced');
});
