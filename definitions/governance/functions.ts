import type { FunctionContract, FunctionMatrixJson, Holder, Phase } from '../../src/governance/index.ts';

/**
 * Who holds each function of commissioning. Found: published delegation agreements and terms of reference. Unverified: from
 * memory, to be corrected here when a document says otherwise. The dates of the phases are the demonstration's own, invented.
 */
const EARLY: readonly Phase[] = ['before delegation', 'joint'];
const LATE: readonly Phase[] = ['delegated', 'integrated board'];
const ALWAYS: readonly Phase[] = [...EARLY, ...LATE];
const PRIMARY: readonly FunctionContract[] = ['GMS', 'PMS', 'APMS'];
const SCHEDULE = 'Delegation agreement, schedule 2 (delegated functions)';
const COMMITTEE = 'primary care commissioning committee';

type Source = Pick<Holder, 'source' | 'status'>;
const found = (source: string): Source => ({ source, status: 'found' });
const unverified = (source: string): Source => ({ source, status: 'unverified' });

function nhsEngland(phases: readonly Phase[], contracts: readonly FunctionContract[], source: Source): Holder {
  return { phases, contracts, body: 'NHS England', ...source };
}

function committee(phases: readonly Phase[], contracts: readonly FunctionContract[], source: Source): Holder {
  return { phases, contracts, body: 'the commissioner', through: COMMITTEE, ...source };
}

/** NHS England's alone, then the joint committee's with it, then delegated. */
function delegated(contracts: readonly FunctionContract[], source: Source): Holder[] {
  return [
    nhsEngland(['before delegation'], contracts, source),
    { phases: ['joint'], contracts, body: 'NHS England', through: 'joint committee', ...source },
    committee(LATE, contracts, source),
  ];
}

/** Kept by NHS England in the joint phase too: the committee advises, NHS England decides and signs. */
function delegatedLate(contracts: readonly FunctionContract[], source: Source): Holder[] {
  return [nhsEngland(EARLY, contracts, source), committee(LATE, contracts, source)];
}

const ANY: readonly FunctionContract[] = ['any'];

export const functionMatrix: FunctionMatrixJson = {
  id: 'who-decides',
  phases: [
    { phase: 'before delegation', from: '2013-04-01' },
    { phase: 'joint', from: '2015-04-01' },
    { phase: 'delegated', from: '2016-04-01' },
    { phase: 'integrated board', from: '2022-07-01' },
  ],
  functions: [
    { id: 'contract-design', name: 'design of contracts', holders: delegated(['PMS', 'APMS'], found(SCHEDULE)) },
    { id: 'contract-monitoring', name: 'monitoring of contracts', holders: delegated(PRIMARY, found(SCHEDULE)) },
    { id: 'contract-award', name: 'award and variation of contracts', holders: delegated(PRIMARY, found(SCHEDULE)) },
    {
      id: 'contract-notice',
      name: 'remedial, breach and termination notices',
      holders: delegatedLate(
        PRIMARY,
        found('GP contract notices are NHS England’s in the joint phase (co-commissioning documents)'),
      ),
    },
    {
      id: 'contract-sanction',
      name: 'sanctions under a contract',
      holders: [
        ...delegatedLate(PRIMARY, found('As for notices')),
        {
          phases: ALWAYS,
          contracts: ['acute', 'community', 'voluntary'],
          body: 'the commissioner',
          through: 'governing body',
          ...found('Hospital contract sanctions are the commissioner’s (co-commissioning documents)'),
        },
      ],
    },
    { id: 'enhanced-service', name: 'newly designed enhanced services', holders: delegated(ANY, found(SCHEDULE)) },
    {
      id: 'incentive-scheme',
      name: 'local incentive schemes instead of QOF',
      holders: delegated(ANY, found(SCHEDULE)),
    },
    { id: 'measure-change', name: 'changes of measures that are paid on', holders: delegated(ANY, found(SCHEDULE)) },
    { id: 'new-practice', name: 'whether to establish a new practice', holders: delegated(ANY, found(SCHEDULE)) },
    { id: 'merger', name: 'mergers of practices', holders: delegated(PRIMARY, found(SCHEDULE)) },
    {
      id: 'practice-closure',
      name: 'closure of a practice, and where its people go',
      holders: delegated(PRIMARY, unverified('As for mergers, from memory')),
    },
    {
      id: 'branch-closure',
      name: 'closure of a branch',
      holders: delegated(PRIMARY, unverified('As for mergers, from memory')),
    },
    {
      id: 'list-closure',
      name: 'closure of a list',
      holders: delegated(PRIMARY, unverified('As for mergers, from memory')),
    },
    {
      id: 'delegated-budget',
      name: 'management of the delegated budget',
      holders: delegated(ANY, unverified('Budget management of delegated funds, from memory')),
    },
    { id: 'discretionary-payment', name: 'discretionary payments', holders: delegated(ANY, found(SCHEDULE)) },
    { id: 'premises-revenue', name: 'rents, rates and revenue of premises', holders: delegated(ANY, found(SCHEDULE)) },
    {
      id: 'premises-capital',
      name: 'capital of premises',
      holders: [
        nhsEngland(['before delegation', 'joint', 'delegated'], ANY, found('NHS England capital grants policy')),
        committee(
          ['integrated board'],
          ANY,
          found('Premises directions part 2: improvement grants are made by boards'),
        ),
      ],
    },
    {
      id: 'procurement',
      name: 'procurement of primary care',
      holders: delegated(ANY, found('Terms of reference under full delegation')),
    },
    {
      id: 'fund-transfer',
      name: 'transfers between funds and drawdown',
      holders: [
        {
          phases: ALWAYS,
          contracts: ANY,
          body: 'the commissioner',
          through: 'governing body',
          ...unverified('Standing financial instructions, from memory'),
        },
      ],
    },
    {
      id: 'payment-administration',
      name: 'administration of payments',
      holders: [nhsEngland(ALWAYS, ANY, unverified('From memory'))],
    },
    {
      id: 'performers-list',
      name: 'the medical performers list',
      holders: [nhsEngland(ALWAYS, ANY, unverified('Always NHS England’s (co-commissioning documents)'))],
    },
    {
      id: 'revalidation',
      name: 'revalidation and appraisal',
      holders: [nhsEngland(ALWAYS, ANY, unverified('Always NHS England’s (co-commissioning documents)'))],
    },
    {
      id: 'individual-performance',
      name: 'performance of an individual doctor',
      holders: [nhsEngland(ALWAYS, ANY, found('Delegation agreements reserve it'))],
    },
  ],
};
