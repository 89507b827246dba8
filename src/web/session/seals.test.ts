import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formToken, isFormToken, Seals } from './seals.ts';

const [SECRET, NEXT] = ['a secret of at least thirty-two characters', 'the secret that comes after it, as long'];
const at = (now: string) => ({ now: () => now });
const NOON = '2026-04-10T12:00:00.000Z';

describe('what a browser keeps for us', () => {
  const seals = new Seals([SECRET], at(NOON));
  const visit = seals.newVisit();
  const sealed = seals.seal('visit', visit);

  it('is read back as it was sealed', () => {
    assert.deepEqual(seals.open('visit', sealed), visit);
  });

  it('is not read when it was changed, sealed with another secret or for another use, or is nothing', () => {
    const [body = '', signature = ''] = sealed.split('.');
    const other = Buffer.from(JSON.stringify({ at: NOON, content: { id: 'mine' } })).toString('base64url');
    assert.equal(seals.open('visit', `${other}.${signature}`), undefined);
    assert.equal(seals.open('visit', `${body}.${signature.slice(0, -2)}AA`), undefined);
    assert.equal(seals.open('pending sign-in', sealed), undefined);
    assert.equal(new Seals([NEXT], at(NOON)).open('visit', sealed), undefined);
    for (const none of [undefined, '', '.', 'x', 'x.y', `${body}.`]) assert.equal(seals.open('visit', none), undefined);
  });

  it('is read with the secret before, while both are given, and sealed with the new one', () => {
    const rotating = new Seals([NEXT, SECRET], at(NOON));
    assert.deepEqual(rotating.open('visit', sealed), visit);
    const anew = rotating.seal('visit', visit);
    assert.deepEqual(new Seals([NEXT], at(NOON)).open('visit', anew), visit);
    assert.equal(seals.open('visit', anew), undefined);
  });

  it('is read for twelve hours, for ten minutes while away at the provider, and never before it was sealed', () => {
    const pending = seals.seal('pending sign-in', visit);
    const later = (now: string) => new Seals([SECRET], at(now));
    assert.deepEqual(later('2026-04-11T00:00:00.000Z').open('visit', sealed), visit);
    assert.equal(later('2026-04-11T00:00:00.001Z').open('visit', sealed), undefined);
    assert.deepEqual(later('2026-04-10T12:10:00.000Z').open('pending sign-in', pending), visit);
    assert.equal(later('2026-04-10T12:10:00.001Z').open('pending sign-in', pending), undefined);
    assert.equal(later('2026-04-10T11:59:59.999Z').open('visit', sealed), undefined);
  });
});

describe('a form’s token', () => {
  it('is of one key alone, and is not the key', () => {
    assert.ok(isFormToken('key', formToken('key')));
    assert.ok(!isFormToken('key', formToken('other')));
    assert.notEqual(formToken('key'), 'key');
    for (const none of [undefined, '', 7, formToken('key').slice(1)]) assert.ok(!isFormToken('key', none));
  });
});
