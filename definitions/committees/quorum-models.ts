import type { TermsOfReference } from '../../src/governance/index.ts';
import { INVITED, LAY_OFFICES, seats } from './seats.ts';

/**
 * Four quorums of primary care commissioning committees as a study published them (BMJ Open 2017;7:e018422, table 3), each
 * over nine invented voting seats. What the study leaves open is filled in by guidance from memory and therefore unverified.
 */
const SOURCE = 'BMJ Open 2017;7:e018422, table 3; composition by NHS England guidance, from memory';

const NINE = [
  ...LAY_OFFICES,
  ...seats('lay member', 1),
  ...seats('chief officer', 1),
  ...seats('chief finance officer', 1),
  ...seats('chief quality officer', 1),
  ...seats('general practitioner', 2),
  ...seats('nurse', 1),
  ...INVITED,
];

/** Model D counts secondary-care doctors where the others have a third lay member. */
const NINE_WITH_DOCTOR = NINE.map((seat) =>
  seat.id === 'lay member' ? { ...seat, id: 'secondary-care doctor', role: 'secondary-care doctor' as const } : seat,
);

type Model = Pick<TermsOfReference, 'id' | 'name' | 'quorum'> & Partial<Pick<TermsOfReference, 'seats'>>;

function model(given: Model): TermsOfReference {
  return {
    purpose: 'Decides what the commissioner was delegated about primary care.',
    seats: NINE,
    meets: 'in public',
    privateGround: null,
    decidesOnPrimaryCare: true,
    tie: 'chair has a casting vote',
    source: SOURCE,
    status: 'unverified',
    ...given,
  };
}

export const quorumModels: readonly TermsOfReference[] = [
  model({
    id: 'quorum-model-a',
    name: 'Three, with a lay member and a chief',
    quorum: {
      all: [
        { atLeast: 3, of: ['voting member'] },
        { atLeast: 1, of: ['lay member'] },
        { atLeast: 1, of: ['executive'] },
      ],
    },
  }),
  model({
    id: 'quorum-model-b',
    name: 'Three who are not executives, a GP and an executive',
    quorum: {
      all: [
        { atLeast: 3, of: ['lay member', 'nurse', 'secondary-care doctor'] },
        { atLeast: 1, of: ['general practitioner'] },
        { atLeast: 1, of: ['executive'] },
      ],
    },
  }),
  model({
    id: 'quorum-model-c',
    name: 'One lay member, one GP, one executive',
    quorum: {
      all: [
        { atLeast: 1, of: ['lay member'] },
        { atLeast: 1, of: ['general practitioner'] },
        { atLeast: 1, of: ['executive'] },
      ],
    },
  }),
  model({
    id: 'quorum-model-d',
    name: 'Four, with the chief officer or chief finance officer, two who are independent, and a chair',
    seats: NINE_WITH_DOCTOR,
    quorum: {
      all: [
        { atLeast: 4, of: ['voting member'] },
        { atLeast: 1, of: ['chief officer', 'chief finance officer'] },
        { atLeast: 2, of: ['lay member', 'nurse', 'secondary-care doctor'] },
        { atLeast: 1, of: ['chair', 'vice-chair'] },
      ],
    },
  }),
];
