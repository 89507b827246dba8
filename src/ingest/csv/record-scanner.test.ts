import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fieldsOf, LONGEST_RECORD, RecordScanner, type ScannedRecord } from './record-scanner.ts';

function scan(chunks: readonly Buffer[]): ScannedRecord[] {
  const records: ScannedRecord[] = [];
  const scanner = new RecordScanner((record) =>
    records.push({ ...record, bytes: record.bytes && Buffer.from(record.bytes) }),
  );
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return records;
}

/** '2 ok 3': ordinal, fault or ok, fields. */
function short(text: string | Buffer): string[] {
  return scan([Buffer.from(text)]).map(({ row, fault, fields }) => `${row} ${fault ?? 'ok'} ${fields}`);
}

describe('record scanner', () => {
  test('counts a record a line, whatever ends it, and none after the last', () => {
    assert.deepEqual(short('a,b\n1,2\n'), ['1 ok 2', '2 ok 2']);
    assert.deepEqual(short('a,b\r\n1,2'), ['1 ok 2', '2 ok 2']);
    assert.deepEqual(short(''), []);
    assert.deepEqual(short('a\n\nb'), ['1 ok 1', '2 ok 1', '3 ok 1']);
  });

  test('a quoted line break adds no record', () => {
    assert.deepEqual(short('a,"x\r\n\ny"\n1,2'), ['1 ok 2', '2 ok 2']);
    assert.equal(scan([Buffer.from('"x\ny",1')])[0]?.hasQuotedLineBreak, true);
  });

  test('says what is wrong with a record and goes on with the next', () => {
    assert.deepEqual(short('a"b,c\n1,2'), ['1 BAD_QUOTES 2', '2 ok 2']);
    assert.deepEqual(short('"a"b,c\n1,2'), ['1 BAD_QUOTES 2', '2 ok 2']);
    assert.deepEqual(short('a\rb,c\n1,2'), ['1 BAD_CHARACTER 2', '2 ok 2']);
    assert.deepEqual(short('a\0,c\n1,2'), ['1 BAD_CHARACTER 2', '2 ok 2']);
    assert.deepEqual(short(Buffer.from([0x61, 0xff, 0x0a, 0x62])), ['1 NOT_UTF8 1', '2 ok 1']);
    assert.deepEqual(short('a,b\n"1,2\n3,4'), ['1 ok 2', '2 UNCLOSED_QUOTE 1']);
    assert.deepEqual(short(`a\n${'x'.repeat(LONGEST_RECORD + 1)}\nb`), ['1 ok 1', '2 RECORD_TOO_LONG 1', '3 ok 1']);
  });

  test('reads fields as they were before quoting', () => {
    assert.deepEqual(fieldsOf(Buffer.from('a,"b,""c""",,"",é')), ['a', 'b,"c"', '', '', 'é']);
    assert.deepEqual(fieldsOf(Buffer.from(',')), ['', '']);
    assert.deepEqual(fieldsOf(Buffer.from('')), ['']);
  });

  test('gives back every record that was written, however the bytes are cut into chunks', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' ', '1'), maxLength: 6 });
    const records = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    const written = (fields: readonly string[]) => fields.map((each) => `"${each.replaceAll('"', '""')}"`).join(',');
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 7 }), (rows, lineEnd, size) => {
        const bytes = Buffer.from(rows.map(written).join(lineEnd));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        );
        const read = scan(chunks);
        assert.deepEqual(
          read.map((record) => fieldsOf(record.bytes ?? Buffer.alloc(0))),
          rows,
        );
        assert.deepEqual(
          read.map((record) => record.row),
          rows.map((_, index) => index + 1),
        );
      }),
      { numRuns: 200 },
    );
  });
});
