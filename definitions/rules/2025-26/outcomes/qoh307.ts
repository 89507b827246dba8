import {
  daysRegistered,
  ever,
  has,
  numberOf,
  rate,
  registeredPeople,
} from '../../../../src/indicators/language/index.ts';
import { emergencies } from '../admissions.ts';
import { CAREHOME_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

export const QOH307 = rate({
  id: 'QOH307',
  title: 'Emergency admissions from care homes',
  wording: 'Of care-home residents, counted when per 100 resident-years',
  reason: 'Hospital harms people who live in care homes more than anybody else.',
  source: 'Quality Outcomes for Health, demonstration edition; after EHCH',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'The days of the year before somebody moved into the home are counted too.',
  ],
  population: registeredPeople,
  when: has(CAREHOME_COD, ever),
  numerator: numberOf(emergencies()),
  denominator: daysRegistered,
  per: 100,
  inYears: true,
});
