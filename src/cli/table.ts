/**
 * Rows of text in columns, numbers to the right: a column is of numbers when every cell below its head is one. Where there is
 * no row it says so in words.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  whenEmpty = 'There is nothing to list.',
): string {
  if (rows.length === 0) return whenEmpty;
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = head.map((_, column) => rows.every((row) => /^[−£\d,.% ]*$/.test(row[column] ?? '')));
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [lineOf(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(lineOf)].join('\n');
}
