import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mintRowFilter, type OdsCode, odsCode, type RowAccess } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import { OncePerPage } from './once-per-page.ts';

const [OWN, OTHER] = [odsCode('X00010'), odsCode('X00036')];
const filter = (practices: readonly OdsCode[], people: readonly [OdsCode, readonly string[]][] = []): RowAccess =>
  mintRowFilter({
    user: 'nurse',
    purpose: 'direct care',
    practices: new Set(practices),
    people: new Map(people.map(([practice, ids]) => [practice, new Set(ids)])),
  });

test('a page of people that was read is given to those who may read the whole practice, and to nobody else', async () => {
  const context = { book: { snapshot: () => ({ hash: 'a' }) } } as unknown as ReportContext;
  const kept = new OncePerPage<string>();
  const ask = (access: RowAccess, offset: number, says: string) =>
    kept.answer(context, access, { practice: OWN, which: ['HYP008', offset] }, async () => says);
  assert.equal(await ask(filter([OTHER]), 0, 'refused'), 'refused');
  assert.equal(await ask(filter([OWN]), 0, 'read'), 'read');
  assert.equal(await ask(filter([OWN]), 0, 'read again'), 'read');
  assert.equal(await ask(filter([OWN]), 50, 'of another page'), 'of another page');
  assert.equal(await ask(filter([], [[OWN, ['p1']]]), 0, 'one person'), 'one person');
  assert.equal(await ask(filter([OTHER]), 0, 'refused'), 'refused');
});
