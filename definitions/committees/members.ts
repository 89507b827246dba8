import type { MembershipJson } from '../../src/governance/index.ts';

/** Who sits where on the demonstration's committees, all invented. A seat that nobody holds is vacant. */
const FROM = '2025-04-01';

function sitting(committee: string, seats: Readonly<Record<string, string>>): MembershipJson['members'] {
  return Object.entries(seats).map(([seat, user]) => ({ committee, seat, user, from: FROM }));
}

const EXECUTIVES = {
  'chief officer': 'chief-officer',
  'chief finance officer': 'finance',
  'chief quality officer': 'quality',
};

export const memberships: MembershipJson = {
  id: 'demonstration',
  status: 'invented',
  source: 'Invented for the demonstration.',
  members: [
    ...sitting('primary-care-commissioning', {
      chair: 'committee',
      'vice-chair': 'vice-chair',
      'lay member': 'lay-member',
      ...EXECUTIVES,
      'general practitioner 1': 'gp-x00010',
      'general practitioner 2': 'gp-x00036',
      'secondary-care doctor': 'consultant',
      'NHS England': 'nhs-england',
      Healthwatch: 'healthwatch',
      'Health and Wellbeing Board': 'wellbeing-board',
    }),
    ...sitting('governing-body', {
      chair: 'vice-chair',
      'vice-chair': 'lay-member',
      ...EXECUTIVES,
      'general practitioner 1': 'gp-x00010',
      'general practitioner 2': 'gp-x00036',
      nurse: 'nurse',
      'secondary-care doctor': 'consultant',
    }),
    ...sitting('quality-and-safety', {
      chair: 'lay-member',
      'vice-chair': 'vice-chair',
      ...EXECUTIVES,
      'general practitioner 1': 'gp-x00036',
      nurse: 'nurse',
      'secondary-care doctor': 'consultant',
    }),
    ...sitting('quality-monitoring', { chair: 'quality', 'vice-chair': 'nhs-england', LMC: 'lmc' }),
    ...sitting('finance-and-performance', {
      chair: 'vice-chair',
      'vice-chair': 'committee',
      ...EXECUTIVES,
      'general practitioner 1': 'gp-x00010',
    }),
  ],
};
