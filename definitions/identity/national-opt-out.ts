import type { NationalOptOutJson } from '../../src/identity/index.ts';

/**
 * A national data opt-out is about confidential information that is used beyond a person's own care. Payments here rest on
 * counts, not on people, so that it does not touch them.
 */
export const nationalOptOut: NationalOptOutJson = {
  id: 'national-opt-out/demonstration',
  leavesOutOf: ['planning', 'research'],
  basis: 'Who has a national data opt-out is left out of what is used to plan services or to research.',
  source: 'National data opt-out operational policy guidance, chapters 5 and 7, as summarised in 2025.',
};
