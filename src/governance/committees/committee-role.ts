/** What somebody is on a committee for. Three are executives of the commissioner. */
export const COMMITTEE_ROLES = [
  'lay member',
  'chief officer',
  'chief finance officer',
  'chief quality officer',
  'general practitioner',
  'nurse',
  'secondary-care doctor',
  'NHS England',
  'Healthwatch',
  'Health and Wellbeing Board',
  'LMC',
  'public-health pharmacist',
  'in attendance',
] as const;
export type CommitteeRole = (typeof COMMITTEE_ROLES)[number];

const EXECUTIVES: readonly CommitteeRole[] = ['chief officer', 'chief finance officer', 'chief quality officer'];

/** One place on a committee. Chair and vice-chair are offices that a seat holds. */
export type Seat = {
  readonly id: string;
  readonly role: CommitteeRole;
  readonly isVoting: boolean;
  readonly office: 'chair' | 'vice-chair' | null;
};

/** Whom an expression may count: a role, all executives, an office, or everybody who votes. */
export const SEAT_GROUPS = [...COMMITTEE_ROLES, 'executive', 'chair', 'vice-chair', 'voting member'] as const;
export type SeatGroup = (typeof SEAT_GROUPS)[number];

export function isExecutive(role: CommitteeRole): boolean {
  return EXECUTIVES.includes(role);
}

/** Bodies, and whoever is there without a seat, are called alike however many there are. */
const UNCOUNTED: readonly SeatGroup[] = ['NHS England', 'Healthwatch', 'Health and Wellbeing Board', 'in attendance'];

/** What several of a group are called. */
export function severalOf(group: SeatGroup): string {
  return UNCOUNTED.includes(group) ? group : `${group}s`;
}

export function isAmong(seat: Seat, group: SeatGroup): boolean {
  if (group === 'voting member') return seat.isVoting;
  if (group === 'executive') return isExecutive(seat.role);
  return seat.role === group || seat.office === group;
}
