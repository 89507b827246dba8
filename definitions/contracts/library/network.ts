import { type ContractJson, type ContractLine, multiply, type WrittenTerm } from '../../../src/contracts/index.ts';
import { datesOf, FINANCIAL_MONTHS, given, IN_TWELVE_PARTS, rated, yearId, yearLabel } from './inputs.ts';

type Population = 'registered' | 'adjusted' | 'weighted';
type Stream = { readonly id: string; readonly title: string; readonly rate: string; readonly by: Population | 'bed' };

const UNITS = {
  registered: ['registered patients', 'registered patient'],
  adjusted: ['adjusted patients', 'adjusted patient'],
  weighted: ['weighted patients', 'weighted patient'],
  bed: ['beds', 'bed'],
} as const;

const LABELS = {
  registered: 'registered list at 1 January',
  adjusted: 'adjusted population',
  weighted: 'weighted list',
  bed: 'care-home beds',
} as const;

const CORE_OF_TWO: readonly Stream[] = [
  { id: 'core-registered', title: 'Core, on the registered list', rate: 'network-core-registered', by: 'registered' },
  { id: 'core-adjusted', title: 'Core, on the adjusted population', rate: 'network-core-adjusted', by: 'adjusted' },
];

const EVERY_YEAR: readonly Stream[] = [
  { id: 'enhanced-access', title: 'Enhanced access', rate: 'network-enhanced-access', by: 'adjusted' },
  { id: 'care-home-premium', title: 'Care-home premium', rate: 'network-care-home-premium', by: 'bed' },
];

const STREAMS: Readonly<Record<number, readonly Stream[]>> = {
  2023: [
    { id: 'core', title: 'Core', rate: 'network-core-registered', by: 'registered' },
    { id: 'clinical-director', title: 'Clinical director', rate: 'network-clinical-director', by: 'registered' },
    { id: 'leadership', title: 'Leadership and management', rate: 'network-leadership', by: 'adjusted' },
    ...EVERY_YEAR,
    { id: 'capacity-support', title: 'Capacity and access support', rate: 'network-capacity-support', by: 'adjusted' },
  ],
  2024: [...CORE_OF_TWO, ...EVERY_YEAR],
  2025: [
    ...CORE_OF_TWO,
    ...EVERY_YEAR,
    { id: 'capacity-support', title: 'Capacity and access support', rate: 'network-capacity-support', by: 'adjusted' },
  ],
};

const NETWORK = { payee: 'nominated payee of the network', earner: 'network', share: IN_TWELVE_PARTS };
/** Paid on what somebody claims or a result shows: until that is put in, the line waits and the rest is paid. */
const WAITS = { holdWhenRefused: true } as const;
const PRACTICE = { payee: 'practice', earner: 'practice', share: IN_TWELVE_PARTS };

function streamTerm({ id, title, by }: Stream): WrittenTerm {
  return { id, title, unit: 'pounds per year', capitation: { list: by, price: `${id}-rate` } };
}

/** Streams that are in some years and not in others: additional roles, and improvement of access. */
function otherParts(startYear: number): {
  terms: WrittenTerm[];
  lines: ContractLine[];
  inputs: ContractJson['inputs'];
} {
  if (startYear !== 2025) return { terms: [], lines: [], inputs: {} };
  return {
    inputs: {
      'roles-cost': given('what additional roles cost', 'pounds per year'),
      'roles-rate': rated(
        'network-additional-roles',
        'most for additional roles',
        'pounds per weighted patient per year',
      ),
      'improvement-domains': given('domains of access that improved', 'domains'),
      'improvement-rate': rated(
        'network-access-improvement',
        'improvement of access',
        'pounds per adjusted patient per year',
      ),
      'all-domains': { label: '2', unit: 'domains', from: { kind: 'constant', value: '2' } },
    },
    terms: [
      {
        id: 'roles-ceiling',
        title: 'Most for additional roles',
        unit: 'pounds per year',
        capitation: { list: 'weighted', price: 'roles-rate' },
      },
      {
        id: 'additional-roles',
        title: 'Additional roles',
        unit: 'pounds per year',
        reimbursement: { cost: 'roles-cost', limits: ['roles-ceiling'] },
      },
      {
        id: 'access-improvement',
        title: 'Improvement of access',
        unit: 'pounds per year',
        formula: { divide: multiply('adjusted', 'improvement-rate', 'improvement-domains'), by: 'all-domains' },
      },
    ],
    lines: [
      { term: 'additional-roles', account: 'Network: additional roles', ...NETWORK, ...WAITS },
      { term: 'access-improvement', account: 'Network: capacity and access', ...NETWORK, ...WAITS },
    ],
  };
}

/**
 * The network contract of a year, in twelve parts. The network earns and its nominated payee is paid; participation
 * alone is each practice's own.
 */
function networkOf(startYear: number): ContractJson {
  const streams = STREAMS[startYear] ?? [];
  const lists = [...new Set([...streams.map(({ by }) => by), 'weighted' as const])];
  const other = otherParts(startYear);
  const participation = {
    id: 'participation',
    title: 'Participation',
    unit: 'pounds per year',
    capitation: { list: 'weighted', price: 'participation-rate' },
  };
  return {
    id: `network/${yearId(startYear)}`,
    title: `Primary care network ${yearLabel(startYear)}`,
    contractType: 'network',
    ...datesOf(startYear),
    source: 'Network Contract Directed Enhanced Service; PCC, Doncaster LMC, Pulse; 2025/26 second hand',
    pays: 'year',
    units: { domain: 'domains' },
    sets: { month: FINANCIAL_MONTHS },
    inputs: {
      ...Object.fromEntries(lists.map((by) => [by, given(LABELS[by], UNITS[by][0])])),
      ...Object.fromEntries(
        streams.map(({ id, rate, by }) => [`${id}-rate`, rated(rate, 'rate', `pounds per ${UNITS[by][1]} per year`)]),
      ),
      'participation-rate': rated('network-participation', 'rate', 'pounds per weighted patient per year'),
      ...other.inputs,
    },
    terms: [...streams.map(streamTerm), ...other.terms, participation],
    lines: [
      ...streams.map(({ id, title }) => ({ term: id, account: `Network: ${title.toLowerCase()}`, ...NETWORK })),
      ...other.lines,
      { term: 'participation', account: 'Network participation', ...PRACTICE, ...WAITS },
    ],
  };
}

export const networks: readonly ContractJson[] = [2023, 2024, 2025].map(networkOf);
