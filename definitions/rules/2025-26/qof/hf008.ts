import {
  adjustSpecific,
  all,
  between,
  dateOf,
  daysAfter,
  daysBefore,
  exclude,
  has,
  isAfter,
  isBefore,
  isOn,
  not,
  on,
  onOrAfter,
  registeredWithin,
  registration,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { HEART_FAILURE } from '../cares.ts';
import { ECHO_COD, ECHOPU_COD, HF_COD, HFPCAPU_COD, HFRES_COD, HFSPEC_COD } from '../codelists.ts';
import { firstUnresolved } from '../frequent-tests.ts';
import { PC } from '../registers/cancer-bones-joints-palliative.ts';
import { HF } from '../registers/heart-and-vessels.ts';
import { signedOff } from '../signed-off.ts';
import { newlyDiagnosed, newlyRegistered } from '../usual-steps.ts';

const diagnosed = dateOf(firstUnresolved(HF_COD, HFRES_COD));
const confirmation = [ECHO_COD, HFSPEC_COD];
const isRegisteredLater = isAfter(registration, diagnosed);
const sinceRegistration = between(registration, daysAfter(186, registration));

export const HF008 = rule({
  id: 'HF008',
  title: 'Heart failure confirmed by echocardiogram or specialist',
  wording:
    'The percentage of patients with a diagnosis of heart failure on or after 1 April 2023 which: 1. Has been ' +
    'confirmed by an echocardiogram or by specialist assessment in the 6 months before entering on to the ' +
    'register; or 2. If registered at the practice after diagnosis, with no record of the diagnosis originally ' +
    'being confirmed either by echocardiogram or by specialist assessment, a record of an echocardiogram or a ' +
    'specialist assessment within 6 months of the date of registration.',
  reason: 'Breathlessness has many causes: treatment helps only those who have heart failure.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'Six months are 186 days, as in the published rules for asthma and COPD.',
  ],
  register: HF,
  steps: [
    exclude('DIAG_DAT23', 'diagnosed before 1 April 2023', isBefore(diagnosed, on('2023-04-01'))),
    succeed(
      'confirmed in the 6 months before the diagnosis',
      has(confirmation, between(daysBefore(186, diagnosed), diagnosed)),
    ),
    succeed(
      'registered after the diagnosis, and confirmed within 6 months of registration',
      all(isRegisteredLater, has(confirmation, sinceRegistration)),
    ),
    adjustSpecific(
      'clinical',
      'ECPUSP6',
      'registered after the diagnosis, and an echocardiogram unsuitable in the 6 months after it',
      all(isRegisteredLater, has(ECHOPU_COD, sinceRegistration)),
    ),
    adjustSpecific('clinical', 'PALCARDAT2', 'needing palliative care', isOn(PC)),
    adjustSpecific(
      'unsuitable',
      'HFPCAPU6',
      'registered after the diagnosis, and care unsuitable in the 6 months after it',
      all(isRegisteredLater, has(HFPCAPU_COD, sinceRegistration)),
    ),
    newlyDiagnosed(HEART_FAILURE),
    newlyRegistered,
    adjustSpecific(
      'newly registered',
      'REG6_ECOG',
      'registered after the diagnosis in the last 6 months, without confirmation since',
      all(isRegisteredLater, registeredWithin(6), not(has(confirmation, onOrAfter(registration)))),
    ),
  ],
});
