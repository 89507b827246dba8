/** A text as an SQL literal: 'it''s'. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A file's path as an SQL literal in which `*`, `?` and `[` stand for themselves, as `read_parquet` needs. */
function quotedPath(path: string): string {
  return quoted(path.replace(/[*?[\]]/g, '[$&]'));
}

/** `read_parquet` over exactly these files: no pattern, no partition columns guessed from the folders' names. */
export function readParquet(paths: readonly string[], options = ''): string {
  return `read_parquet([${paths.map(quotedPath).join(', ')}], hive_partitioning = false${options})`;
}
