import {
  between,
  daysBefore,
  endedIn,
  ever,
  followedBy,
  numberOf,
  periodEnd,
  rate,
  registeredInTheYear,
  yearStart,
} from '../../../../src/indicators/language/index.ts';
import { emergencies } from '../admissions.ts';
import { signedOff } from '../signed-off.ts';

/** Discharges alive between 1 April and 30 days before the period end, so that each has its 30 days. */
const discharges = endedIn(
  between(yearStart, daysBefore(30, periodEnd)),
  ['emergency_admission', 'elective_admission'],
  { notDestinations: ['79'] },
);

export const QOH304 = rate({
  id: 'QOH304',
  title: 'Emergency readmission within 30 days',
  wording: 'Of discharges alive, counted when emergency readmission, indirectly standardised',
  reason: 'A return within a month often means that a discharge was not ready.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 3b',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'A crude percentage: the standard for its indirect standardisation is not at hand.',
  ],
  population: registeredInTheYear,
  numerator: numberOf(discharges, followedBy(emergencies(undefined, ever), 0, 30)),
  denominator: numberOf(discharges),
  per: 100,
});
