import type { CommitteeRole, Seat } from '../../src/governance/index.ts';

/** A number of seats of one role; those who vote hold an office only where it is said. */
export function seats(role: CommitteeRole, number: number, isVoting = true): Seat[] {
  return Array.from({ length: number }, (_, index) => ({
    id: number === 1 ? role : `${role} ${index + 1}`,
    role,
    isVoting,
    office: null,
  }));
}

export function office(role: CommitteeRole, held: 'chair' | 'vice-chair'): Seat {
  return { id: held, role, isVoting: true, office: held };
}

/** Chair and vice-chair, both lay as committees that decide on primary care need them. */
export const LAY_OFFICES: readonly Seat[] = [office('lay member', 'chair'), office('lay member', 'vice-chair')];

/** Who has a standing invitation and no vote. */
export const INVITED: readonly Seat[] = [
  ...seats('NHS England', 1, false),
  ...seats('Healthwatch', 1, false),
  ...seats('Health and Wellbeing Board', 1, false),
];
