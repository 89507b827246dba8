import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chartOfAccounts } from '../../../definitions/ledger/chart.ts';
import { demonstrationPayer } from '../../../definitions/payments/payer.ts';
import { asked, statement } from '../../../tests/statements-for-tests.ts';
import { testStore } from '../../../tests/store-for-tests.ts';
import { type Actor, day, type Json, month, type Outcome, odsCode, pence, sha256 } from '../../base/index.ts';
import { governanceMigrations } from '../../governance/index.ts';
import { isfeStanding, ledgerMigrations, saveIsfe } from '../../ledger/index.ts';
import { DatabaseFault, type Store, sql } from '../../store/index.ts';
import { approveBankDetails, bankStanding, proposeBankDetails } from '../bank/kept-details.ts';
import { payeeBank } from '../bank/payee-bank.ts';
import { certifyRun } from '../certify-run.ts';
import { instructionsOf } from '../instruction.ts';
import { paymentPolicy } from '../payment-policy.ts';
import { prepareRun } from '../prepare-run.ts';
import { releaseRun } from '../release-run.ts';
import type { PaymentRun } from '../run-shape.ts';
import { paymentMigrations } from '../schema.ts';
import { bacs18File } from './bacs18.ts';
import { fileContent, filesOfRun } from './kept-file.ts';
import { pain001File } from './pain001.ts';
import { payerFromJson } from './payer.ts';
import type { FileBatch, Instruction } from './payment-file.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const SCHEMA = join(root, '..', 'shared', 'data', 'iso20022', 'pain.001.001.09.xsd');
const AT = '2025-10-24T09:30:00.000Z';
const ON = day('2025-10-24');
const [ANNA, BEN, CARA] = ['anna', 'ben', 'cara'].map(
  (user): Actor => ({ user, name: user, role: 'finance lead', organisation: odsCode('X00') }),
) as [Actor, Actor, Actor];

const POLICY = given(
  paymentPolicy({
    scheme: {
      id: 'scheme',
      status: 'invented',
      source: 'this test',
      delegations: ['prepare', 'certify', 'release'].map((step) => ({
        ...{ step, role: 'finance lead', validFrom: '2020-04-01' },
      })),
    },
    payees: {
      id: 'payees',
      status: 'invented',
      source: 'this test',
      payees: [
        { id: 'FED01', name: 'Commonside Federation', route: 'pain.001', earners: ['X00002'], validFrom: '2025-04-01' },
        { id: 'FED02', name: 'Brook & Sons', route: 'bacs-18', earners: ['X00003', 'X00004'], validFrom: '2025-04-01' },
        {
          id: 'SUP01',
          name: 'Sorrel Healthcare, Limited',
          route: 'isfe',
          earners: ['X00005'],
          validFrom: '2025-04-01',
        },
      ],
    },
    payer: demonstrationPayer as unknown as Json,
    chart: chartOfAccounts as unknown as Json,
  }),
);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const codeIn = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal.code);

const ACCOUNT = { sortCode: '089999', accountNumber: '66374958', accountName: 'Commonside Federation' };
const BATCH: FileBatch = {
  run: '2025-10-1',
  releasedAt: AT,
  madeOn: ON,
  processOn: day('2025-10-27'),
  payOn: day('2025-10-28'),
};

function instruction(changes: Partial<Instruction> = {}): Instruction {
  return {
    reference: 'X00002-2025-10-1',
    practice: odsCode('X00002'),
    practiceName: 'Practice <&> X00002',
    contractType: 'GMS',
    month: '2025-10',
    payee: { id: 'FED01', name: 'Commonside Federation', route: 'pain.001' },
    amountPence: pence(1_234_56n),
    payOn: BATCH.payOn,
    lines: [],
    account: ACCOUNT,
    ...changes,
  };
}

/** Why the schema cannot be tried here; undefined when it can. */
function noSchema(): string | undefined {
  if (!existsSync(SCHEMA)) return 'the schema is not beside the project';
  return spawnSync('xmllint', ['--version']).error === undefined ? undefined : 'xmllint is not installed';
}

