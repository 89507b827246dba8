import type { PolicyJson } from '../../src/claims/index.ts';
import { EXCEPTIONS, SITES_OF_GP } from '../contracts/library/hospital.ts';

const DISCUSS = 'Contest the challenge with the reason, record by record, before the reconciliation date.';

/**
 * Where joint injections are given, as the commissioner's policy prints it. A record that falls under a printed exception
 * whose site is uncertain is looked at by a clinician and never repriced.
 */
export const jointInjections: PolicyJson = {
  id: 'joint-injections-2025-26',
  title: 'Joint injections policy',
  source:
    'The commissioner’s joint injections policy. That it begins on 1 April 2025 and which contracts carry it is invented for the demonstration',
  from: '2025-04-01',
  service: 'joint-injection',
  contract: 'hospital-activity/2025-26',
  answerDays: 10,
  rules: [
    {
      code: 'UNCERTAIN_SITE',
      outcome: 'hold',
      words: 'A printed exception may apply and its site is uncertain: a clinician looks at it.',
      appeal: DISCUSS,
      exceptions: EXCEPTIONS.filter((exception) => exception !== 'none'),
    },
    {
      code: 'GP_SITE',
      outcome: 'reprice',
      words:
        'The GP is the clinician for this site; it was given in hospital after assessment there, not referred back.',
      appeal: DISCUSS,
      sites: SITES_OF_GP,
      assessedThere: true,
      referredBack: false,
    },
    {
      code: 'NO_PRIOR_APPROVAL',
      outcome: 'hold',
      words: 'An injection of the back needs prior approval, and none was sent.',
      appeal: 'Send the record again with the reference of the approval.',
      sites: ['back'],
      hasApproval: false,
    },
    {
      code: 'WRONG_SPECIALTY',
      outcome: 'ask',
      words: 'An injection of the hand is for rheumatology or orthopaedics.',
      appeal: DISCUSS,
      sites: ['hand, by rheumatology or orthopaedics'],
      notClinicians: ['rheumatologist', 'orthopaedic surgeon'],
    },
    {
      code: 'NO_IMAGING',
      outcome: 'ask',
      words: 'An injection of the hip, the back or another foot is guided by imaging.',
      appeal: DISCUSS,
      sites: ['hip, guided', 'other foot', 'back'],
      imaging: false,
    },
  ],
  hospitals: [
    {
      code: 'X00H1',
      name: 'Westmarch General Hospital (invented)',
      carriesFrom: '2025-10-01',
      reconciliationDays: 45,
    },
    {
      code: 'X00H2',
      name: 'Eastmarch Treatment Centre (invented)',
      carriesFrom: null,
      reconciliationDays: 45,
    },
  ],
};
