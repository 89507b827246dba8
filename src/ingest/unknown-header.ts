import type { ProblemList } from './problem-list.ts';

/** A table that a file could be of, by its columns in order. */
export type HeaderOfTable = { readonly table: string; readonly columns: readonly string[] };

/** Delimiters that spreadsheets write instead of commas, as a reader knows them. */
const OTHER_DELIMITERS: ReadonlyMap<string, string> = new Map([
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
]);

/**
 * Says what is wrong with a header that is that of no table: another delimiter, or how it differs from the nearest
 * table's. A file without a header has people in its first record, so nothing that was sent is said back: columns are
 * named by their place and by what should stand there.
 */
export function addUnknownHeader(
  problems: ProblemList,
  sent: readonly string[],
  tables: readonly HeaderOfTable[],
): void {
  const delimiter = otherDelimiter(sent, tables);
  if (delimiter !== undefined) {
    problems.add(null, 'OTHER_DELIMITER', { allowed: delimiter });
    return;
  }
  const [nearest] = tables.toSorted((one, other) => shared(sent, other) - shared(sent, one));
  const isNear = nearest !== undefined && 2 * shared(sent, nearest) >= sent.length;
  const meant = isNear ? [nearest] : tables;
  const allowed = meant.map(({ table, columns }) => `${table} (${columns.join(', ')})`).join('; ');
  const fields = isNear ? `. The nearest is ${nearest.table}: ${differences(sent, nearest.columns).join('; ')}` : '';
  problems.add(null, 'UNKNOWN_HEADER', { fields, allowed });
}

function otherDelimiter(sent: readonly string[], tables: readonly HeaderOfTable[]): string | undefined {
  const [only = ''] = sent;
  if (sent.length !== 1) return undefined;
  const found = [...OTHER_DELIMITERS].find(([delimiter]) => {
    const parts = only.split(delimiter);
    return parts.length > 1 && tables.some((table) => shared(parts, table) > 0);
  });
  return found?.[1];
}

function shared(sent: readonly string[], { columns }: HeaderOfTable): number {
  return columns.filter((column) => sent.includes(column)).length;
}

/** Each difference in words, in the order of the file. Where every column is there, the first that is out of place. */
function differences(sent: readonly string[], columns: readonly string[]): readonly string[] {
  const missing = columns.filter((column) => !sent.includes(column));
  const strange = [...sent.keys()].filter((index) => !columns.includes(sent[index] ?? ''));
  const renamed = strange.filter((index) => missing.includes(columns[index] ?? ''));
  const words = [
    ...renamed.map((index) => `column ${index + 1} should be ${columns[index]}`),
    ...strange.filter((index) => !renamed.includes(index)).map((index) => `column ${index + 1} is none of its columns`),
    ...missing
      .filter((column) => !renamed.some((index) => columns[index] === column))
      .map((column) => `${column} is missing`),
  ];
  if (words.length > 0) return words;
  const first = sent.findIndex((name, index) => name !== columns[index]);
  const expected = columns[first];
  return [expected === undefined ? `column ${first + 1} is there twice` : `column ${first + 1} should be ${expected}`];
}
