import type { OdsCode } from './codes.ts';
import type { Day } from './period.ts';

/** Why somebody reads or acts. Named on every audit row. */
export type Purpose =
  | 'direct care'
  | 'payment and validation'
  | 'contract management'
  | 'quality assurance'
  | 'planning'
  | 'audit'
  | 'research'
  | 'own record'
  | 'published information';

/** What somebody may be at an organisation. */
export const EVERY_ROLE = [
  'operator',
  'practice manager',
  'general practitioner',
  'salaried clinician',
  'finance lead',
  'payment approver',
  'contract manager',
  'quality lead',
  'committee member',
  'committee secretary',
  'auditor',
  'provider manager',
  'validation analyst',
  'Caldicott guardian',
  'feed sender',
  'public',
] as const;
export type Role = (typeof EVERY_ROLE)[number];

/** What ties somebody to one person, or to a whole organisation, beyond the role that they hold. */
export const TIES = ['caseload', 'coordinator', 'referral', 'delegation', 'committee', 'self', 'broken glass'] as const;
export type TieKind = (typeof TIES)[number];

/** One tie of one reader. Every tie ends: `to` is the first day on which it no longer holds. */
export type Tie = {
  readonly kind: TieKind;
  /** Whose rows it opens. */
  readonly organisation: OdsCode;
  /** The pseudonym of the one person; absent: everybody of the organisation. */
  readonly person?: string;
  readonly from: Day;
  readonly to: Day;
  /** When the person consented, where they did. */
  readonly consentOn?: Day;
};

/** Who is acting, as the sign-in found them. Made by `access` alone. */
export type Actor = {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  /** The practice, provider or commissioner where the role is held; undefined for the public. */
  readonly organisation: OdsCode | undefined;
  /** The clinician that they are in the records of their organisation, by its pseudonym there; absent: none that is known. */
  readonly clinician?: string;
  /** What ties them to single people or other organisations, as found when they asked; absent: nothing does. */
  readonly ties?: readonly Tie[];
  /** From where they ask, as the door saw it: an internet address, or `command line`; absent: not known. */
  readonly origin?: string;
  /** When they last proved who they are (ISO 8601, UTC); null: not known; absent: they came by no session, as at the command line. */
  readonly provedAt?: string | null;
};
