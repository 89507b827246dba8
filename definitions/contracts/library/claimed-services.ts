import {
  atLeast,
  type ContractInput,
  type ContractJson,
  divide,
  multiply,
  onlyIf,
  type WrittenTerm,
} from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, rated } from './inputs.ts';

type Service = { readonly id: string; readonly title: string; readonly rate: string; readonly units: string };

const SERVICES: readonly Service[] = [
  { id: 'influenza', title: 'Influenza vaccinations', rate: 'vaccination-dose', units: 'doses' },
  { id: 'shingles', title: 'Shingles vaccinations', rate: 'vaccination-dose', units: 'doses' },
  { id: 'pneumococcal', title: 'Pneumococcal vaccinations', rate: 'vaccination-dose', units: 'doses' },
  {
    id: 'health-checks',
    title: 'Learning disability health checks',
    rate: 'learning-disability-check',
    units: 'checks',
  },
  { id: 'injections', title: 'Minor surgery: injections', rate: 'minor-surgery-injection', units: 'procedures' },
  { id: 'excisions', title: 'Minor surgery: excisions', rate: 'minor-surgery-excision', units: 'procedures' },
];

const FEE_PER: Readonly<Record<string, string>> = { doses: 'dose', checks: 'check', procedures: 'procedure' };

function inputsOf({ id, title, rate, units }: Service): [string, ContractInput][] {
  return [
    [id, given(`approved claims of the month, ${title.toLowerCase()}`, units)],
    [`${id}-fee`, rated(rate, 'fee', `pounds per ${FEE_PER[units] ?? units}`)],
  ];
}

function termOf({ id, title }: Service): WrittenTerm {
  return {
    id: `${id}-payment`,
    title,
    unit: 'pounds',
    formula: onlyIf('in-window', multiply(id, `${id}-fee`), 'a claim among them was made after the window had closed'),
  };
}

/**
 * Enhanced services paid by approved claims: count × fee, by month. The window and the most that is paid in a year are
 * numbers of the contract, by which claims are checked one by one before they are counted here.
 */
export const claimedServices: ContractJson = {
  id: 'claimed-services/2025-26',
  title: 'Enhanced services by approved claim 2025/26',
  contractType: 'enhanced services',
  ...datesOf(2025),
  source:
    'Fees: Pulse, BJGP Life 2025, BMA, Hentons. Window of 42 days invented; 9 procedures for 1,000 patients a year is what some commissioners allow: Pulse',
  pays: 'once',
  inputs: {
    ...Object.fromEntries(SERVICES.flatMap(inputsOf)),
    'registered-list': given('registered list', 'registered patients'),
    'most-in-a-thousand': fixed('9', 'procedures'),
    thousand: fixed('1000', 'registered patients'),
    'longest-wait': given('days from doing to claiming, the longest of the claims', 'days'),
    window: fixed('42', 'days'),
  },
  terms: [
    {
      id: 'in-window',
      title: 'All were claimed within the window',
      unit: 'yes or no',
      formula: atLeast('window', 'longest-wait'),
    },
    {
      id: 'most-procedures',
      title: 'Most procedures of a kind that are paid in the year',
      unit: 'procedures',
      formula: divide(multiply('registered-list', 'most-in-a-thousand'), 'thousand'),
    },
    ...SERVICES.map(termOf),
  ],
  lines: SERVICES.map(({ id, title }) => ({ term: `${id}-payment`, account: title })),
};
