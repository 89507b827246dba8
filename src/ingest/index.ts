export { namedByFile } from './codelists/layout.ts';
export {
  type ReadRefsetAsk,
  type RefsetFile,
  type RefsetList,
  readRefsetFile,
} from './codelists/read-refset-file.ts';
export { type CsvRecord, readCsv, recordsOf } from './csv-records.ts';
export { describeFeed, describeIdentityFeed, feedNamed } from './describe-feed.ts';
export {
  type ColumnDescription,
  FEEDS,
  type FeedDescription,
  type FeedName,
  IDENTITY_FEEDS,
  type IdentityFeedName,
  type ReceivedFile,
  type TableDescription,
} from './feed.ts';
export { FeedCalendar, type FeedCalendarJson, type FeedDue } from './feed-calendar.ts';
export { COUNTS_COLUMNS } from './feeds/practice-counts/shape.ts';
export { ExtractFile, recognise } from './feeds/practice-extract/extract-file.ts';
export { type MergedTable, mergeTables } from './feeds/practice-extract/merge-tables.ts';
export { prepareEvents } from './feeds/practice-extract/prepare-events.ts';
export {
  ENCOUNTER_KINDS,
  EXTRACT_COLUMNS,
  EXTRACT_TABLES,
  type ExtractTable,
  ROW_TABLES,
  type RowTable,
} from './feeds/practice-extract/shape.ts';
export {
  type FeedCodes,
  type StagedExtract,
  type StageExtractOptions,
  stageExtract,
} from './feeds/practice-extract/stage-extract.ts';
export { type ImportOptions, importFiles } from './import.ts';
export { type ImportedFileReport, type ImportReport, PROBLEMS_LISTED } from './import-report.ts';
export { PROBLEM_WORDS, type ProblemCode } from './problem-catalogue.ts';
export { problemInShort } from './problem-in-short.ts';
export { ProblemList } from './problem-list.ts';
export { type FileHeader, openRawFile, type RawFile } from './raw-file.ts';
