import { add, type ContractJson, choose, divide, multiply } from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, MONTHS, rated, yearId, yearLabel } from './inputs.ts';

const [FIRST_YEAR, LAST_YEAR] = [2013, 2026];

/**
 * The global sum of a year with everything that can stand in it: residents of London, the temporary patients
 * adjustment, both opt-outs, and what is left of the correction factor of MPIG, which loses a seventh a year from
 * 2014/15. The correction factor bears no opt-out.
 */
function globalSumOf(startYear: number): ContractJson {
  return {
    id: `gms-global-sum/${yearId(startYear)}`,
    title: `GMS global sum ${yearLabel(startYear)}`,
    contractType: 'GMS',
    ...datesOf(startYear),
    source:
      'Statement of Financial Entitlements; the place of London and temporary patients within the initial payment is from memory, unverified',
    inputs: {
      'weighted-list': given('weighted list', 'weighted patients'),
      'london-residents': given('registered patients who live in London', 'London residents'),
      'temporary-patients': given('temporary patients adjustment', 'pounds per year'),
      'out-of-hours-opt-out': given('opted out of out-of-hours care', 'yes or no'),
      'minor-surgery-opt-out': given('opted out of minor surgery', 'yes or no'),
      'correction-factor': given('correction factor of 2013/14', 'pounds per year'),
      price: rated('global-sum-price', 'price per weighted patient', 'pounds per weighted patient per year'),
      london: rated('london-adjustment', 'London adjustment', 'pounds per London resident per year'),
      'out-of-hours-share': rated('out-of-hours-share', 'out-of-hours share', 'share'),
      'minor-surgery-share': rated('minor-surgery-share', 'minor surgery share', 'share'),
      'years-left': rated('mpig-years-left', 'years of correction factor left', 'years'),
      seven: fixed('7', 'years'),
      months: MONTHS,
      none: fixed('0', 'pounds per month'),
      'minus-one': fixed('-1', 'factor'),
    },
    terms: [
      {
        id: 'initial-payment',
        title: 'Initial global sum monthly payment',
        unit: 'pounds per month',
        formula: divide(
          add(multiply('weighted-list', 'price'), multiply('london-residents', 'london'), 'temporary-patients'),
          'months',
        ),
      },
      {
        id: 'out-of-hours-deduction',
        title: 'Out-of-hours opt-out',
        unit: 'pounds per month',
        formula: choose('out-of-hours-opt-out', multiply('minus-one', 'initial-payment', 'out-of-hours-share'), 'none'),
      },
      {
        id: 'minor-surgery-deduction',
        title: 'Minor surgery opt-out',
        unit: 'pounds per month',
        formula: choose(
          'minor-surgery-opt-out',
          multiply('minus-one', 'initial-payment', 'minor-surgery-share'),
          'none',
        ),
      },
      {
        id: 'correction-factor-payment',
        title: 'Correction factor',
        unit: 'pounds per month',
        formula: divide(divide(multiply('correction-factor', 'years-left'), 'seven'), 'months'),
      },
    ],
    lines: [
      { term: 'initial-payment', account: 'GMS global sum' },
      { term: 'out-of-hours-deduction', account: 'GMS global sum' },
      { term: 'minor-surgery-deduction', account: 'GMS global sum' },
      { term: 'correction-factor-payment', account: 'GMS MPIG correction factor' },
    ],
  };
}

/** The global sum of every year in the rate table. */
export const globalSums: readonly ContractJson[] = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, past) =>
  globalSumOf(FIRST_YEAR + past),
);
