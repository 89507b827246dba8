import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OdsCode, odsCode, type RowFilter } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import { OncePerPerson } from './once-per-person.ts';

const [OWN, OTHER] = [odsCode('X00010'), odsCode('X00036')];
const filter = (practices: readonly OdsCode[], people: readonly [OdsCode, readonly string[]][] = []) =>
  ({
    kind: 'row filter',
    practices: new Set(practices),
    people: new Map(people.map(([practice, ids]) => [practice, new Set(ids)])),
  }) as unknown as RowFilter;

test('what was read of a person is given to nobody whose row filter does not open that person', async () => {
  const context = { book: { snapshot: () => ({ hash: 'a' }) } } as unknown as ReportContext;
  const kept = new OncePerPerson<string>();
  const ask = (access: RowFilter, person: string, says: string) =>
    kept.answer(context, access, { practice: OWN, person, also: '' }, async () => says);
  assert.equal(await ask(filter([OTHER]), 'p1', 'refused'), 'refused');
  assert.equal(await ask(filter([OWN]), 'p1', 'read'), 'read');
  assert.equal(await ask(filter([OWN]), 'p1', 'read again'), 'read');
  assert.equal(await ask(filter([], [[OWN, ['p1']]]), 'p1', 'read again'), 'read');
  assert.equal(await ask(filter([], [[OWN, ['p2']]]), 'p1', 'refused'), 'refused');
  assert.equal(await ask(filter([], [[OTHER, ['p1']]]), 'p1', 'refused'), 'refused');
  assert.equal(await ask(filter([OWN]), 'p2', 'of another'), 'of another');
});
