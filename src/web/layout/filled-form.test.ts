import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withFormFilled } from './filled-form.ts';

const HOSTILE = `"><script>alert('1')</script> $& £5 & more`;
const ESCAPED = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; $&amp; £5 &amp; more';

const form = (kind: string) => `<form method="post" action="/plans/note?year=2025" novalidate>
<input type="hidden" name="token" value="of-this-session"><input type="hidden" name="kind" value="${kind}">
<input class="nhsuk-input" id="day" name="day" type="date" value="2026-04-01">
<input class="nhsuk-input" id="owner" name="owner">
<textarea id="words" name="words" rows="3"></textarea>
<select id="risk" name="risk"><option value="high" selected>high</option>
<option value="low">low</option></select>
<input type="radio" name="is" value="yes" checked><input type="radio" name="is" value="no">
<input type="checkbox" name="sure" value="yes" checked><input type="file" name="file"></form>`;
const PAGE = `<main><form method="get" action="/plans/note"></form>${form('closed')}${form('opened')}</main>`;

const FIELDS = new Map(
  Object.entries({
    token: 'sent',
    kind: 'opened',
    day: '2026-05-19',
    owner: HOSTILE,
    words: HOSTILE,
    risk: 'low',
    is: 'no',
  }),
);

function filled(fields: ReadonlyMap<string, string> = FIELDS): string {
  return withFormFilled(PAGE, { action: '/plans/note', fields }, 'Which day?', '/plans?from=1&to=2') ?? '';
}

describe('a form that was refused', () => {
  it('stands as it was sent, every text escaped', () => {
    const [before, again] = filled().split('value="opened"') as [string, string];
    assert.ok(again.includes('type="date" value="2026-05-19">'));
    assert.ok(again.includes(`name="owner" value="${ESCAPED}">`));
    assert.ok(again.includes(`rows="3">${ESCAPED}</textarea>`));
    assert.ok(again.includes('<option value="high">high') && again.includes('<option value="low" selected>low'));
    assert.ok(again.includes('value="yes"><input type="radio" name="is" value="no" checked>'));
    assert.ok(again.includes('name="sure" value="yes"><input type="file" name="file">'));
    assert.ok(before.includes('name="token" value="of-this-session"'));
  });

  it('says above its fields what is wrong, and keeps from where it was sent', () => {
    assert.ok(
      filled().includes('id="refused-form"><span class="nhsuk-u-visually-hidden">Error: </span>Which day?</p>'),
    );
    assert.ok(filled().includes('name="sent-from" value="/plans?from=1&amp;to=2">'));
  });

  it('is seen: what it is folded into stands open', () => {
    const sent = { action: '/plans/note', fields: FIELDS };
    const folded = (open: string) => `<details class="a"><p></p></details><details${open} class="b">`;
    const page = `${folded('')}${form('opened')}</details>`;
    assert.ok(withFormFilled(page, sent, 'Which day?', '/plans')?.startsWith(folded(' open')));
  });

  it('is told from others of its path by what they keep', () => {
    assert.ok(filled().includes(form('closed')));
    assert.equal(filled(new Map([['kind', 'withdrawn']])), '');
  });

  it('is none where its page has no form of its path', () => {
    const sent = { action: '/plans/other', fields: FIELDS };
    assert.equal(withFormFilled(PAGE, sent, 'Which day?', '/plans'), undefined);
  });
});
