export { FEEDS, type FeedName, type ImportReport } from '../ingest/index.ts';
export * from './certify-run.ts';
export type { ActionContext } from './context.ts';
export * from './import-files.ts';
export * from './measure-proposal.ts';
export * from './prepare-run.ts';
export * from './release-run.ts';
export * from './sign-in.ts';
export * from './verify-results.ts';
