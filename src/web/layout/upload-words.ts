const MEGABYTE = 1024 ** 2;
const GIGABYTE = 1024 ** 3;

/** `2 GB`, `64 MB`: in the largest unit of which it is a whole number. */
export function bytesText(bytes: number): string {
  if (bytes % GIGABYTE === 0) return `${bytes / GIGABYTE} GB`;
  return `${Math.floor(bytes / MEGABYTE)} MB`;
}

/** What to do with a file that is larger than a browser may send. */
export function tooLargeWords(most: number): string {
  return `The file is larger than ${bytesText(most)}, which is the most that a browser may send. Nothing was changed. Split the file, send it as Parquet, or import it where Commonweal runs: npm run commonweal -- import.`;
}
