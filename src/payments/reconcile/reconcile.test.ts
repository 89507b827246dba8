import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { testStore } from '../../../tests/store-for-tests.ts';
import { type Actor, day, type Outcome, odsCode, pence } from '../../base/index.ts';
import { governanceMigrations } from '../../governance/index.ts';
import { ledgerMigrations } from '../../ledger/index.ts';
import { DatabaseFault, type Store, sql } from '../../store/index.ts';
import { type KeptInstruction, keepInstruction } from '../instruction.ts';
import type { Route } from '../payee.ts';
import { paymentMigrations } from '../schema.ts';
import { amountFromText } from './amount-text.ts';
import { csvRecords } from './csv-records.ts';
import { reconcile, reconciliation, reconciliations } from './kept-reconciliation.ts';
import { match } from './match.ts';
import { isSettled, paymentsOf } from './payment-state.ts';
import { readReturnFile } from './return-file.ts';
import { readXml, XmlFault } from './xml-reader.ts';

const ANNA: Actor = { user: 'anna', name: 'anna', role: 'finance lead', organisation: odsCode('X00') };

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const messageOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'read' : outcome.refusal.message);

function payment(practice: string, amount: bigint, route: Route, payOn = '2025-10-28'): KeptInstruction {
  return {
    reference: `${practice}-2025-10-1`,
    run: '2025-10-1',
    practice: odsCode(practice),
    payee: { id: practice, name: practice, route },
    amountPence: pence(amount),
    payOn: day(payOn),
    details: null,
  };
}

const PAYMENTS = [
  payment('X00001', 10_00n, 'pcse'),
  payment('X00002', 20_00n, 'pcse'),
  payment('X00003', 30_00n, 'pcse', '2025-11-28'),
  payment('X00004', 40_00n, 'pain.001'),
  payment('X00005', 50_00n, 'bacs-18'),
  payment('X00006', 60_00n, 'bacs-18'),
  payment('X00007', -70_00n, 'isfe'),
];

const PCSE = 'reference,practice,paid_on,status,amount,reason\r\n';
const BANK = 'booked_on,reference,description,amount,reason\n';
const ISFE = 'invoice,supplier,paid_on,status,amount,payment_number,reason\n';

function found(text: string, earlier: ReadonlyMap<string, 'matched' | 'returned'> = new Map()) {
  return match(PAYMENTS, given(readReturnFile(text)), earlier).map(
    ({ outcome, reference }) => `${outcome} ${reference}`,
  );
}

function entry(side: 'DBIT' | 'CRDT', amount: string, transaction: string, extra = ''): string {
  return `<Ntry><Amt Ccy="GBP">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2025-10-28</Dt></BookgDt>${extra}<NtryDtls><TxDtls>${transaction}</TxDtls></NtryDtls></Ntry>`;
}
const refs = (reference: string) => `<Refs><EndToEndId>${reference}</EndToEndId></Refs>`;
const camt = (...entries: readonly string[]) =>
  `<?xml version="1.0"?><d:Document xmlns:d="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><d:BkToCstmrStmt>
   <d:Stmt>${entries.join('')}</d:Stmt></d:BkToCstmrStmt></d:Document>`;

