import { atLeast, type ContractJson, choose, divide, type WrittenTerm } from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, givenEach, MONTHS, rated } from './inputs.ts';

const TIERS = [1, 2, 3, 4, 5] as const;

type Inputs = ContractJson['inputs'];

const EMPLOYER_AND_LEVY_INPUTS: Inputs = {
  'pensionable-pay': given('pensionable pay of the month', 'pounds per month'),
  'employer-share': rated('pension-employer-share', 'employer’s share and its levy', 'share'),
  'registered-list': given('registered list', 'registered patients'),
  'statutory-levy': given('statutory levy', 'pounds per registered patient per year'),
  'voluntary-levy': given('voluntary levy', 'pounds per registered patient per year'),
  'has-mandate': given('voluntary levy agreed to', 'yes or no'),
  months: MONTHS,
  none: fixed('0', 'pounds per registered patient per year'),
};

const EMPLOYER: WrittenTerm = {
  id: 'employer-pension',
  title: 'Pension, employer',
  unit: 'pounds per month',
  deduction: { of: 'pensionable-pay', rate: 'employer-share' },
};

const LEVIES: readonly WrittenTerm[] = [
  {
    id: 'statutory-levy-of-year',
    title: 'Statutory levy of the year',
    unit: 'pounds per year',
    deduction: { of: 'registered-list', rate: 'statutory-levy' },
  },
  {
    id: 'statutory-levy-deduction',
    title: 'Statutory levy',
    unit: 'pounds per month',
    formula: divide('statutory-levy-of-year', 'months'),
  },
  {
    id: 'agreed-levy',
    title: 'Voluntary levy that was agreed to',
    unit: 'pounds per registered patient per year',
    formula: choose('has-mandate', 'voluntary-levy', 'none', 'there is no mandate'),
  },
  {
    id: 'voluntary-levy-of-year',
    title: 'Voluntary levy of the year',
    unit: 'pounds per year',
    deduction: { of: 'registered-list', rate: 'agreed-levy' },
  },
  {
    id: 'voluntary-levy-deduction',
    title: 'Voluntary levy',
    unit: 'pounds per month',
    formula: divide('voluntary-levy-of-year', 'months'),
  },
];

/**
 * What is taken off before a practice is paid: the employer's pension contribution on account, each member's by the
 * tier of their pay, and the levies of the local medical committee, in pounds for a registered patient.
 */
export const deductions: ContractJson = {
  id: 'deductions/2026-27',
  title: 'Pension and levies 2026/27',
  contractType: 'deduction',
  ...datesOf(2026),
  source:
    'PCSE June 2017 (employer); member tiers second hand; levies are local: LLR, Nottinghamshire, YOR, Calderdale LMCs',
  sets: { member: { label: 'members' } },
  inputs: {
    ...EMPLOYER_AND_LEVY_INPUTS,
    'yearly-pay': givenEach('member', 'pensionable pay of the year', 'pounds per year'),
    'monthly-pay': givenEach('member', 'pensionable pay of the month', 'pounds per month'),
    ...Object.fromEntries(
      TIERS.flatMap((tier) => [
        [`tier-${tier}-to`, rated(`pension-tier-${tier}-to`, `most pay of tier ${tier}`, 'pounds per year')],
        [`tier-${tier}-share`, rated(`pension-tier-${tier}-share`, `share of tier ${tier}`, 'share')],
      ]),
    ),
    'tier-6-share': rated('pension-tier-6-share', 'share of tier 6', 'share'),
  },
  terms: [
    EMPLOYER,
    ...TIERS.map((tier) => ({
      id: `in-tier-${tier}`,
      title: `Within tier ${tier}`,
      unit: 'yes or no',
      each: 'member',
      formula: atLeast(`tier-${tier}-to`, 'yearly-pay'),
    })),
    ...TIERS.toReversed().map((tier) => ({
      id: `share-from-${tier}`,
      title: 'Member’s share',
      unit: 'share',
      each: 'member',
      formula: choose(`in-tier-${tier}`, `tier-${tier}-share`, tier === 5 ? 'tier-6-share' : `share-from-${tier + 1}`),
    })),
    {
      id: 'member-pension',
      title: 'Pension, member',
      unit: 'pounds per month',
      each: 'member',
      deduction: { of: 'monthly-pay', rate: 'share-from-1' },
    },
    ...LEVIES,
  ],
  lines: [
    { term: 'employer-pension', account: 'Pension contributions' },
    { term: 'member-pension', account: 'Pension contributions' },
    { term: 'statutory-levy-deduction', account: 'LMC levy' },
    { term: 'voluntary-levy-deduction', account: 'LMC levy' },
  ],
};

/** The year before without what members contribute: their tiers of that year were not found. */
export const deductionsWithoutMembers: ContractJson = {
  id: 'deductions/2025-26',
  title: 'Pension of the employer and levies 2025/26',
  contractType: 'deduction',
  ...datesOf(2025),
  source:
    'PCSE June 2017 (employer); levies are local: LLR, Nottinghamshire, YOR, Calderdale LMCs. Members’ tiers not found',
  inputs: EMPLOYER_AND_LEVY_INPUTS,
  terms: [EMPLOYER, ...LEVIES],
  lines: deductions.lines.filter(({ term }) => term !== 'member-pension'),
};
