/** What `definitions/` may write of comparing practices. */
export type { AmbitionsJson } from '../ambitions/ambition.ts';
export type { WorkforceJson } from '../ambitions/workforce.ts';
export type { AssuranceJson } from '../assurance/assurance-policy.ts';
export type { CaseFindingJson } from '../value/case-finding.ts';
export type { ValuePolicyJson } from '../value/value-policy.ts';
