export { describeFeed, feedNamed } from './describe-feed.ts';
export {
  type ColumnDescription,
  FEEDS,
  type FeedDescription,
  type FeedName,
  type ReceivedFile,
  type TableDescription,
} from './feed.ts';
export type { FeedCodes } from './feeds/practice-extract/stage-extract.ts';
export { type ImportOptions, importFiles } from './import.ts';
export { type ImportedFileReport, type ImportReport, PROBLEMS_LISTED } from './import-report.ts';
export { PROBLEM_WORDS, type ProblemCode } from './problem-catalogue.ts';
