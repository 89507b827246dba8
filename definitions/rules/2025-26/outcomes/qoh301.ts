import { daysRegistered, numberOf, rate, registeredInTheYear } from '../../../../src/indicators/language/index.ts';
import {
  acuteConditions,
  childrensConditions,
  chronicConditions,
  emergencies,
  lowerRespiratory,
} from '../admissions.ts';
import { signedOff } from '../signed-off.ts';

export const QOH301 = rate({
  id: 'QOH301',
  title: 'Avoidable emergency admissions, composite',
  wording: 'Of registered people, counted when emergency admissions in the four groups (the sum of their numerators)',
  reason:
    'An admission that good care outside hospital would have prevented is a crisis for the person and a cost to all.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 2.3.i, 2.3.ii, 3a, 3.2',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'Codes of conditions 3a, 2.3.ii and 3.2 are from memory, unverified.',
    'An admission is counted once, whichever of the groups it is of; the ages of the groups are left out.',
  ],
  population: registeredInTheYear,
  numerator: numberOf(
    emergencies([...chronicConditions, ...acuteConditions, ...childrensConditions, ...lowerRespiratory]),
  ),
  denominator: daysRegistered,
  per: 100_000,
  inYears: true,
});
