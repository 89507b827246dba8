import type { GovernancePolicyJson } from '../../src/governance/index.ts';

/**
 * Periods and amounts by which interests are kept and meetings held. Found: published policies of commissioners.
 * Unverified: from memory. A commissioner puts its own in their place; what was known before stays known for its day.
 */
const DECLARING = 'National Health Service Act 2006, section 14O, as published policies print it';

export const governancePolicy: GovernancePolicyJson = {
  id: 'demonstration',
  rules: {
    declareWithinDays: { value: 28, source: DECLARING, status: 'found' },
    confirmEveryMonths: { value: 12, source: 'Statutory guidance of June 2017: at least yearly', status: 'found' },
    remindDaysBefore: { value: 28, source: 'The demonstration’s own', status: 'invented' },
    publicMonthsAfterEnd: { value: 6, source: 'Published policy of a commissioner', status: 'found' },
    keptYears: { value: 6, source: 'Published policy of a commissioner', status: 'found' },
    giftSmallPence: { value: 6_00, source: 'Guidance of June 2017, from memory', status: 'unverified' },
    giftDeclarePence: { value: 50_00, source: 'Guidance of June 2017, from memory', status: 'unverified' },
    hospitalityDeclarePence: { value: 25_00, source: 'Guidance of June 2017, from memory', status: 'unverified' },
    hospitalityRefusePence: { value: 75_00, source: 'Guidance of June 2017, from memory', status: 'unverified' },
    papersWorkingDaysBefore: { value: 5, source: 'The demonstration’s standing orders', status: 'invented' },
    panelMembers: { value: 3, source: 'The demonstration’s standing orders', status: 'invented' },
  },
};
