import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { day, type Outcome } from '../../base/index.ts';
import { decisionNamed, liveDecision, type Matter, standingOn } from '../../governance/index.ts';
import { holdMeeting } from '../../main/hold-meeting.ts';
import { type ProposeUrgentAsk, proposeUrgent, takeUrgent } from '../index.ts';

let fixture: Fixture;
const COMMITTEE = 'primary-care-commissioning';
const MATTER: Matter = {
  ...{ kind: 'discretionary payment', contract: 'any', subject: 'roof', contentHash: null, amountPence: 500_000 },
};
const ASK: ProposeUrgentAsk = {
  ...{ committee: COMMITTEE, title: 'The roof', words: 'Pay for the roof.', why: 'Rain is forecast.' },
  ...{ matter: MATTER, names: ['X00010'], expiresOn: null },
};
const words = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.message);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

describe('an urgent decision', () => {
  before(async () => {
    fixture = await buildFixture();
  });
  const propose = (user: string, ask: Partial<ProposeUrgentAsk> = {}) =>
    proposeUrgent(fixture.actions, fixture.actor(user), { ...ASK, ...ask });
  const take = (user: string, subject: string) => takeUrgent(fixture.actions, fixture.actor(user), { subject });
  const standing = async (reference: string, on: string) => {
    const found = await fixture.actions.store.read((db) => decisionNamed(db, reference));
    return found === undefined ? 'none' : standingOn(found, day(on));
  };

  test('is taken by the chair and the chief officer together, lives at once, and lapses when it is not ratified', async () => {
    assert.match(words(await propose('lay-member')), /the chair and the chief officer decide together/);
    assert.match(words(await propose('committee', { committee: 'quality-and-safety' })), /let nobody decide/);
    assert.match(
      words(await propose('committee', { matter: { ...MATTER, kind: 'drawdown' } })),
      /does not decide on transfers/,
    );
    const { subject } = given(await propose('committee'));
    assert.match(words(await take('committee', subject)), /two are needed/);
    assert.match(words(await take('lay-member', subject)), /decide together/);
    const { reference } = given(await take('chief-officer', subject));
    assert.equal(reference, 'PCCC 2026-04-10 urgent 1');
    const asked = { reference, kinds: ['discretionary payment'], on: day('2026-04-10') } as const;
    assert.ok((await fixture.actions.store.read((db) => liveDecision(db, asked))).ok);
    assert.deepEqual(
      [await standing(reference, '2026-05-22'), await standing(reference, '2026-05-23')],
      ['live', 'not ratified'],
    );
  });

  const ratify = (subject: string, vote: 'for' | 'against') => ({
    agenda: {
      ...{ title: `Ratify ${subject}`, purpose: 'decision' as const, names: [] },
      matter: { ...MATTER, kind: 'ratification' as const, subject, amountPence: null },
    },
    cover: { decisionSought: 'Ratify', money: '', conflicts: '', involvement: '', equality: '', risk: '' },
    paper: 'Why',
    motion: { words: 'Ratified.', conditions: [], expiresOn: null },
    votes: { chair: vote, 'chief officer': vote, 'chief finance officer': vote, 'secondary-care doctor': vote },
  });
  const meet = (on: string, ...items: readonly ReturnType<typeof ratify>[]) => {
    const people = { secretary: fixture.actor('secretary'), chair: fixture.actor('committee') };
    const seats = ['chair', 'chief officer', 'chief finance officer', 'secondary-care doctor'];
    const present = Object.fromEntries(seats.map((seat) => [seat, '14:00']));
    const when = { on, startsAt: '14:00', endsAt: '16:00', place: 'Town hall', inCommonWith: null };
    return holdMeeting(fixture.actions, people, { ...when, committee: COMMITTEE, present, items });
  };

  test('is ratified by a meeting, or undone by one that does not carry it', async () => {
    const second = given(await propose('chief-officer', { title: 'Another roof' }));
    const other = given(await take('committee', second.subject)).reference;
    given(await meet('2026-05-19', ratify('PCCC 2026-04-10 urgent 1', 'for'), ratify(other, 'against')));
    assert.deepEqual(
      [await standing('PCCC 2026-04-10 urgent 1', '2026-07-01'), await standing(other, '2026-05-19')],
      ['live', 'undone'],
    );
  });

  test('is not ratified twice, and not too late', async () => {
    const { subject } = given(await propose('committee', { title: 'A third roof' }));
    const { reference } = given(await take('chief-officer', subject));
    const again = await meet('2026-05-26', ratify('PCCC 2026-04-10 urgent 1', 'against'));
    assert.match(words(again), /was ratified already, by PCCC 2026-05-19 item 1/);
    const late = await meet('2026-06-16', ratify(reference, 'for'));
    assert.match(words(late), /had to be ratified by 22 May 2026: have it decided anew/);
    assert.deepEqual(
      [await standing('PCCC 2026-04-10 urgent 1', '2026-07-01'), await standing(reference, '2026-06-17')],
      ['live', 'not ratified'],
    );
  });
});