describe('what came back, compared with what was instructed', () => {
  test('a PCSE statement: matched, returned, missing by its last day, unexpected', () => {
    const text = `${PCSE}X00001-2025-10-1,X00001,2025-10-28,paid,10.00,\r\nX00009-2025-10-1,X00009,2025-10-28,paid,1.00,\r\n`;
    const expected = ['matched X00001-2025-10-1', 'unexpected X00009-2025-10-1', 'missing X00002-2025-10-1'];
    assert.deepEqual(found(text), expected);
    const earlier = new Map([['X00002-2025-10-1', 'matched' as const]]);
    const later = `${PCSE}X00002-2025-10-1,X00002,2025-10-30,returned,20.00,Account closed\r\n`;
    assert.deepEqual(found(later, earlier), ['returned X00002-2025-10-1', 'missing X00001-2025-10-1']);
  });

  test('another amount, a second payment, a second return and another route are unexpected', () => {
    const row = (code: string, status: string, amount: string) =>
      `${code}-2025-10-1,${code},2025-10-28,${status},${amount},\n`;
    const first = row('X00001', 'paid', '10.00');
    assert.deepEqual(found(PCSE + first + first + row('X00002', 'paid', '20.01') + row('X00004', 'paid', '40.00')), [
      'matched X00001-2025-10-1',
      'unexpected X00001-2025-10-1',
      'unexpected X00002-2025-10-1',
      'unexpected X00004-2025-10-1',
      'missing X00002-2025-10-1',
    ]);
    const returned = row('X00001', 'returned', '10.00');
    assert.deepEqual(found(PCSE + returned + returned).slice(0, 2), [
      'returned X00001-2025-10-1',
      'unexpected X00001-2025-10-1',
    ]);
  });

  test('a bank statement as CSV: a debit is a payment, a credit with a reason a return, other credits are left out', () => {
    const text = `${BANK}2025-10-28,X00004-2025-10-1,"Commonside, Federation",-40.00,\n2025-10-28,GRANT,Allocation,1000.00,\n2025-10-28,CW-2025-10-1,CONTRA,-110.00,\n2025-10-28,X00005-2025-10-1,ARUCS,50.00,No account\n`;
    assert.deepEqual(found(text), [
      'matched X00004-2025-10-1',
      'matched X00005-2025-10-1',
      'matched X00006-2025-10-1',
      'returned X00005-2025-10-1',
    ]);
    const short = `${BANK}2025-10-28,CW-2025-10-1,CONTRA,-109.99,\n`;
    assert.deepEqual(found(short), [
      'unexpected CW-2025-10-1',
      'missing X00004-2025-10-1',
      'missing X00005-2025-10-1',
      'missing X00006-2025-10-1',
    ]);
  });

  test('an ISFE extract, with a credit note', () => {
    const text = `${ISFE}X00007-2025-10-1,X00007,2025-10-29,paid,-70.00,P1,\n`;
    assert.deepEqual(found(text), ['matched X00007-2025-10-1']);
  });

  test('camt.053: single and batched entries, returns, pending entries and other credits', () => {
    const returned = `${refs('X00004-2025-10-1')}<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>`;
    const batched = `<Refs><EndToEndId>X00005-2025-10-1</EndToEndId></Refs><Amt Ccy="GBP">50</Amt></TxDtls><TxDtls>${refs('X00006-2025-10-1')}<AmtDtls><TxAmt><Amt Ccy="GBP">60.0</Amt></TxAmt></AmtDtls>`;
    const pending = entry('DBIT', '1.00', refs('X00009-2025-10-1')).replace('BOOK', 'PDNG');
    const text = camt(
      entry('DBIT', '40.00', refs('X00004-2025-10-1')),
      entry('DBIT', '110.00', batched),
      entry('CRDT', '40.00', returned),
      entry('CRDT', '5000.00', refs('NOTPROVIDED')),
      pending,
    );
    assert.deepEqual(found(text), [
      'matched X00004-2025-10-1',
      'matched X00005-2025-10-1',
      'matched X00006-2025-10-1',
      'returned X00004-2025-10-1',
    ]);
    const [, , , back] = match(PAYMENTS, given(readReturnFile(text)), new Map());
    assert.equal(back?.words, 'Returned: AC04.');
    assert.match(messageOf(readReturnFile(camt(entry('DBIT', '40.00', refs('x')).replace('GBP', 'EUR')))), /in GBP/);
  });

  test('a file that cannot be read is refused whole, by its record', () => {
    const bad: readonly [string, RegExp][] = [
      ['practice,amount\n', /header is of no statement/],
      [`${PCSE}a,b,2025-13-01,paid,1.00,\n`, /^Record 2 /],
      [`${PCSE}a,b,2025-10-28,paid,1.005,\n`, /^Record 2 /],
      [`${PCSE}a,b,2025-10-28,sent,1.00,\n`, /^Record 2 /],
      [`${PCSE}a,b\n`, /^Record 2 /],
      [`${PCSE}"a,b`, /neither XML nor CSV/],
      ['', /header is of no statement/],
      ['<Document/>', /holds no statement/],
    ];
    for (const [text, words] of bad) assert.match(messageOf(readReturnFile(text)), words);
    assert.deepEqual(csvRecords('a,"b ""c"" d"\r\n"x\ny",\n'), [
      ['a', 'b "c" d'],
      ['x\ny', ''],
    ]);
    assert.deepEqual(['1', '1.5', '-0.01', '1,000.00', '.5', '1e3'].map(amountFromText), [
      ...[100n, 150n, -1n],
      ...[undefined, undefined, undefined],
    ]);
  });
});

