import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dayFromIso, sha256 } from '../base/index.ts';
import { describeIdentityFeed, type IdentityFeedName, ProblemList, recordsOf } from '../ingest/index.ts';
import { type NhsNumber, nhsNumberFromText } from './nhs-number.ts';
import type { KnownPerson } from './vault.ts';

/** What was in a file, by the ordinals of its records. No problem holds a value. */
export type ReadIdentities<T> = {
  readonly sha256: string;
  /** Records, header not counted. */
  readonly read: number;
  readonly usable: readonly (T & { readonly row: number })[];
  readonly problems: ProblemList;
};
export type IdentityFile = ReadIdentities<KnownPerson>;

const PSEUDONYM = /^[A-Za-z0-9-]{1,64}$/;
const LONGEST_NAME = 255;

/** A file of the feed `practice-identities`: a person whose row is wrong is left out, the others are taken. */
export function readIdentityFile(path: string): IdentityFile {
  const persons = new Set<string>();
  return readRows('practice-identities', path, ({ value, wrong }) => {
    const [person, name, bornOn] = [value('person_id'), value('name'), value('born_on')];
    if (!PSEUDONYM.test(person)) return wrong(person === '' ? 'MISSING_VALUE' : 'TOO_LONG', 'person_id');
    if (persons.has(person)) return wrong('DUPLICATE_PERSON');
    persons.add(person);
    if (name === '') return wrong('MISSING_VALUE', 'name');
    if (name.length > LONGEST_NAME) return wrong('TOO_LONG', 'name');
    if (bornOn !== '' && dayFromIso(bornOn) === undefined) return wrong('BAD_DATE', 'born_on');
    return (nhsNumber) => ({ person, identity: { nhsNumber, name, bornOn: bornOn === '' ? null : bornOn } });
  });
}

/** A file of the feed `national-data-opt-out`: NHS numbers, and nothing else. */
export function readOptOutFile(path: string): ReadIdentities<{ readonly nhsNumber: NhsNumber }> {
  return readRows('national-data-opt-out', path, () => (nhsNumber) => ({ nhsNumber }));
}

type Code = 'MISSING_VALUE' | 'TOO_LONG' | 'DUPLICATE_PERSON' | 'BAD_DATE';
type Row = {
  readonly value: (column: string) => string;
  readonly wrong: (code: Code, column?: string) => undefined;
};
/** What a row comes to once its NHS number is known to be one; undefined after a problem. */
type Reading<T> = (row: Row) => ((number: NhsNumber) => T) | undefined;

function readRows<T extends object>(feed: IdentityFeedName, path: string, take: Reading<T>): ReadIdentities<T> {
  const bytes = readFileSync(path);
  const problems = new ProblemList(basename(path));
  const columns = describeIdentityFeed(feed).tables[0]?.columns.map(({ name }) => name) ?? [];
  const [header, ...records] = recordsOf(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  const usable: (T & { row: number })[] = [];
  const isHeader = header !== undefined && header.fields.join() === columns.join();
  if (!isHeader) problems.add(null, 'UNKNOWN_HEADER', { allowed: columns.join(','), fields: '' });
  const numbers = new Set<string>();
  for (const { row, fields, fault } of isHeader ? records : []) {
    const value = (column: string) => (fields[columns.indexOf(column)] ?? '').trim();
    const wrong = (code: Code, column = '') => {
      problems.add(row, code, { column, allowed: String(LONGEST_NAME) });
      return undefined;
    };
    if (fault !== undefined || fields.length !== columns.length) {
      problems.add(row, 'FIELD_COUNT', { fields: String(fields.length), allowed: String(columns.length) });
      continue;
    }
    const made = take({ value, wrong });
    if (made === undefined) continue;
    const number = nhsNumberFromText(value('nhs_number'));
    if (number === undefined) problems.add(row, 'BAD_NHS_NUMBER', { column: 'nhs_number' });
    else if (numbers.has(number)) problems.add(row, 'DUPLICATE_NHS_NUMBER');
    else usable.push({ ...made(number), row });
    if (number !== undefined) numbers.add(number);
  }
  return { sha256: sha256(bytes), read: isHeader ? records.length : 0, usable, problems };
}
