import type { Matter } from '../meetings/meeting-entry.ts';

/** The kind of proposal and of kept definition: what two members would decide between meetings. */
export const URGENT_DECISION = 'urgent decision';

/** What is frozen when an urgent decision is proposed. Dates are ISO. */
export type UrgentDecisionJson = {
  readonly committee: string;
  readonly title: string;
  readonly words: string;
  /** Why it cannot wait for the next meeting. */
  readonly why: string;
  readonly matter: Matter;
  readonly names: readonly string[];
  readonly expiresOn: string | null;
  readonly proposedOn: string;
};
