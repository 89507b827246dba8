import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { month, odsCode } from '../../src/base/index.ts';
import { entries } from '../../src/ledger/index.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { readPolicy } from '../../src/main/policy.ts';
import { openSystem, type System } from '../../src/main/system.ts';
import { notAdding, remittanceReport, statementReport, type TraceNode, traceReport } from '../../src/reports/index.ts';
import { demonstration, root } from '../demonstration.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal trace '));
let system: System;

before(async () => {
  cpSync((await demonstration()).data, folder, { recursive: true });
  const configuration = readConfiguration(root, { COMMONWEAL_DATA: folder });
  assert.ok(configuration.ok);
  const opened = await openSystem(configuration.value, readPolicy(root));
  assert.ok(opened.ok);
  system = opened.value;
});
after(async () => {
  await system.close();
  rmSync(folder, { recursive: true });
});

function kinds(node: TraceNode): string[] {
  return [node.kind, ...node.from.flatMap(kinds)];
}

test('every posting of the demonstration’s month walks back, and re-adds to the posted penny', async () => {
  const operator = system.reports.users.actor('operator');
  assert.ok(operator.ok);
  const all = await system.store.read((db) => entries(db, { limit: 1000 }));
  const paid = all.filter(({ reference }) => reference.startsWith('statement:'));
  assert.ok(paid.length >= 49);
  const seen = new Set<string>();
  for (const entry of paid) {
    const report = await traceReport(system.reports, operator.value, { posting: entry.id });
    assert.ok(report.ok);
    const { tree } = report.value;
    assert.deepEqual(notAdding(tree), [], entry.reference);
    assert.deepEqual(
      tree.from.map(({ amountPence }) => amountPence),
      entry.postings.map(({ amountPence }) => amountPence),
    );
    for (const posting of tree.from) assert.ok(posting.from.length > 0, `posting ${posting.id} rests on something`);
    for (const kind of kinds(tree)) seen.add(kind);
  }
  for (const kind of ['line', 'term', 'measure', 'people', 'person', 'row', 'counts row', 'list row'])
    assert.ok(seen.has(kind), kind);
});

test('what networks earned is posted in their fund, and paid on their behalf to whom they nominated', async () => {
  const operator = system.reports.users.actor('operator');
  assert.ok(operator.ok);
  const all = await system.store.read((db) => entries(db, { limit: 1000 }));
  const earned = all.filter(({ reference }) => /^statement:X00N\d:/.test(reference));
  assert.equal(earned.length, 5);
  assert.deepEqual([...new Set(earned.flatMap(({ postings }) => postings.map(({ fund }) => fund)))], ['NETWORK']);
  const network = odsCode('X00N5');
  const advice = await remittanceReport(system.reports, operator.value, { practice: network, run: '2025-10-1' });
  const statement = await statementReport(system.reports, operator.value, {
    practice: network,
    month: month('2025-10'),
  });
  assert.ok(advice.ok && statement.ok);
  assert.deepEqual([advice.value.payee.id, advice.value.place.contractType], ['X00P01', 'network']);
  assert.equal(advice.value.amountPence, statement.value.totalPence);
  assert.equal(advice.value.amountPence > 0n, true);
});
