import {
  between,
  changeOf,
  dateOf,
  inMonths,
  latest,
  monthsBefore,
  people,
  rate,
  registeredPeople,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { EQ5D_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

/** The latest answer of the year, and the latest 3 to 12 months before it. */
const later = latest(valuedRecords(EQ5D_COD, inMonths(12)));
const earlier = latest(
  valuedRecords(EQ5D_COD, between(monthsBefore(12, dateOf(later)), monthsBefore(3, dateOf(later)))),
);

export const QOH221 = rate({
  id: 'QOH221',
  title: 'Change in health status, answered twice',
  wording: 'Of people with a long-term condition who answered twice, counted when change in EQ-5D index',
  reason: 'What matters to people with long-term conditions is whether life is better for them.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 2',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published measure.'],
  population: registeredPeople,
  numerator: changeOf(earlier, later),
  denominator: people(),
  per: 1,
});