function validated(xml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal pain '));
  try {
    const file = join(folder, 'file.xml');
    writeFileSync(file, xml);
    execFileSync('xmllint', ['--noout', '--schema', SCHEMA, file], { stdio: 'pipe' });
    return 'valid';
  } catch (fault) {
    return String((fault as { stderr?: Buffer }).stderr ?? fault);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the bank files', () => {
  const two = [instruction(), instruction({ reference: 'X00009-2025-10-1', amountPence: pence(1n) })];

  test('pain.001 is valid against the published schema', { skip: noSchema() ?? false }, () => {
    assert.equal(validated(pain001File(BATCH, POLICY.payer, two).content), 'valid');
    const broken = pain001File(BATCH, POLICY.payer, two).content.replace(
      '<NbOfTxs>2</NbOfTxs>',
      '<NbOfTxs>two</NbOfTxs>',
    );
    assert.match(validated(broken), /fails to validate|NbOfTxs/);
  });

  test('pain.001 has its controls, sort codes and one reference a payment, with every text escaped', () => {
    const { content, payments, totalPence } = pain001File(BATCH, POLICY.payer, [
      ...two,
      instruction({ reference: 'X00008-2025-10-1', amountPence: pence(-5n) }),
    ]);
    assert.deepEqual([payments, totalPence], [2, 1_234_57n]);
    const all = (pattern: RegExp) => [...content.matchAll(pattern)].map((match) => match[1]);
    assert.deepEqual(all(/<NbOfTxs>(.*)<\/NbOfTxs>/g), ['2', '2']);
    assert.deepEqual(all(/<CtrlSum>(.*)<\/CtrlSum>/g), ['1234.57', '1234.57']);
    assert.deepEqual(all(/<EndToEndId>(.*)<\/EndToEndId>/g), ['X00002-2025-10-1', 'X00009-2025-10-1']);
    assert.deepEqual(all(/<InstdAmt Ccy="GBP">(.*)<\/InstdAmt>/g), ['1234.56', '0.01']);
    assert.deepEqual(all(/<MmbId>(.*)<\/MmbId>/g), ['107999', '089999', '089999']);
    assert.match(content, /<Cd>GBDSC<\/Cd>/);
    assert.match(content, /<Ustrd>X00002-2025-10-1 Practice X00002 2025-10<\/Ustrd>/);
    assert.equal(sha256(content), sha256(pain001File(BATCH, POLICY.payer, [...two]).content));
  });

  test('Bacs Standard 18, record by record', () => {
    const { content, payments, totalPence } = bacs18File(BATCH, POLICY.payer, two);
    const lines = content.split('\r\n');
    assert.deepEqual([payments, totalPence, lines.at(-1)], [2, 1_234_57n, '']);
    assert.deepEqual(
      lines.slice(0, -1).map((line) => [line.slice(0, 4), line.length]),
      [
        ['VOL1', 80],
        ['HDR1', 80],
        ['HDR2', 80],
        ['UHL1', 80],
        ['0899', 100],
        ['0899', 100],
        ['1079', 100],
        ['EOF1', 80],
        ['EOF2', 80],
        ['UTL1', 80],
      ],
    );
    const name = 'COMMONWEAL DEMONST';
    assert.deepEqual(lines.slice(4, 7), [
      `0899996637495809910799988837491    00000123456${name}X00002-2025-10-1  COMMONSIDE FEDERAT`,
      `0899996637495809910799988837491    00000000001${name}X00009-2025-10-1  COMMONSIDE FEDERAT`,
      `1079998883749101710799988837491    00000123457CW-2025-10-1      CONTRA            DEMONSTRATION COMM`,
    ]);
    assert.equal(lines[3], `UHL1 25300999999    000000001 DAILY  001${' '.repeat(40)}`);
    assert.equal(lines[9], `UTL100000001234570000000123457${'0000001'}${'0000002'}${' '.repeat(36)}`);
    assert.equal(lines[7]?.slice(4), lines[1]?.slice(4));
  });

  test('a file of several processing days has its day on each record of 106', () => {
    const payer = given(
      payerFromJson({
        ...demonstrationPayer,
        bacs: { serviceUserNumber: '123456', processing: 'multi' },
      } as unknown as Json),
    );
    const lines = bacs18File(BATCH, payer, two).content.split('\r\n');
    assert.deepEqual(
      lines.slice(4, 7).map((line) => [line.length, line.slice(100)]),
      Array(3).fill([106, ' 25300']),
    );
    assert.match(lines[2] ?? '', /^HDR2F0200000106/);
    assert.match(lines[1] ?? '', /^HDR1A123456S {2}1123456/);
  });
});

