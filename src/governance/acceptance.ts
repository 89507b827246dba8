/** The kind under which acceptances are kept. */
export const ACCEPTANCE = 'acceptance';

/**
 * That a rule whose order or wording was not checked against a published one may be paid on all the same. `hash` names
 * the definition that was accepted: a changed one has to be accepted again before it pays.
 */
export type Acceptance = {
  readonly rule: string;
  /** The framework in which it was looked at. A rule is one definition in every framework that holds it. */
  readonly framework: string;
  readonly hash: string;
  /** Who decided, in words. */
  readonly acceptedBy: string;
  /** ISO date. */
  readonly acceptedOn: string;
  readonly reason: string;
};
