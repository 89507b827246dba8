import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { day } from '../../../base/index.ts';
import { inOneWarehouse, problemsOf } from '../../trial-import.test.ts';
import { EXTRACT_COLUMNS, EXTRACT_TABLES, type ExtractTable } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample');
const sample = (table: ExtractTable) => join(SAMPLE, `X00010-${table}.csv`);
const header = (table: ExtractTable) => EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
const ALL_ROWS = EXTRACT_TABLES.filter((table) => table !== 'deletions').map(sample);

describe('practice extract: bad rows', () => {
  const at = inOneWarehouse();

  const expectProblems = async (table: ExtractTable, records: readonly (readonly [string, string])[]) => {
    const path = at.trial.csv(`X00010-${table}.csv`, header(table), ...records.map(([record]) => record));
    const report = await at.trial.import([path], { dryRun: true });
    const expected = records.map(([, code], index) => `${index + 2} ${code}`).filter((line) => !line.endsWith(' ok'));
    assert.deepEqual(problemsOf(report), expected);
    for (const { message } of report.problems) assert.match(message, /^[^{}]{20,}\.$/);
    return report;
  };

  test('persons', async () => {
    await at.trial.import(ALL_ROWS);
    await expectProblems('persons', [
      ['q1,E,1950-04,F,,,', 'ok'],
      ['"q2","F","1950-05",F,"a ""b"", c","",', 'ok'],
      [',E2,1950-04,F,,,', 'MISSING_VALUE'],
      ['q3,,1950-04,F,,,', 'MISSING_VALUE'],
      ['q4,G,1950-4,F,,,', 'BAD_MONTH'],
      ['q5,G,1950-13,F,,,', 'BAD_MONTH'],
      ['q6,G,,F,,,', 'MISSING_VALUE'],
      ['q7,G,2026-05,F,,,', 'FUTURE_DATE'],
      ['q8,G,1899-12,F,,,', 'BEFORE_1900'],
      ['q9,G,1950-04,female,,,', 'VALUE_NOT_ALLOWED'],
      ['q10,G,1950-04,F,,,2025-02-30', 'BAD_DATE'],
      ['q11,G,1950-04,F,,,2026-04-11', 'FUTURE_DATE'],
      ['q12,G,1950-04,F,,,1950-03-31', 'BEFORE_BIRTH'],
      [`${'q'.repeat(65)},G,1950-04,F,,,`, 'TOO_LONG'],
      ['q1,H,1950-04,F,,,', 'DUPLICATE_ROW_ID'],
      ['q13,E,1950-04,F,,,', 'DUPLICATE_PERSON'],
      ['q14,A,1950-04,F,,,', 'DUPLICATE_PERSON'],
      ['p2,I,1950-04,F,,,', 'ok'],
      ['q15,J,1950-04,F,,', 'FIELD_COUNT'],
      ['q16,J,1950-04,F,,,,', 'FIELD_COUNT'],
      ['q17,J"x,1950-04,F,,,', 'BAD_QUOTES'],
    ]);
  });

  test('registrations', async () => {
    await expectProblems('registrations', [
      ['h1,A,X00010,2000-01-01,2000-01-01,regular', 'ok'],
      ['h2,Q,X00010,2000-01-01,,regular', 'UNKNOWN_PERSON'],
      ['h3,A,X00011,2000-01-01,,regular', 'NOT_SENDERS_PRACTICE'],
      ['h4,A,x10,2000-01-01,,regular', 'BAD_ORGANISATION'],
      ['h5,A,,2000-01-01,,regular', 'MISSING_VALUE'],
      ['h6,A,X00010,,,regular', 'MISSING_VALUE'],
      ['h7,A,X00010,2000-01-02,2000-01-01,regular', 'ENDS_BEFORE_START'],
      ['h8,A,X00010,1949-12-31,,regular', 'BEFORE_BIRTH'],
      ['h9,A,X00010,2026-04-11,,regular', 'FUTURE_DATE'],
      ['h10,A,X00010,2000-01-01,,Regular', 'VALUE_NOT_ALLOWED'],
    ]);
  });

  test('events', async () => {
    const event = (id: string, o: { date?: string; code?: string; value?: string; unit?: string; rest?: string }) =>
      `${id},A,X00010,${o.date ?? '2025-01-01'},${o.code ?? '38341003'},${o.value ?? ''},,${o.unit ?? ''},${o.rest ?? ',,,'}`;
    await expectProblems('events', [
      [event('w1', { value: '-1.5' }), 'ok'],
      [event('w2', { date: '01/02/2025' }), 'BAD_DATE'],
      [event('w3', { date: '2025-1-01' }), 'BAD_DATE'],
      [event('w4', { date: '2025-01-01T00:00:00' }), 'BAD_DATE'],
      [event('w5', { date: '1899-12-31' }), 'BEFORE_1900'],
      [event('w6', { date: '2026-04-11' }), 'FUTURE_DATE'],
      [event('w7', { date: '1950-03-31' }), 'BEFORE_BIRTH'],
      [event('w8', { code: '38341004' }), 'BAD_CODE'],
      [event('w9', { code: '3.8341003E7' }), 'BAD_CODE'],
      [event('w10', { code: '' }), 'MISSING_VALUE'],
      [event('w11', { value: '1e3' }), 'BAD_NUMBER'],
      [event('w12', { value: '1.2345' }), 'BAD_NUMBER'],
      [event('w13', { value: '1,5' }), 'FIELD_COUNT'],
      [event('w14', { value: '1000000000' }), 'BAD_NUMBER'],
      [event('w15', { value: '14', code: '271649006' }), 'IMPLAUSIBLE_VALUE'],
      [event('w16', { value: '8.6', code: '271650006' }), 'IMPLAUSIBLE_VALUE'],
      [event('w17', { value: '580', unit: 'mmol/mol' }), 'IMPLAUSIBLE_VALUE'],
      [event('w18', { rest: 'abroad,,,' }), 'VALUE_NOT_ALLOWED'],
      [event('w19', { rest: ',2025-01-01,,' }), 'BAD_DATE_TIME'],
      [event('w20', { rest: ',2025-01-01T10:00:00Z,,' }), 'BAD_DATE_TIME'],
      [event('w21', { rest: ',2026-04-11T00:00:00,,' }), 'FUTURE_DATE'],
      [event('w22', { rest: ',2026-04-10T23:59:59.5,,' }), 'ok'],
      ['w23,nobody,X00010,2025-01-01,38341003,,,,,,,', 'UNKNOWN_PERSON'],
      ['w24,A,x,2025-01-01,38341003,,,,,,,', 'BAD_ORGANISATION'],
      ['w25,A,X00010,2025-01-01,38341003,,12345678,,,,,', 'BAD_CODE'],
      ['', 'FIELD_COUNT'],
      [event('w1', {}), 'DUPLICATE_ROW_ID'],
    ]);
  });

  test('encounters, their codes, and deletions', async () => {
    const encounter = (id: string, rest: string) => `${id},${rest}`;
    await expectProblems('encounters', [
      [encounter('m1', 'f1,A,X00010,day_case,2025-01-01T10:00,,,,,,,0'), 'ok'],
      [encounter('m2', 'f2,A,X00010,visit,2025-01-01T10:00:00,,,,,,,'), 'VALUE_NOT_ALLOWED'],
      [encounter('m3', 'f3,A,X00010,day_case,2025-01-01T10:00:00,2025-01-01T09:00:00,,,,,,'), 'ENDS_BEFORE_START'],
      [encounter('m4', 'f4,A,X00010,day_case,2025-01-01T10:00:00,,,,,,,-1'), 'BAD_NUMBER'],
      [encounter('m5', 'f5,A,X00010,day_case,2025-01-01T10:00:00,,,,,,,12.50'), 'BAD_NUMBER'],
      [encounter('m6', 'f1,A,X00010,day_case,2025-01-01T10:00:00,,,,,,,'), 'DUPLICATE_ENCOUNTER'],
      [encounter('m7', 'f7,nobody,X00010,day_case,2025-01-01T10:00:00,,,,,,,'), 'UNKNOWN_PERSON'],
    ]);
    await expectProblems('encounter_codes', [
      ['k1,e2,1,icd10,I10X', 'ok'],
      ['k2,e2,0,icd10,I10', 'BAD_NUMBER'],
      ['k3,e2,one,icd10,I10', 'BAD_NUMBER'],
      ['k4,e2,1,read2,G20', 'VALUE_NOT_ALLOWED'],
      ['k5,e2,1,icd10,hypertension', 'BAD_CODE'],
      ['k6,e2,1,snomed,38341004', 'BAD_CODE'],
      ['k7,e99,1,icd10,I10', 'UNKNOWN_ENCOUNTER'],
    ]);
    await expectProblems('deletions', [
      ['v1,events', 'ok'],
      ['v1,events', 'DUPLICATE_ROW_ID'],
      ['v1,persons', 'UNKNOWN_ROW'],
      ['v1,people', 'VALUE_NOT_ALLOWED'],
    ]);
  });

  test('messages and provenance hold no value about a person', async () => {
    const secret = 'Mrs-Secret-9434765919';
    const path = at.trial.csv(
      'X00010-events.csv',
      header('events'),
      `${secret},${secret},${secret},${secret},${secret},${secret},${secret},${secret},${secret},${secret},${secret},${secret}`,
      `v,A,${secret}`,
    );
    const report = await at.trial.import([path]);
    assert.equal(report.usable, false);
    assert.doesNotMatch(JSON.stringify(report), /Secret/);
    const folder = join(at.trial.warehouse.directory, 'provenance');
    for (const name of readdirSync(folder)) assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /Secret/);
  });

  test('a date is judged against the business date', async () => {
    const path = at.trial.csv('X00010-events.csv', header('events'), 'late,A,X00010,2026-04-11,38341003,,,,,,,');
    assert.equal((await at.trial.import([path], { businessDate: day('2026-04-11') })).files[0]?.accepted, 1);
  });
});
