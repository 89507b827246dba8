import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { day } from '../../base/index.ts';
import { loadAssets } from '../assets/assets.ts';
import { csvOf } from '../layout/csv.ts';
import { frameOf } from '../layout/frame.ts';
import type { AnyPage } from '../layout/page.ts';
import { Printer } from '../layout/render.ts';
import { blanksIn } from './blanks.ts';
import { EVERY_EXAMPLE } from './every-example.ts';
import type { PageExample } from './example.ts';

const HOSTILE = `<script>alert("1")</script>'&<img src=x onerror=y>{{ 7777 * 7 }}`;
const printer = new Printer();
const assets = loadAssets();

function print(page: AnyPage): string {
  const actor = { user: 'pm', name: 'Priya Mistry', role: 'practice manager', organisation: undefined } as const;
  const around = {
    assets,
    largestUpload: 2 ** 31,
    businessDate: day('2026-04-10'),
    isDemonstration: true,
    actor,
    may: () => true,
    token: 'token',
    address: '/borough',
    query: '',
  };
  return printer.print(page, frameOf(page, around));
}

/** Every text of the page replaced by a hostile one; keys, drawings and what is no text are left. */
function hostile(value: unknown, key = ''): unknown {
  if (['id', 'kind', 'tag', 'realm', 'template', 'svg', 'standingTag', 'verifiedTag'].includes(key)) return value;
  if (typeof value === 'string') return HOSTILE;
  if (Array.isArray(value)) return value.map((item) => hostile(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hostile(item, name)]));
}

/** Without the one script that a page may have, which is a file of our own. */
function withoutOwnScript(html: string): string {
  return html.replace(`<script src="${assets.uploadScript}" defer></script>`, '');
}

/** How often each tag is opened, wherever in the text it stands: between quotation marks as well, where nothing may open one. */
function tagsOf(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ''] of html.matchAll(/<([a-z][^\s/>]*)/gi)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const printed = new Map<PageExample, string>();

/** An example as it is, printed once for all that is asked of it. */
function htmlOf(example: PageExample): string {
  const html = printed.get(example) ?? print(example.page());
  printed.set(example, html);
  return html;
}

describe('page examples', () => {
  it('are there for every page', () => {
    assert.deepEqual(Object.keys(EVERY_EXAMPLE).sort(), readdirSync(join(import.meta.dirname, '..', 'pages')).sort());
  });

  for (const [folder, examples] of Object.entries(EVERY_EXAMPLE)) {
    it(`of ${folder} have one heading, a title, no blank and no script`, () => {
      for (const example of examples) {
        const { name } = example;
        const html = withoutOwnScript(htmlOf(example));
        assert.equal(html.match(/<h1[\s>]/g)?.length, 1, `${name}: one h1`);
        assert.match(html, /<title>[^<]+ – Commonweal<\/title>/, name);
        assert.doesNotMatch(html, /<script|<style| style="|javascript:|https?:\/\/(?!www\.w3\.org)/, name);
        assert.deepEqual(blanksIn(html), [], name);
      }
    });

    it(`of ${folder} stay whole with hostile text in every field`, () => {
      for (const example of examples) {
        const { name, page } = example;
        const html = withoutOwnScript(print(hostile(page()) as AnyPage));
        assert.doesNotMatch(html, /<script|<img|54439/i, `${name}: a tag got through`);
        const expected = tagsOf(withoutOwnScript(htmlOf(example)));
        assert.deepEqual(
          [...tagsOf(html)].sort(),
          [...expected].sort(),
          `${name}: the same elements as with plain text`,
        );
      }
    });

    it(`of ${folder} give every table as CSV`, () => {
      for (const { name, page } of examples) {
        for (const table of page().tables) {
          const [heading] = csvOf(table).split('\r\n');
          assert.notEqual(heading, '', name);
          for (const row of [...table.rows, ...(table.total ? [table.total] : [])]) {
            assert.equal(row.length, table.columns.length, `${name}, ${table.id}: as many cells as columns`);
          }
        }
      }
    });
  }

  it('of one realm show nothing of the other', () => {
    for (const example of Object.values(EVERY_EXAMPLE).flat()) {
      const { name, page } = example;
      const html = htmlOf(example);
      if (page().realm === 'published') {
        assert.match(html, /<strong>Published<\/strong>/, name);
        assert.doesNotMatch(html, /X00\d|Linden Park|Priya Mistry|Westmarch|invented/, name);
      } else {
        assert.match(html, /<strong>Demonstration<\/strong>: invented people and practices/, name);
        assert.doesNotMatch(html, /\bM87\d{3}\b|A REAL PRACTICE|DUDLEY/i, name);
      }
      assert.match(html, /Business date 10 April 2026/, name);
    }
  });
});
