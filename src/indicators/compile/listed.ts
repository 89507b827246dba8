/**
 * Lines of text as rows: `columns` is SQL over `part`, the parts of a line between blanks; what stands after those that
 * are asked for is for who reads the SQL. DuckDB reads lines in a tenth of the time that it takes for rows of VALUES.
 */
export function listed(columns: string, lines: readonly string[]): string {
  const text = lines.join('\n').replaceAll("'", "''");
  return `SELECT ${columns}
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('${text}', '\n')) AS line) WHERE line <> '')`;
}
