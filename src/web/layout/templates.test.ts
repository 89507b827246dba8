import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const WEB = join(import.meta.dirname, '..');
const templates = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.njk'))
  .map((name) => ({ name, text: readFileSync(join(WEB, name), 'utf8') }));

/** What stands between {{ and }} or {% and %}. */
function tagsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{([\s\S]*?)\}\}|\{%([\s\S]*?)%\}/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** A tag without the texts in it: what is left is names, dots and operators. */
function bare(tag: string): string {
  return tag.replaceAll(/"[^"]*"|'[^']*'/g, '""');
}

describe('templates', () => {
  for (const { name, text } of templates) {
    it(`${name} prints what the view made, without filters, arithmetic or html`, () => {
      for (const tag of tagsOf(text).map(bare)) {
        assert.doesNotMatch(tag, /\|/, `a filter in: ${tag}`);
        assert.doesNotMatch(tag, /(?<![\w-])html\s*:|autoescape|\bsafe\b/, `unescaped html in: ${tag}`);
        assert.doesNotMatch(tag.replace(/^-|-$/g, ''), /[+*/%~]|\s-\s|\d\s*-|-\s*\d/, `arithmetic in: ${tag}`);
      }
      if (name !== join('layout', 'parts.njk')) assert.doesNotMatch(text, /drawing\(/, 'only the chart part draws');
    });

    it(`${name} has no script but a file of our own, no style and no other host`, () => {
      const own = text.replaceAll(/<script src="\{\{ frame\.upload\.script \}\}" defer><\/script>/g, '');
      assert.doesNotMatch(own, /<script|<style|\sstyle=|\son\w+=|https?:|javascript:/);
    });
  }
});
