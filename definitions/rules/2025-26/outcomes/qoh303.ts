import {
  ageUnder,
  daysRegistered,
  numberOf,
  rate,
  registeredInTheYear,
} from '../../../../src/indicators/language/index.ts';
import { emergencies, gastroenteritis, lowerRespiratory } from '../admissions.ts';
import { signedOff } from '../signed-off.ts';
import { europeanStandard2013 } from '../standard-population.ts';

export const QOH303 = rate({
  id: 'QOH303',
  title: 'Children: lower respiratory and gastroenteritis admissions',
  wording: 'Of registered people under 19, counted when emergency admissions per 100,000',
  reason: 'Most of these admissions are short, frighten families, and could have been cared for at home.',
  source:
    'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 3.2; Dudley needs assessment',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'Codes of conditions 3a, 2.3.ii and 3.2 are from memory, unverified.',
  ],
  population: registeredInTheYear,
  when: ageUnder(19),
  numerator: numberOf(emergencies([...lowerRespiratory, ...gastroenteritis])),
  denominator: daysRegistered,
  per: 100_000,
  inYears: true,
  standard: europeanStandard2013,
});
