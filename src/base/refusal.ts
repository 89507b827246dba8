/**
 * Every expected "no", with what each door says of it. One table, so that a refusal means the same
 * on a page, at the command line and over the API.
 *
 * `status` is the HTTP status; `exit` the exit code of a command (2 and above: 0 is done, 1 is a fault);
 * `issue` the FHIR issue type.
 */
export const REFUSALS = {
  'access.denied': { status: 403, exit: 3, issue: 'forbidden' },
  'access.not-signed-in': { status: 401, exit: 3, issue: 'login' },
  'access.prove-again': { status: 403, exit: 3, issue: 'login' },
  'sign-in.refused': { status: 403, exit: 3, issue: 'login' },
  'sign-in.unavailable': { status: 503, exit: 7, issue: 'transient' },
  'limit.reached': { status: 429, exit: 3, issue: 'throttled' },
  'user.unknown': { status: 401, exit: 3, issue: 'login' },
  'not-found': { status: 404, exit: 4, issue: 'not-found' },
  'practice.unknown': { status: 404, exit: 4, issue: 'not-found' },
  'indicator.unknown': { status: 404, exit: 4, issue: 'not-found' },
  'statement.no-contract': { status: 404, exit: 4, issue: 'business-rule' },
  'statement.no-list': { status: 404, exit: 4, issue: 'business-rule' },
  'statement.no-rate': { status: 409, exit: 5, issue: 'business-rule' },
  'statement.two-schemes': { status: 409, exit: 5, issue: 'business-rule' },
  'statement.other-year': { status: 409, exit: 5, issue: 'business-rule' },
  'statement.no-counts': { status: 409, exit: 5, issue: 'business-rule' },
  'input.invalid': { status: 400, exit: 2, issue: 'invalid' },
  'configuration.invalid': { status: 500, exit: 2, issue: 'invalid' },
  'feed.unknown': { status: 400, exit: 2, issue: 'not-supported' },
  'feed.nothing-usable': { status: 422, exit: 6, issue: 'processing' },
  'feed.superseded': { status: 409, exit: 8, issue: 'conflict' },
  'warehouse.locked': { status: 409, exit: 7, issue: 'lock-error' },
  'warehouse.empty': { status: 409, exit: 4, issue: 'not-found' },
  'warehouse.format': { status: 409, exit: 7, issue: 'exception' },
  'store.locked': { status: 409, exit: 7, issue: 'lock-error' },
  'store.format': { status: 409, exit: 7, issue: 'exception' },
  'store.tampered': { status: 409, exit: 7, issue: 'security' },
  'identity.no-key': { status: 409, exit: 7, issue: 'exception' },
  'backup.damaged': { status: 409, exit: 7, issue: 'exception' },
  'result.not-verified': { status: 409, exit: 5, issue: 'business-rule' },
  'result.counts-differ': { status: 409, exit: 5, issue: 'business-rule' },
  'approval.own-work': { status: 403, exit: 3, issue: 'business-rule' },
  'approval.changed-since': { status: 409, exit: 5, issue: 'conflict' },
  'run.unknown': { status: 404, exit: 4, issue: 'not-found' },
  'run.wrong-stage': { status: 409, exit: 5, issue: 'business-rule' },
  'ledger.reference-reused': { status: 409, exit: 5, issue: 'duplicate' },
  'disclosure.too-many-questions': { status: 429, exit: 3, issue: 'throttled' },
  'line.held': { status: 409, exit: 5, issue: 'business-rule' },
  'ledger.is-reversal': { status: 409, exit: 5, issue: 'business-rule' },
  'function.unknown': { status: 404, exit: 4, issue: 'not-found' },
  'function.not-held': { status: 403, exit: 3, issue: 'business-rule' },
  'approval.not-delegated': { status: 403, exit: 3, issue: 'business-rule' },
  'approval.over-limit': { status: 403, exit: 3, issue: 'business-rule' },
  'approval.interest': { status: 403, exit: 3, issue: 'business-rule' },
  'payee.no-bank-details': { status: 409, exit: 5, issue: 'business-rule' },
  'payee.paused': { status: 409, exit: 5, issue: 'business-rule' },
  'ledger.closed': { status: 409, exit: 5, issue: 'business-rule' },
  'ledger.not-available': { status: 409, exit: 5, issue: 'business-rule' },
  'meeting.refused': { status: 409, exit: 5, issue: 'business-rule' },
  'case.refused': { status: 409, exit: 5, issue: 'business-rule' },
  'practice.merged': { status: 409, exit: 5, issue: 'business-rule' },
  'practice.closed': { status: 409, exit: 5, issue: 'business-rule' },
  'decision.needed': { status: 409, exit: 5, issue: 'business-rule' },
  'decision.not-live': { status: 409, exit: 5, issue: 'business-rule' },
  'definition.invalid': { status: 422, exit: 2, issue: 'invalid' },
} as const satisfies Record<string, { status: number; exit: number; issue: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected "no". `message` says what was refused and why; `remedy` what the reader can do next. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly message: string;
  readonly remedy?: string;
};
