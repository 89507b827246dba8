export { type AuditEvent, type AuditedEvent, type AuditQuestion, auditOf, subjectsAsked } from './audited.ts';
export { type ChainCheck, verifyChain, verifyChainIn } from './chain-check.ts';
export { spanOf } from './counted-day.ts';
export { busiestReader, type PeopleSeen, peopleSeenBy } from './people-seen.ts';
export { personSubject } from './person-subject.ts';
export { record, recordIn } from './record.ts';
export { auditMigrations } from './schema.ts';
export { type AuditSummary, auditSummary, type UseOfOrigin, type UseOfRole } from './summary.ts';
export {
  type LookedAt,
  latestFirst,
  PATTERNS,
  type Pattern,
  peopleLookedAt,
  type Unusual,
  type Usual,
  unusualDays,
} from './unusual.ts';
