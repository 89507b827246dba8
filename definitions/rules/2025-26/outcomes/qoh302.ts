import {
  ageOver,
  daysRegistered,
  numberOf,
  rate,
  registeredInTheYear,
} from '../../../../src/indicators/language/index.ts';
import { chronicConditions, emergencies } from '../admissions.ts';
import { signedOff } from '../signed-off.ts';
import { europeanStandard2013 } from '../standard-population.ts';

export const QOH302 = rate({
  id: 'QOH302',
  title: 'Chronic ambulatory-care-sensitive admissions',
  wording: 'Of registered people aged 19 and over, counted when primary diagnosis in the list per 100,000',
  reason:
    'An admission that good care outside hospital would have prevented is a crisis for the person and a cost to all.',
  source: 'Quality Outcomes for Health, demonstration edition; after CCG OIS 2.6',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published measure.'],
  population: registeredInTheYear,
  when: ageOver(18),
  numerator: numberOf(emergencies(chronicConditions)),
  denominator: daysRegistered,
  per: 100_000,
  inYears: true,
  standard: europeanStandard2013,
});
