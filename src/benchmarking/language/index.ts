/** What `definitions/` may write of comparing practices. */
export type { AssuranceJson } from '../assurance/assurance-policy.ts';
export type { CaseFindingJson } from '../value/case-finding.ts';
export type { ValuePolicyJson } from '../value/value-policy.ts';