describe('XML from outside', () => {
  const faultOf = (text: string): string => {
    try {
      readXml(text);
      return 'read';
    } catch (fault) {
      assert.ok(fault instanceof XmlFault);
      return fault.message;
    }
  };

  test('elements, attributes, comments, CDATA and the five entities are read', () => {
    const root = readXml(
      `<?xml version="1.0"?><a:r xmlns:a='u' k="1 &lt; 2"><!-- <b> --><b>x &amp; &#163;</b><c/><![CDATA[<&]]></a:r>`,
    );
    assert.deepEqual(
      {
        name: root.name,
        attributes: root.attributes,
        text: root.text,
        first: root.children.map((one) => [one.name, one.text]),
      },
      {
        name: 'r',
        attributes: { a: 'u', k: '1 < 2' },
        text: '<&',
        first: [
          ['b', 'x & £'],
          ['c', ''],
        ],
      },
    );
  });

  test('a document type, an entity of one’s own, depth and what is not well formed are refused', () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>';
    assert.match(faultOf(bomb), /document type/);
    assert.match(faultOf('<r>&xxe;</r>'), /entity/);
    assert.match(faultOf('<r>&#x110000;</r>'), /entity/);
    assert.match(faultOf('<a>'.repeat(41) + '</a>'.repeat(41)), /deeper/);
    for (const bad of ['<a><b></a></b>', '<a>', '<a/><b/>', 'x<a/>', '<a b=c/>', '', '<a'])
      assert.notEqual(faultOf(bad), 'read');
  });
});

describe('what is kept of it', () => {
  let store: Store;
  before(async () => {
    store = await testStore([...governanceMigrations, ...ledgerMigrations, ...paymentMigrations]);
    await store.write(async (db) => {
      await sql`insert into payment_runs (id, month, known_on, content_hash, total_pence, proposal_id)
                values ('2025-10-1', '2025-10', '2025-10-01', 'h', 0, '1')`.execute(db);
      for (const each of PAYMENTS) await keepInstruction(db, each);
    });
  });
  const come = (text: string) =>
    reconcile(store, { file: 'statement.csv', text, by: ANNA, at: '2025-10-29T09:00:00.000Z' });
  const states = async () =>
    Object.fromEntries((await store.read((db) => paymentsOf(db))).map(({ practice, state }) => [practice, state]));

  test('the same file again gives what was found, and a payment is matched once whatever file says so', async () => {
    const text = `${PCSE}X00001-2025-10-1,X00001,2025-10-28,paid,10.00,\n`;
    const first = given(await come(text));
    assert.deepEqual(first.counts, { matched: 1, returned: 0, missing: 1, unexpected: 0 });
    assert.deepEqual(given(await come(text)), first);
    const second = given(await come(`${text}X00002-2025-10-1,X00002,2025-10-28,paid,20.00,\n`));
    assert.deepEqual(second.counts, { matched: 1, returned: 0, missing: 0, unexpected: 1 });
    assert.deepEqual(
      (await store.read((db) => reconciliations(db))).map(({ sha256 }) => sha256),
      [second.sha256, first.sha256],
    );
    assert.equal(await store.read((db) => reconciliation(db, 'x')), undefined);
  });

  test('a payment that came back is returned, though it was matched before', async () => {
    given(await come(`${PCSE}X00001-2025-10-1,X00001,2025-10-30,returned,10.00,Closed\n`));
    assert.deepEqual(await states(), {
      ...{ X00001: 'returned', X00002: 'paid', X00003: 'instructed', X00004: 'instructed' },
      ...{ X00005: 'instructed', X00006: 'instructed', X00007: 'instructed' },
    });
    const settled = (await store.read((db) => paymentsOf(db))).filter(isSettled);
    assert.deepEqual(
      settled.map(({ practice }) => practice),
      ['X00002'],
    );
  });

  test('what was found is never changed', async () => {
    for (const table of ['payment_reconciliations', 'payment_findings']) {
      await assert.rejects(
        store.write((db) => sql`delete from ${sql.table(table)}`.execute(db)),
        (error) => error instanceof DatabaseFault && error.sqlState === '23001',
      );
    }
  });
});
