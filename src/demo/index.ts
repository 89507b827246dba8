export { type BuildOptions, type BuiltRecords, buildRecords } from './build-records.ts';
export type { BadRow } from './faults/bad-rows.ts';
export type { DemoParameters } from './parameters.ts';
export { type DemoPractice, practicesFromCsv } from './practices.ts';
export { type ProviderActivityOptions, writeProviderActivity } from './provider-activity.ts';
export type { Truth } from './truth.ts';
