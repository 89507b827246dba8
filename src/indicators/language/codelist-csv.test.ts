import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedConcept } from '../../base/index.ts';
import { parseCodelist, readCodelist } from './codelist-csv.ts';

const [one, two] = [inventedConcept(1), inventedConcept(2)];
const HEAD =
  '# codelist: A_COD\n# title: A list\n# status: invented\n# source: tests\n# version: 3\n# dated: 2026-01-01\n';

function words(content: string): string {
  const read = readCodelist(content, 'a_cod.csv');
  return read.ok ? 'read' : read.refusal.message;
}

test('a codelist is read with its header, terms and quoted commas', () => {
  const list = parseCodelist(`${HEAD}code,term\n${two},"Two, or ""more"""\r\n${one},One\n`, 'a_cod.csv');
  assert.deepEqual([list.name, list.title, list.status], ['A_COD', 'A list', 'invented']);
  assert.deepEqual([list.version, list.dated], ['3', '2026-01-01']);
  assert.deepEqual(list.codes, [one, two].sort());
  assert.equal(list.terms.get(two), 'Two, or "more"');
});

test('what is wrong is named with file and line', () => {
  assert.match(words('code,term\n'), /a_cod\.csv does not say its codelist, title/);
  assert.match(words(`${HEAD}code,term\n${one},One\n${one},Again\n`), /a_cod\.csv line 9: .* is there twice/);
  assert.match(words(`${HEAD}code,term\n123456,Wrong check digit\n`), /line 8: 123456 is not a SNOMED CT code/);
  assert.match(words(`${HEAD}code,term\n${one};One\n`), /line 8: not a code and a term/);
  assert.match(words(HEAD), /has no line “code,term”/);
  assert.match(words(HEAD.replace('invented', 'guessed')), /the status is published or invented/);
});
