import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from './layout/page.ts';
import { tablePage } from './layout/table-pages.ts';
import { routeAt, withOpenLinks } from './may-follow.ts';
import type { PageRoute } from './route.ts';

const route = (path: string): PageRoute => ({
  ...{ path, realm: 'invented', readers: 'signed in' },
  load: async () => ({ ok: false, refusal: { code: 'not-found', message: 'Nothing is here.' } }),
});
const ROUTES = ['/', '/practice/:practice', '/practice/list', '/practice/:practice/person/:person'].map(route);

test('an address is of the first route that it fits, with its named parts as they are read', () => {
  const at = (address: string) => {
    const found = routeAt(ROUTES, address);
    return found && [found.route.path, Object.fromEntries(found.params)];
  };
  assert.deepEqual(at('/practice/X00010?month=2026-03#lines'), ['/practice/:practice', { practice: 'X00010' }]);
  assert.deepEqual(at('/practice/list'), ['/practice/:practice', { practice: 'list' }]);
  assert.deepEqual(at('/practice/a%2Fb/person/%zz'), [
    '/practice/:practice/person/:person',
    { practice: 'a/b', person: '%zz' },
  ]);
  assert.deepEqual(at('/'), ['/', {}]);
  assert.equal(at('/practice/X00010/people/p1'), undefined);
  assert.equal(at('/practice'), undefined);
});

test('no link of any page of a long table leads where its reader may not go', () => {
  const rows = Array.from({ length: 120 }, (_, index) => [
    { text: String(index), href: index % 2 === 0 ? ('/open' as const) : ('/closed' as const) },
  ]);
  const table = { id: 'long', caption: 'Long', columns: [], rows, whenEmpty: 'None.' };
  const page = { realm: 'invented', template: 'home', heading: 'Long', trail: [], tables: [table], content: {} };
  for (const query of ['', '?long-from=51', '?long-from=101', '?long-from=777']) {
    const [judged] = withOpenLinks(page as unknown as Page<'invented'>, (href) => href === '/open', query).tables;
    assert.ok(judged !== undefined && judged.rows.length === 120);
    const printed = tablePage(judged, '/long', query).rows.flat();
    assert.ok(printed.length >= 20 && printed.some(({ href }) => href !== undefined), query);
    assert.deepEqual(
      printed.filter((cell) => 'href' in cell !== (Number(cell.text) % 2 === 0)),
      [],
      query,
    );
  }
});
