import type { ProcurementPolicyJson, ProcurementRoute } from '../../src/governance/index.ts';

/**
 * Routes of the Provider Selection Regime, from 1 January 2024, with what each publishes. Found: published guidance. The notices of
 * each route, and on which day a standstill begins to count, are from memory and put right here.
 */
const GUIDANCE = { source: 'Provider Selection Regime, statutory guidance', status: 'found' } as const;
const NOTICES = { source: 'Routes as the guidance; their notices from memory', status: 'unverified' } as const;

const INTENTION = { id: 'intention', name: 'Notice of the intention to award', when: 'before the award' } as const;
const CONFIRMATION = {
  id: 'confirmation',
  name: 'Notice that the award is confirmed',
  when: 'after the award',
} as const;
const AWARDED = { id: 'award', name: 'Notice of the award', when: 'after the award' } as const;

const routes: readonly ProcurementRoute[] = [
  {
    ...{ id: 'direct-award-a', name: 'Direct award A', when: 'The incumbent is the only capable provider.' },
    ...{ notices: [AWARDED], hasStandstill: false, ...NOTICES },
  },
  {
    ...{
      id: 'direct-award-b',
      name: 'Direct award B',
      when: 'Patients choose, and the number of providers is not limited.',
    },
    ...{ notices: [AWARDED], hasStandstill: false, ...NOTICES },
  },
  {
    ...{
      id: 'direct-award-c',
      name: 'Direct award C',
      when: 'The incumbent does well, and the contract does not change considerably.',
    },
    ...{ notices: [INTENTION, CONFIRMATION], hasStandstill: true, ...NOTICES },
  },
  {
    ...{
      id: 'most-suitable-provider',
      name: 'Most suitable provider',
      when: 'One provider is likely the most suitable of all.',
    },
    notices: [
      { id: 'intended-approach', name: 'Notice of the intended approach', when: 'before the award' },
      ...[INTENTION, CONFIRMATION],
    ],
    ...{ hasStandstill: true, ...NOTICES },
  },
  {
    ...{ id: 'competitive', name: 'Competitive process', when: 'Every other case.' },
    notices: [{ id: 'tender', name: 'Invitation to offer', when: 'before the award' }, INTENTION, CONFIRMATION],
    ...{ hasStandstill: true, ...NOTICES },
  },
];

export const procurementPolicy: ProcurementPolicyJson = {
  id: 'provider-selection-regime',
  routes,
  standstill: {
    ...{ workingDays: 8, beginsDaysAfter: 1 },
    source: `${GUIDANCE.source}: eight working days; that the day after publication counts is one of two readings`,
    status: 'unverified',
  },
};
