import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fundingAddress, HOME, practiceAddress } from './addresses.ts';
import type { Cell, Link } from './page.ts';

describe('realm', () => {
  it('is held by the compiler: no page of one realm links into the other but by its front door', () => {
    const across: Link<'published'> = {
      text: 'Linden Park Surgery',
      // @ts-expect-error a published page does not link to an invented practice
      href: practiceAddress('X00036'),
    };
    // @ts-expect-error nor does a cell of the demonstration lead to a published figure
    const back: Cell<'invented'> = { text: '2014/15', href: fundingAddress('2014/15') };
    const door: Link<'published'> = { text: 'Demonstration', href: HOME };
    assert.deepEqual([across.href, back.href, door.href], ['/practice/X00036', '/published/funding/2014-15', '/']);
  });
});
