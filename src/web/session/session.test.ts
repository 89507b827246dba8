import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SessionKeeper } from './session.ts';

const SECRET = 'a secret of at least thirty-two characters';
const at = (now: string) => ({ now: () => now });

describe('session', () => {
  const keeper = new SessionKeeper(SECRET, at('2026-04-10T09:00:00.000Z'));
  const session = keeper.start('finance');
  const cookie = keeper.seal(session);

  it('opens the cookie that it sealed', () => {
    assert.deepEqual(keeper.open(cookie), session);
  });

  it('opens no cookie that was changed, signed with another secret, or is none', () => {
    const [body = '', signature = ''] = cookie.split('.');
    const other = Buffer.from(JSON.stringify({ ...session, user: 'operator' })).toString('base64url');
    assert.equal(keeper.open(`${other}.${signature}`), undefined);
    assert.equal(keeper.open(`${body}.${signature.slice(0, -2)}AA`), undefined);
    assert.equal(
      new SessionKeeper('another secret, just as long as it', at(session.startedAt)).open(cookie),
      undefined,
    );
    for (const none of [undefined, '', '.', 'x', 'x.y', `${body}.`]) assert.equal(keeper.open(none), undefined);
  });

  it('opens no cookie older than twelve hours, nor one from the future', () => {
    const later = new SessionKeeper(SECRET, at('2026-04-10T21:00:00.001Z'));
    const earlier = new SessionKeeper(SECRET, at('2026-04-10T08:59:59.999Z'));
    assert.equal(later.open(cookie), undefined);
    assert.equal(earlier.open(cookie), undefined);
    assert.deepEqual(new SessionKeeper(SECRET, at('2026-04-10T21:00:00.000Z')).open(cookie), session);
  });

  it('gives every session a form token of its own', () => {
    const other = keeper.start('finance');
    assert.ok(keeper.holdsFormToken(session, keeper.formToken(session)));
    assert.ok(!keeper.holdsFormToken(session, keeper.formToken(other)));
    for (const none of [undefined, '', 7, keeper.formToken(session).slice(1)]) {
      assert.ok(!keeper.holdsFormToken(session, none));
    }
  });

  it('does not take a form token for a session’s signature', () => {
    const forged = `${Buffer.from(JSON.stringify(session)).toString('base64url')}.${keeper.formToken(session)}`;
    assert.equal(keeper.open(forged), undefined);
  });
});
