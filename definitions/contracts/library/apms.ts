import {
  atLeast,
  type ContractJson,
  choose,
  divide,
  greaterOf,
  multiply,
  subtract,
} from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, MONTHS, ONE } from './inputs.ts';

/**
 * A time-limited contract with any provider: a price for a weighted patient, part of it on key performance
 * indicators, and a list that is guaranteed while a new practice grows. Its form is from memory; every figure is put in.
 */
export const apmsWithGuarantee: ContractJson = {
  id: 'apms-guarantee/2025-26',
  title: 'APMS with performance and a guaranteed list 2025/26',
  contractType: 'APMS',
  ...datesOf(2025),
  source: 'From memory, unverified: the usual form of an APMS contract; prices are those of the signed contract',
  inputs: {
    'weighted-list': given('weighted list', 'weighted patients'),
    'guaranteed-list': given('guaranteed weighted list', 'weighted patients'),
    'years-passed': given('years since the contract began', 'years'),
    'guarantee-years': given('years of the guarantee', 'years'),
    price: given('price per weighted patient', 'pounds per weighted patient per year'),
    'performance-share': given('share of the price on performance', 'share'),
    'indicators-met': given('indicators met', 'number'),
    indicators: given('indicators', 'number'),
    one: ONE,
    months: MONTHS,
    none: fixed('0', 'share'),
  },
  terms: [
    {
      id: 'guaranteed-now',
      title: 'List that is still guaranteed',
      unit: 'weighted patients',
      taper: { amount: 'guaranteed-list', elapsed: 'years-passed', length: 'guarantee-years' },
    },
    {
      id: 'paid-list',
      title: 'List that is paid',
      unit: 'weighted patients',
      formula: greaterOf('weighted-list', 'guaranteed-now'),
    },
    {
      id: 'apms-contract',
      title: 'APMS contract',
      unit: 'pounds per month',
      formula: divide(multiply('paid-list', 'price', subtract('one', 'performance-share')), 'months'),
    },
    {
      id: 'is-measured',
      title: 'Performance was measured',
      unit: 'yes or no',
      formula: atLeast('indicators', 'one'),
    },
    {
      id: 'performance',
      title: 'Share of the indicators met',
      unit: 'share',
      formula: choose('is-measured', divide('indicators-met', 'indicators'), 'none', 'nothing was measured'),
    },
    {
      id: 'apms-performance',
      title: 'APMS performance',
      unit: 'pounds per month',
      formula: divide(multiply('paid-list', 'price', 'performance-share', 'performance'), 'months'),
    },
  ],
  lines: [
    { term: 'apms-contract', account: 'APMS contract' },
    { term: 'apms-performance', account: 'APMS contract' },
  ],
};
