import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemList } from './problem-list.ts';
import { addUnknownHeader } from './unknown-header.ts';

const TABLES = [
  { table: 'persons', columns: ['row_id', 'person_id', 'birth_month', 'sex'] },
  { table: 'events', columns: ['row_id', 'person_id', 'event_date', 'code', 'value'] },
];

function said(header: string): string {
  const problems = new ProblemList('X00010-events.csv');
  addUnknownHeader(problems, header.split(','), TABLES);
  const [problem] = problems.list();
  return `${problem?.code}: ${problem?.message}`;
}

describe('a header that is that of no table', () => {
  it('is compared with the nearest one, column by column', () => {
    assert.match(said('row_id,person_id,event_dt,code,value'), /nearest is events: column 3 should be event_date\./);
    assert.match(said('row_id,person_id,code,value'), /nearest is events: event_date is missing\./);
    assert.match(
      said('row_id,person_id,birth_month,sex,colour'),
      /nearest is persons: column 5 is none of its columns\./,
    );
    assert.match(said('person_id,row_id,birth_month,sex'), /nearest is persons: column 1 should be row_id\./);
    assert.match(said('row_id,person_id,birth_month,sex,sex'), /column 5 is there twice/);
  });

  it('names the delimiter where it is another than the comma', () => {
    assert.match(said('row_id;person_id;birth_month;sex'), /^OTHER_DELIMITER: .* parted by semicolons/);
    assert.match(said('row_id\tperson_id\tbirth_month\tsex'), /^OTHER_DELIMITER: .* parted by tabs/);
  });

  it('is never said back: without a header the first record is a person', () => {
    for (const record of [
      'p1,Ada Lovelace,1950-05,F',
      'row_id,person_id,Ada Lovelace,F',
      'p1;Ada Lovelace;1950-05;F',
    ]) {
      assert.doesNotMatch(said(record), /Ada|1950/);
    }
    assert.match(said('p1,Ada Lovelace,1950-05,F'), /persons \(row_id, .*; events \(row_id,/);
  });
});
