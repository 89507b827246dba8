export { type CodelistFile, parseCodelist, readCodelist } from './language/codelist-csv.ts';
export type * from './model/expression.ts';
export type * from './model/framework.ts';
export { frameworkSchema } from './model/framework-shape.ts';
export { loadFramework } from './model/load.ts';
export { type Period, periodEnding } from './model/period.ts';
export type * from './model/result.ts';
export * from './signatures.ts';
export type { VerifiedComponent, VerifiedResult } from './verified-result.ts';
