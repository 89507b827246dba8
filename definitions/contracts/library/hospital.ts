import {
  allOf,
  anyOf,
  atLeast,
  type ContractInput,
  type ContractJson,
  isOneOf,
  multiply,
  not,
  sumOf,
  type WrittenTerm,
} from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, givenEach, rated, yearId, yearLabel } from './inputs.ts';

/** Joints and soft tissues that a GP injects. */
export const SITES_OF_GP = [
  'shoulder, sub-acromial',
  'shoulder, gleno-humeral',
  'tennis elbow',
  'carpal tunnel',
  'knee',
  'trigger finger or thumb',
  'trochanteric bursitis',
  'plantar fasciitis',
];

/** Those that a specialist injects, X-ray guided where the policy says so; the back needs prior approval. */
const SITES_OF_SPECIALIST = [
  'hand, by rheumatology or orthopaedics',
  'hip, guided',
  'other foot',
  'back',
  'neck',
  'ankle',
];

/** Printed exceptions of which the site is uncertain: a clinician looks, and nothing is repriced. */
export const EXCEPTIONS = [
  'none',
  'condition related to rheumatoid arthritis',
  'procedure of limited clinical priority',
  'nerve conduction studies',
];

const inputs: Readonly<Record<string, ContractInput>> = {
  count: givenEach('activity', 'activity', 'contacts'),
  tariff: givenEach('activity', 'tariff', 'pounds per contact'),
  site: { label: 'site', unit: 'choice', each: 'injection', choices: [...SITES_OF_GP, ...SITES_OF_SPECIALIST] },
  exception: { label: 'exception', unit: 'choice', each: 'injection', choices: EXCEPTIONS },
  'assessed-there': givenEach('injection', 'assessed in the hospital', 'yes or no'),
  'referred-back': givenEach('injection', 'referred back to the GP', 'yes or no'),
  'approved-before': givenEach('injection', 'approved before', 'yes or no'),
  'given-on': givenEach('injection', 'day it was given', 'date'),
  'injection-tariff': givenEach('injection', 'tariff', 'pounds per procedure'),
  'policy-signed': given('the signed contract carries the policy', 'yes or no'),
  'policy-from': given('day from which the policy holds', 'date'),
  'gp-price': rated('minor-surgery-injection', 'minor-surgery price', 'pounds per procedure'),
  injection: fixed('1', 'procedures'),
};

const terms: readonly WrittenTerm[] = [
  {
    id: 'activity-of-one',
    title: 'Activity',
    unit: 'pounds',
    each: 'activity',
    formula: multiply('count', 'tariff'),
  },
  { id: 'activity', title: 'Activity at tariff', unit: 'pounds', formula: sumOf('activity-of-one') },
  {
    id: 'is-of-gp',
    title: 'The GP is the clinician for the site',
    unit: 'yes or no',
    each: 'injection',
    formula: isOneOf('site', ...SITES_OF_GP),
  },
  {
    id: 'is-repriced',
    title: 'The policy reprices it',
    unit: 'yes or no',
    each: 'injection',
    formula: allOf(
      'policy-signed',
      atLeast('given-on', 'policy-from'),
      'is-of-gp',
      'assessed-there',
      not('referred-back'),
    ),
  },
  {
    id: 'needs-approval',
    title: 'Prior approval is missing',
    unit: 'yes or no',
    each: 'injection',
    formula: allOf(
      isOneOf('site', 'back'),
      not('approved-before'),
      'policy-signed',
      atLeast('given-on', 'policy-from'),
    ),
  },
  {
    id: 'is-unsure',
    title: 'A clinician has to look',
    unit: 'yes or no',
    each: 'injection',
    formula: anyOf(not(isOneOf('exception', 'none')), 'needs-approval'),
  },
  {
    id: 'injection-payment',
    title: 'Joint injection',
    unit: 'pounds',
    each: 'injection',
    activity: {
      activity: 'injection',
      price: 'injection-tariff',
      policy: {
        applies: 'is-repriced',
        price: 'gp-price',
        unsure: 'is-unsure',
        because: 'a clinician has to look: an exception of the policy, or prior approval is missing',
      },
    },
  },
];

/**
 * Hospital activity at its tariff, and joint injections under the policy on where they are given: one for which the
 * GP is the clinician named, given in hospital to a patient who was assessed there and not referred back, is paid at
 * the minor-surgery price, where the signed contract carries the policy and from the day that it says.
 */
function hospitalActivity(startYear: number): ContractJson {
  return {
    id: `hospital-activity/${yearId(startYear)}`,
    title: `Hospital activity with the joint injection policy ${yearLabel(startYear)}`,
    contractType: 'hospital',
    ...datesOf(startYear),
    source: 'The commissioner’s joint injections policy; tariffs are put in; minor-surgery price: Pulse',
    pays: 'once',
    sets: { activity: { label: 'kinds of activity' }, injection: { label: 'injections' } },
    inputs,
    terms,
    lines: [
      { term: 'activity', account: 'Hospital activity' },
      { term: 'injection-payment', account: 'Hospital: joint injections' },
    ],
  };
}

/** The year of the policy’s own papers, and the year of the demonstration. */
export const hospitalContracts: readonly ContractJson[] = [2019, 2025].map(hospitalActivity);
