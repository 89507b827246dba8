import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractLibrary, contracts } from '../../definitions/contracts/index.ts';
import { chartOfAccounts } from '../../definitions/ledger/chart.ts';
import { type Json, month, odsCode, pence, sumPence } from '../base/index.ts';
import type { Statement, StatementLine } from '../contracts/index.ts';
import { ChartOfAccounts } from '../ledger/index.ts';
import { accountsOf, entryForStatement, fundOf } from './statement-entry.ts';

function line(term: string, account: string, amount: bigint): StatementLine {
  const worked = { formula: '', formulaWithNumbers: '', inputs: {}, exactPounds: '0', workings: [], restsOn: [] };
  return { id: `X00036/2025-10/${term}`, term, title: term, account, amountPence: pence(amount), ...worked };
}

function entryOf(...lines: StatementLine[]) {
  const named = {
    practice: odsCode('X00036'),
    practiceName: 'Linden Park',
    month: month('2025-10'),
    contractType: 'GMS',
  };
  return entryForStatement({ statement: { ...named, lines } as unknown as Statement, due: lines, attempt: 1 });
}

test('each line is charged to its account’s fund, and each fund balances with what it owes the practice', () => {
  const entry = entryOf(
    line('global-sum', 'GMS global sum', 500n),
    line('core', 'Network: core', 30n),
    line('aspiration', 'QOF aspiration', 70n),
    line('block', 'Community block', -4n),
  );
  assert.equal(entry?.fund, 'DELEGATED_PMC');
  const byFund = Map.groupBy(entry?.postings ?? [], ({ fund }) => fund ?? 'DELEGATED_PMC');
  const owed = [...byFund].map(([fund, own]) => [fund, own.at(-1)?.account, own.at(-1)?.amountPence]);
  assert.deepEqual(owed, [
    ['DELEGATED_PMC', 'payable: X00036', -570n],
    ['NETWORK', 'payable: X00036', -30n],
    ['CORE_PROGRAMME', 'payable: X00036', 4n],
  ]);
  for (const own of byFund.values()) assert.equal(sumPence(own.map(({ amountPence }) => amountPence)), 0n);
});

test('a statement of one fund says nothing of others, and one of nothing has no entry', () => {
  const entry = entryOf(line('global-sum', 'GMS global sum', 500n), line('nothing', 'Network: core', 0n));
  assert.deepEqual(
    entry?.postings.map(({ fund, amountPence }) => [fund, amountPence]),
    [
      [undefined, 500n],
      [undefined, -500n],
    ],
  );
  assert.equal(entryOf(line('nothing', 'GMS global sum', 0n)), undefined);
});

test('the funds that lines are charged to are those of the chart of accounts', () => {
  const known = chartOfAccounts.funds.map(({ id, title }) => ({ id, title }));
  for (const { id, kind } of chartOfAccounts.accounts) {
    if (kind !== 'expense') continue;
    const { id: fund, title } = fundOf(id);
    assert.deepEqual(
      { id: fund, title },
      known.find((one) => one.id === fund),
    );
  }
});

function chart(): ChartOfAccounts {
  const read = ChartOfAccounts.fromJson(chartOfAccounts as unknown as Json);
  assert.ok(read.ok);
  return read.value;
}

test('what is withheld is owed to whom it is passed on, and makes nothing that was spent less', () => {
  const lines = [line('global-sum', 'GMS global sum', 500n), line('levy', 'LMC levy', -20n)];
  const statement = { practice: odsCode('X00036'), practiceName: 'Linden Park', lines } as unknown as Statement;
  assert.deepEqual(
    accountsOf(statement, chart()).map(({ id, kind }) => [id, kind]),
    [
      ['GMS global sum', 'expense'],
      ['LMC levy', 'liability'],
      ['payable: X00036', 'liability'],
    ],
  );
  const deductions = contractLibrary.filter(({ contractType }) => contractType === 'deduction');
  for (const { account } of deductions.flatMap(({ lines: own }) => own))
    assert.equal(chart().account(account)?.kind, 'liability', account);
});

test('whatever a contract of the house pays has a code of its own in the chart of accounts', () => {
  const paid = [...contracts, ...contractLibrary].flatMap(({ lines }) => lines.map(({ account }) => account));
  assert.deepEqual(
    paid.filter((account) => chart().account(account) === undefined),
    [],
  );
});
