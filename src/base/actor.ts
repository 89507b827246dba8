import type { OdsCode } from './codes.ts';

/** Why somebody reads or acts. Named on every audit row. */
export type Purpose =
  | 'direct care'
  | 'payment and validation'
  | 'contract management'
  | 'quality assurance'
  | 'planning'
  | 'audit'
  | 'published information';

/** What somebody is at an organisation. */
export type Role =
  | 'operator'
  | 'practice manager'
  | 'general practitioner'
  | 'finance lead'
  | 'payment approver'
  | 'contract manager'
  | 'quality lead'
  | 'committee member'
  | 'committee secretary'
  | 'auditor'
  | 'provider manager'
  | 'validation analyst'
  | 'public';

/** Who is acting, as the sign-in found them. Made by `access` alone. */
export type Actor = {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  /** The practice, provider or commissioner where the role is held; undefined for the public. */
  readonly organisation: OdsCode | undefined;
};