describe('what a released run pays', () => {
  let store: Store;
  let released: PaymentRun;
  before(async () => {
    store = await testStore([...governanceMigrations, ...ledgerMigrations, ...paymentMigrations]);
  });

  const payee = { id: 'FED01', name: 'Commonside Federation', route: 'pain.001' } as const;
  const propose = (by: Actor, on = ON, details = ACCOUNT, to: { id: string } = payee) =>
    proposeBankDetails(store, { payee: { ...payee, ...to }, details, by, at: AT, on });
  const approve = (id: string, details: string, by: Actor, on = ON) =>
    approveBankDetails(store, { payee: id, details, by, at: AT, on, pauseDays: 5 });
  const standing = (id: string, on: string) => store.read((db) => bankStanding(db, id, day(on)));

  async function release(when: string, amounts: Readonly<Record<string, bigint>>, on = ON): Promise<PaymentRun> {
    const statements = Object.entries(amounts).map(([practice, amount]) => statement(practice, when, amount, 1n));
    const plain = { at: AT, on, interests: [], comment: '', processOn: BATCH.processOn, payOn: BATCH.payOn };
    const run = given(
      await prepareRun(store, POLICY, { month: month(when), statements: asked(...statements), by: ANNA, ...plain }),
    );
    given(await certifyRun(store, POLICY, { run: run.id, contentHash: run.contentHash, by: BEN, ...plain }));
    const first = given(await releaseRun(store, POLICY, { run: run.id, by: CARA, ...plain }));
    const again = given(
      await releaseRun(store, POLICY, { run: run.id, by: CARA, ...plain, at: '2025-12-01T00:00:00.000Z' }),
    );
    assert.deepEqual(again, first, 'releasing again changes nothing');
    return first;
  }

  test('a change of bank details needs two people and a pause, and is shown by its last digits', async () => {
    const kept = given(await propose(ANNA, day('2025-10-01')));
    assert.equal(given(await propose(BEN, day('2025-10-01'))).id, kept.id);
    assert.equal(codeIn(await approve('FED01', kept.id, ANNA)), 'approval.own-work');
    assert.equal(codeIn(await approve('FED09', kept.id, BEN)), 'not-found');
    assert.equal((await standing('FED01', '2025-10-02')).kind, 'none');
    given(await approve('FED01', kept.id, BEN, day('2025-10-02')));
    given(await approve('FED01', kept.id, BEN, day('2025-10-20')));
    assert.deepEqual(
      await Promise.all(
        ['2025-10-01', '2025-10-06', '2025-10-07'].map(async (on) => (await standing('FED01', on)).kind),
      ),
      ['none', 'paused', 'usable'],
    );
    const bank = await store.read((db) => payeeBank(db, 'FED01', ON));
    assert.equal(bank.current?.accountNumber, '****4958');
    assert.doesNotMatch(JSON.stringify(bank), /66374958|089999/);
    const other = given(await propose(ANNA, ON, { ...ACCOUNT, accountNumber: '88837491' }));
    assert.equal(codeIn(await approve('FED01', kept.id, BEN)), 'approval.changed-since');
    assert.equal((await standing('FED01', '2025-10-24')).kind, 'usable', 'what is only proposed changes nothing');
    assert.equal(other.approved, null);
  });

  test('every payee is paid once, by its own route; who cannot be paid yet waits and the rest is paid', async () => {
    const amounts = { X00001: 10_00n, X00002: 20_00n, X00003: 30_00n, X00004: 40_00n, X00005: 50_00n };
    released = await release('2025-10', amounts);
    assert.deepEqual(
      released.exceptions.map(({ practice, reason }) => [practice, reason.code]),
      [
        ['X00003', 'payee.no-bank-details'],
        ['X00004', 'payee.no-bank-details'],
      ],
    );
    assert.equal(released.totalPence, 80_03n);
    const files = await store.read((db) => filesOfRun(db, released.id));
    assert.deepEqual(
      files.map(({ kind, payments, totalPence }) => [kind, payments, totalPence]),
      [
        ['isfe-journal', 3, 80_03n],
        ['isfe-payables', 1, 50_01n],
        ['pain.001', 1, 20_01n],
        ['pcse', 1, 10_01n],
      ],
    );
    const instructions = await store.read((db) => instructionsOf(db, { run: released.id }));
    assert.deepEqual(
      instructions.map(({ reference, payee: { id } }) => [reference, id]),
      [
        ['X00001-2025-10-1', 'X00001'],
        ['X00002-2025-10-1', 'FED01'],
        ['X00005-2025-10-1', 'SUP01'],
      ],
    );
  });

  test('ISFE, once it has loaded the journal, stands code by code as the ledger does', async () => {
    const journal = (await store.read((db) => fileContent(db, released.id, 'isfe-journal'))) ?? '';
    const [header = [], ...rows] = journal.split('\r\n').map((row) => row.split(','));
    const [from, to] = [header.indexOf('entity'), header.indexOf('debit')];
    const records = rows
      .filter(([record]) => record === 'line')
      .map((row) => ({ code: row.slice(from, to).join('-'), pounds: Number(row[to]) - Number(row[to + 1]) }));
    const balances = [...Map.groupBy(records, ({ code }) => code)].map(([code, own], index) => ({
      ...{ row: index + 2, code, description: '' },
      balancePence: pence(BigInt(Math.round(own.reduce((sum, { pounds }) => sum + pounds * 100, 0)))),
    }));
    assert.ok(balances.length >= 3 && balances.every(({ code }) => POLICY.chart.codeFault(code) === undefined));
    const uploaded = { file: 'isfe.csv', sha256: sha256(journal) };
    await store.write((db) => saveIsfe(db, { month: month('2025-10'), uploaded, rows: balances, by: ANNA, at: AT }));
    const standing = await store.read((db) => isfeStanding(db, month('2025-10'), POLICY.chart));
    assert.deepEqual([standing.codes, standing.differences], [balances.length, []]);
  });

  test('once its bank details are approved and the pause has passed, a further run pays who waited', async () => {
    const kept = given(await propose(ANNA, ON, { ...ACCOUNT, accountName: 'Brook & Sons' }, { id: 'FED02' }));
    given(await approve('FED02', kept.id, BEN));
    const early = await release('2025-10', { X00003: 30_00n, X00004: 40_00n }, day('2025-10-28'));
    assert.deepEqual(
      early.exceptions.map(({ reason }) => reason.code),
      ['payee.paused', 'payee.paused'],
    );
    const same = await release('2025-10', { X00003: 30_00n, X00004: 40_00n }, day('2025-10-28'));
    assert.notEqual(same.id, early.id, 'what waited is in a run of its own each time, though it comes to the same');
    const late = await release('2025-10', { X00003: 30_00n, X00004: -40_00n }, day('2025-10-29'));
    const file = await store.read((db) => fileContent(db, late.id, 'bacs-18'));
    assert.match(file ?? '', /X00003-2025-10-1 {2}BROOK & SONS/);
    assert.doesNotMatch(file ?? '', /X00004/, 'what a payee owes is not in a file of credits');
  });

  test('the instruction, the invoice and the journal, to the character', async () => {
    const content = async (kind: 'pcse' | 'isfe-payables' | 'isfe-journal') =>
      ((await store.read((db) => fileContent(db, released.id, kind))) ?? '').trimEnd().split('\r\n');
    assert.deepEqual(await content('pcse'), [
      'record,instruction,reference,practice,practice_name,contract,payee,payee_name,month,pay_on,line,description,amount',
      'line,CW-2025-10-1-PCSE,X00001-2025-10-1,X00001,Practice X00001,GMS,X00001,Practice X00001,2025-10,2025-10-28,X00001/2025-10/global-sum,global-sum,10.00',
      'line,CW-2025-10-1-PCSE,X00001-2025-10-1,X00001,Practice X00001,GMS,X00001,Practice X00001,2025-10,2025-10-28,X00001/2025-10/quality-aspiration,quality-aspiration,0.01',
      'pay,CW-2025-10-1-PCSE,X00001-2025-10-1,X00001,Practice X00001,GMS,X00001,Practice X00001,2025-10,2025-10-28,,2 lines,10.01',
      'total,CW-2025-10-1-PCSE,,,,,,,,2025-10-28,,1 payments,10.01',
    ]);
    assert.deepEqual((await content('isfe-payables')).slice(1), [
      'line,X00005-2025-10-1,invoice,SUP01,"Sorrel Healthcare, Limited",2025-10-24,2025-10-28,1,X00005 global-sum,X00,600300,52100000,00000,00000,000000,50.00',
      'line,X00005-2025-10-1,invoice,SUP01,"Sorrel Healthcare, Limited",2025-10-24,2025-10-28,2,X00005 quality-aspiration,X00,600300,52400000,00001,00000,000000,0.01',
      'total,,,,,,,,1 invoices,,,,,,,50.01',
    ]);
    const journal = await content('isfe-journal');
    assert.equal(journal.at(-1), 'total,CW-2025-10-1,3 entries,,,,,,,,,,,80.03,80.03');
    assert.equal(
      journal[1],
      'line,CW-2025-10-1,1,2025-10-31,statement:X00001:2025-10,DELEGATED_PMC,GMS global sum,X00,600300,52100000,00000,00000,000000,10.00,',
    );
    assert.match(journal[3] ?? '', /payable: X00001,X00,600300,21000000,.*,,10\.01$/);
    const columns = journal.map((row) => row.split(',').length);
    assert.deepEqual(new Set(columns), new Set([columns[0]]));
  });

  test('files and instructions are kept under their hash and never changed', async () => {
    for (const file of await store.read((db) => filesOfRun(db, released.id))) {
      const content = await store.read((db) => fileContent(db, released.id, file.kind));
      assert.equal(sha256(content ?? ''), file.sha256);
    }
    assert.equal(await store.read((db) => fileContent(db, '2025-10-9', 'pcse')), undefined);
    for (const table of ['payment_files', 'payment_instructions', 'payment_bank_details', 'payment_bank_approvals']) {
      await assert.rejects(
        store.write((db) => sql`delete from ${sql.table(table)}`.execute(db)),
        (error) => error instanceof DatabaseFault && error.sqlState === '23001',
      );
    }
  });
});
