import type { OdsCode } from '../base/index.ts';

/** Names a person in the audit: our practice's code and the sender's pseudonym. */
export function personSubject(practice: OdsCode, person: string): string {
  return `person ${practice}/${person}`;
}
