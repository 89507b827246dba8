import {
  after,
  ageOver,
  all,
  between,
  dateOf,
  daysBefore,
  exists,
  has,
  latest,
  monthsAfter,
  people,
  periodEnd,
  rate,
  records,
  registeredInTheYear,
  yearStart,
} from '../../../../src/indicators/language/index.ts';
import { HOME91_COD, REABLE_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

const discharged = records(REABLE_COD, between(monthsAfter(6, yearStart), daysBefore(91, periodEnd)));

export const QOH305 = rate({
  id: 'QOH305',
  title: 'At home 91 days after discharge',
  wording:
    'Of aged 65 and over discharged 1 October to 31 December to reablement, counted when at home on day 91 (died ' +
    'or in hospital counts as not)',
  reason: 'Reablement has done its work when somebody is still in their own home three months on.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 3.6',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'Whoever died or was in hospital on day 91 has no such record, and counts as not at home.',
  ],
  population: registeredInTheYear,
  when: all(ageOver(64), exists(discharged)),
  numerator: people(has(HOME91_COD, after(dateOf(latest(discharged))))),
  denominator: people(),
  per: 100,
});
