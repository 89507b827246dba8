import {
  daysRegistered,
  numberOf,
  rate,
  registeredInTheYear,
  sinceYearStart,
  startedIn,
} from '../../../../src/indicators/language/index.ts';
import { signedOff } from '../signed-off.ts';
import { europeanStandard2013 } from '../standard-population.ts';

const attendances = startedIn(sinceYearStart, 'ed_attendance', {
  destinations: ['19'],
  withoutCodesOf: ['snomed', 'opcs4'],
});

export const QOH306 = rate({
  id: 'QOH306',
  title: 'ED attendances of primary-care type',
  wording:
    'Of registered people, counted when attendances discharged with no investigation or significant treatment, ' +
    'per 1,000',
  reason: 'Attendances that needed neither tests nor treatment could have been seen nearer home.',
  source: 'Quality Outcomes for Health, demonstration edition; after Dudley urgent care',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'Investigations and treatments are the SNOMED CT and OPCS-4 codes of an attendance.',
  ],
  population: registeredInTheYear,
  numerator: numberOf(attendances),
  denominator: daysRegistered,
  per: 1000,
  inYears: true,
  standard: europeanStandard2013,
});
