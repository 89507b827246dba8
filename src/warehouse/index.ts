export { type AwaitingErasure, addAwaiting, readAwaiting, removeAwaiting } from './awaiting-erasure.ts';
export { COMMIT_STEPS, type CommitChange, type CommitStep } from './commit.ts';
export { fileSha256 } from './durable-file.ts';
export type { Erase } from './erase.ts';
export { type EvidenceFile, evidenceFiles } from './evidence-files.ts';
export { keptFiles } from './kept-files.ts';
export { isKeptOutSql, readKeptOut } from './kept-out.ts';
export * from './layout.ts';
export {
  EMPTY_MANIFEST,
  type ErasedSegment,
  FORMAT,
  type Manifest,
  PEOPLE_PER_SENDER,
  type Segment,
  type SegmentDraft,
  type Sender,
} from './manifest.ts';
export {
  type ImportRecord,
  importedRecord,
  provenanceName,
  readProblems,
  readProvenance,
  recordName,
  writeProvenance,
} from './provenance.ts';
export { type Columns, Reader } from './reader.ts';
export { Snapshot } from './snapshot.ts';
export { quoted, readParquet } from './sql-text.ts';
export type { Param } from './values.ts';
export { type CommitFn, Warehouse, type WarehouseOptions } from './warehouse.ts';
