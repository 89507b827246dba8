import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readProblems } from '../../../warehouse/index.ts';
import { summary, TrialWarehouse } from '../../trial-import.test.ts';
import { EXTRACT_COLUMNS } from './shape.ts';

const HEADER = EXTRACT_COLUMNS.events.map((column) => column.name).join(',');
const PERSONS = EXTRACT_COLUMNS.persons.map((column) => column.name).join(',');

/** What a record of the generated file is, good or bad, as it is written after its row_id. */
const RECORDS = {
  plain: { text: ',A,X00010,2025-01-01,38341003,,,,,,,', code: undefined },
  quotedLineBreak: { text: ',A,X00010,2025-01-01,38341003,,,"a\r\n\n""b"",",,,,', code: undefined },
  badDate: { text: ',A,X00010,2025-02-30,38341003,,,,,,,', code: 'BAD_DATE' },
  badCode: { text: ',A,X00010,2025-01-01,38341004,,,"\n",,,,', code: 'BAD_CODE' },
  unknownPerson: { text: ',nobody,X00010,2025-01-01,38341003,,,,,,,', code: 'UNKNOWN_PERSON' },
  tooFewFields: { text: ',A,X00010', code: 'FIELD_COUNT' },
  tooManyFields: { text: ',A,X00010,2025-01-01,38341003,,,,,,,,"\n\n"', code: 'FIELD_COUNT' },
  strayQuote: { text: ',A,X00010,2025-01-01,38341003,,,a"b,,,,', code: 'BAD_QUOTES' },
} as const;
type RecordKind = keyof typeof RECORDS;

describe('provenance rows', () => {
  let trial: TrialWarehouse;
  before(async () => {
    trial = await TrialWarehouse.open();
    await trial.import([trial.csv('X00010-persons.csv', PERSONS, 'p1,A,1950-04,F,,,')]);
  });
  after(() => trial.remove());

  test('each problem and each live row names the record of the file that it is of', async () => {
    const kind = fc.constantFrom(...(Object.keys(RECORDS) as RecordKind[]));
    const plan = fc.record({
      kinds: fc.array(kind, { minLength: 1, maxLength: 12 }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      endsWithLine: fc.boolean(),
      isZipped: fc.boolean(),
    });
    let file = 0;
    await fc.assert(
      fc.asyncProperty(plan, async ({ kinds, lineEnd, endsWithLine, isZipped }) => {
        file += 1;
        const records = kinds.map((each, index) => `f${file}-${index}${RECORDS[each].text}`);
        const text = [HEADER, ...records].join(lineEnd) + (endsWithLine ? lineEnd : '');
        const name = `X00010-events-${file}.csv${isZipped ? '.gz' : ''}`;
        const path = trial.file(name, isZipped ? gzipSync(text) : text);
        const report = await trial.import([path]);
        const [imported] = report.files;
        const good = kinds.filter((each) => RECORDS[each].code === undefined).length;
        assert.deepEqual(summary(report), [`${name} ${good > 0 ? 'accepted' : 'refused'} ${good}/${kinds.length}`]);
        const expected = kinds.flatMap((each, index) => {
          const { code } = RECORDS[each];
          return code === undefined ? [] : [{ row: index + 2, code }];
        });
        const kept = readProblems(trial.warehouse, imported?.sha256 ?? '');
        assert.deepEqual(
          kept.map(({ row, code }) => ({ row, code })),
          expected,
        );
        const rows = await trial.people(
          `SELECT row_id, row FROM events WHERE file = '${imported?.sha256}' ORDER BY row`,
        );
        const live = kinds.flatMap((each, index) =>
          RECORDS[each].code === undefined ? [{ row_id: `f${file}-${index}`, row: index + 2 }] : [],
        );
        assert.deepEqual(rows, live);
      }),
      { numRuns: 12 },
    );
  });
});
