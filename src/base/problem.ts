/**
 * Bad data in a file: collected, never thrown, and kept in provenance for ever.
 * `row` is the record's ordinal in the file as sent (header 1, first record 2; a quoted line break adds none;
 * Parquet's first row is 2); null when the problem is of the whole file.
 */
export type Problem = {
  /** Stable, upper-case, e.g. `UNKNOWN_PRACTICE`. */
  readonly code: string;
  /** The file's name as sent, without its folder. */
  readonly file: string;
  readonly row: number | null;
  /** What is wrong and what to do, without any value about a person. */
  readonly message: string;
};

/** What was usable, and every reason why the rest was not. */
export type WithProblems<T> = { readonly accepted: T; readonly problems: readonly Problem[] };
