import type { Quorum, TermsOfReference } from '../../src/governance/index.ts';
import { INVITED, LAY_OFFICES, office, seats } from './seats.ts';

/**
 * The committees of the demonstration's commissioner. Their names and what they are for follow Dudley's documents; seats and
 * quorums are invented where those do not print them.
 */
const INVENTED = { source: 'Names by Dudley’s documents; seats and quorum invented', status: 'invented' } as const;

const EXECUTIVES = [
  ...seats('chief officer', 1),
  ...seats('chief finance officer', 1),
  ...seats('chief quality officer', 1),
];

const LAY_OVER_GPS: Quorum = { moreOf: ['lay member', 'executive'], thanOf: ['general practitioner'] };

const FOUR_WITH_CHAIR: Quorum = {
  all: [
    { atLeast: 4, of: ['voting member'] },
    { atLeast: 1, of: ['chair', 'vice-chair'] },
    { atLeast: 1, of: ['executive'] },
  ],
};

type Given = Pick<TermsOfReference, 'id' | 'name' | 'purpose' | 'seats' | 'quorum'> & Partial<TermsOfReference>;

function committee(given: Given): TermsOfReference {
  return {
    meets: 'in private',
    privateGround: 'It prepares advice for a committee that meets in public.',
    decidesOnPrimaryCare: false,
    tie: 'chair has a casting vote',
    ...INVENTED,
    ...given,
  };
}

const IN_PUBLIC = { meets: 'in public', privateGround: null } as const;

/** Between meetings the chair and the chief officer may decide together; the next meeting ratifies it or undoes it. */
const URGENT = { urgent: { together: ['chair', 'chief officer'], ratifyWithinDays: 42 } } as const;

export const committees: readonly TermsOfReference[] = [
  committee({
    id: 'governing-body',
    name: 'Governing body',
    purpose: 'Leads the commissioner, keeps its money, and decides what no committee was given.',
    seats: [
      ...LAY_OFFICES,
      ...EXECUTIVES,
      ...seats('general practitioner', 5),
      ...seats('nurse', 1),
      ...seats('secondary-care doctor', 1),
    ],
    quorum: {
      all: [
        { atLeast: 6, of: ['voting member'] },
        { atLeast: 1, of: ['chair', 'vice-chair'] },
        { atLeast: 1, of: ['chief officer', 'chief finance officer'] },
      ],
    },
    ...IN_PUBLIC,
    ...URGENT,
  }),
  committee({
    id: 'primary-care-commissioning',
    name: 'Primary care commissioning committee',
    purpose: 'Decides on primary care as delegated, with independent oversight that is not executive.',
    seats: [
      ...LAY_OFFICES,
      ...seats('lay member', 1),
      ...EXECUTIVES,
      ...seats('general practitioner', 2),
      ...seats('secondary-care doctor', 1),
      ...INVITED,
    ],
    quorum: {
      all: [
        { atLeast: 4, of: ['voting member'] },
        { atLeast: 1, of: ['chief officer', 'chief finance officer'] },
        { atLeast: 2, of: ['lay member', 'nurse', 'secondary-care doctor'] },
        { atLeast: 1, of: ['chair', 'vice-chair'] },
        LAY_OVER_GPS,
      ],
    },
    decidesOnPrimaryCare: true,
    ...IN_PUBLIC,
    ...URGENT,
  }),
  committee({
    id: 'primary-care-development',
    name: 'Primary care development committee',
    purpose: 'Helps practices develop. It never discusses commissioning.',
    seats: [
      office('general practitioner', 'chair'),
      office('lay member', 'vice-chair'),
      ...seats('general practitioner', 4),
      ...seats('nurse', 1),
      ...EXECUTIVES,
    ],
    quorum: FOUR_WITH_CHAIR,
  }),
  committee({
    id: 'quality-and-safety',
    name: 'Quality and safety committee',
    purpose: 'Looks after the quality and safety of everything that is commissioned.',
    seats: [
      ...LAY_OFFICES,
      ...EXECUTIVES,
      ...seats('general practitioner', 2),
      ...seats('nurse', 1),
      ...seats('secondary-care doctor', 1),
    ],
    quorum: FOUR_WITH_CHAIR,
  }),
  committee({
    id: 'finance-and-performance',
    name: 'Finance and performance committee',
    purpose: 'Follows money and performance against the plan.',
    seats: [...LAY_OFFICES, ...EXECUTIVES, ...seats('general practitioner', 2)],
    quorum: FOUR_WITH_CHAIR,
  }),
  committee({
    id: 'commissioning-development',
    name: 'Commissioning development committee',
    purpose: 'Works out what to commission next, for the governing body to decide.',
    seats: [
      office('general practitioner', 'chair'),
      office('lay member', 'vice-chair'),
      ...seats('general practitioner', 4),
      ...EXECUTIVES,
    ],
    quorum: FOUR_WITH_CHAIR,
  }),
  committee({
    id: 'communications-and-engagement',
    name: 'Communications and engagement committee',
    purpose: 'Hears what people say, and sees that changes were talked about with them.',
    seats: [
      ...LAY_OFFICES,
      ...seats('lay member', 1),
      ...EXECUTIVES,
      ...seats('general practitioner', 1),
      ...seats('Healthwatch', 1, false),
    ],
    quorum: FOUR_WITH_CHAIR,
  }),
  committee({
    id: 'quality-monitoring',
    name: 'Joint primary care quality monitoring group',
    purpose: 'Looks at signals about practices every two months, agrees support, and follows it up.',
    privateGround: 'It looks at single practices before anything is found.',
    seats: [
      office('chief quality officer', 'chair'),
      office('NHS England', 'vice-chair'),
      ...seats('LMC', 1),
      ...seats('public-health pharmacist', 1),
    ],
    quorum: {
      all: [
        { atLeast: 3, of: ['voting member'] },
        { atLeast: 1, of: ['chair', 'vice-chair'] },
        { atLeast: 1, of: ['LMC'] },
      ],
    },
  }),
];
