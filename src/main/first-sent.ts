import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { receipts } from '../../definitions/demo/receipts.ts';
import { assert } from '../base/index.ts';

/** Below the folder of feeds: files as they were sent at first, before they were corrected. */
export const FIRST_SENT = 'as-first-sent';

/**
 * Writes the demonstration's files that came wrong at first, made from the right ones, and gives their names. Counts of
 * a practice none of whose people opted out came right at once.
 */
export function asFirstSent(feeds: string): readonly string[] {
  mkdirSync(join(feeds, FIRST_SENT), { recursive: true });
  const { firstList, firstCounts } = receipts;
  const list = withoutColumns(readFileSync(join(feeds, 'list-size', firstList.file), 'utf8'), firstList);
  writeFileSync(join(feeds, FIRST_SENT, firstList.file), list);
  const right = readFileSync(join(feeds, firstCounts.file), 'utf8');
  const counts = withoutOnePerson(right, firstCounts);
  if (counts === right) return [firstList.file];
  writeFileSync(join(feeds, FIRST_SENT, firstCounts.file), counts);
  return [firstList.file, firstCounts.file];
}

/** A list-size file in which one practice has nobody in the columns of a name, e.g. `Female`. */
export function withoutColumns(csv: string, of: { practice: string; columns: string }): string {
  const [header = '', ...lines] = csv.split('\r\n');
  const names = header.split(',');
  const code = names.indexOf('Practice Code');
  assert(code >= 0, 'a list-size file names its practices');
  const wrong = lines.map((line) => {
    const fields = line.split(',');
    if (fields[code] !== of.practice) return line;
    return fields.map((field, at) => (names[at]?.startsWith(`${of.columns} `) === true ? '0' : field)).join(',');
  });
  return [header, ...wrong].join('\r\n');
}

/** A counts file in which the first count of a component that has somebody who opted out has one of them less. */
export function withoutOnePerson(csv: string, { component, cutOff }: { component: string; cutOff: string }): string {
  const [header = '', ...lines] = csv.split('\n');
  const columns = header.trimEnd().split(',');
  const [of, when, count, optedOut] = ['component', 'cut_off', 'count', 'opted_out'].map((name) =>
    columns.indexOf(name),
  );
  assert(of !== undefined && when !== undefined && count !== undefined && optedOut !== undefined, 'four columns');
  const at = lines.findIndex((line) => {
    const fields = line.split(',');
    return fields[of] === component && fields[when] === cutOff && Number(fields[optedOut]) > 0;
  });
  const fields = lines[at]?.split(',');
  if (fields === undefined) return csv;
  const wrong = fields
    .with(count, String(Number(fields[count]) - 1))
    .with(optedOut, String(Number(fields[optedOut]) - 1));
  return [header, ...lines.with(at, wrong.join(','))].join('\n');
}
