import {
  allOf,
  anyOf,
  atLeast,
  type ContractJson,
  isOneOf,
  multiply,
  not,
  sumOf,
} from '../../../src/contracts/index.ts';
import { datesOf, fixed, given, givenEach, rated } from './inputs.ts';

/** Joints and soft tissues that a GP injects. */
const SITES_OF_GP = [
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
const EXCEPTIONS = [
  'none',
  'condition related to rheumatoid arthritis',
  'procedure of limited clinical priority',
  'nerve conduction studies',
];

/**
 * Hospital activity at its tariff, and joint injections under the policy on where they are given: one for which the
 * GP is the clinician named, given in hospital to a patient who was assessed there and not referred back, is paid at
 * the minor-surgery price, where the signed contract carries the policy and from the day that it says.
 */
export const hospitalActivity: ContractJson = {
  id: 'hospital-activity/2019-20',
  title: 'Hospital activity with the joint injection policy 2019/20',
  contractType: 'hospital',
  ...datesOf(2019),
  source: 'The commissioner’s joint injections policy; tariffs are put in; minor-surgery price: Pulse',
  pays: 'once',
  sets: { activity: { label: 'kinds of activity' }, injection: { label: 'injections' } },
  inputs: {
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
  },
  terms: [
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
  ],
  lines: [
    { term: 'activity', account: 'Hospital activity' },
    { term: 'injection-payment', account: 'Hospital: joint injections' },
  ],
};
