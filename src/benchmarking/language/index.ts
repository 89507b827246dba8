/** What `definitions/` may write of comparing practices. */
export type { CaseFindingJson } from '../value/case-finding.ts';
