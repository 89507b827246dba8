import {
  numberOfRecords,
  rate,
  records,
  registeredInTheYear,
  sinceYearStart,
} from '../../../../src/indicators/language/index.ts';
import { URC2H_COD, URCREF_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

export const QOH309 = rate({
  id: 'QOH309',
  title: 'Rapid response within two hours',
  wording: 'Of urgent community referrals, counted when seen within 2 hours',
  reason: 'Help within two hours keeps people at home who would otherwise go to hospital.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Long Term Plan',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published measure.'],
  population: registeredInTheYear,
  numerator: numberOfRecords(records(URC2H_COD, sinceYearStart)),
  denominator: numberOfRecords(records(URCREF_COD, sinceYearStart)),
  per: 100,
});
