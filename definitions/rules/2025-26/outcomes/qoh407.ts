import { diedInTheYear, ever, has, people, rate, sinceYearStart } from '../../../../src/indicators/language/index.ts';
import { DIEDPREF_COD, PREFPLACE_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

export const QOH407 = rate({
  id: 'QOH407',
  title: 'Died in the preferred place',
  wording: 'Of deaths with a recorded preference, counted when in that place',
  reason: 'People who have said where they wish to die mostly can, if those about them know it.',
  source: 'Quality Outcomes for Health, demonstration edition; after end of life strategy',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published measure.'],
  population: diedInTheYear,
  when: has(PREFPLACE_COD, ever),
  numerator: people(has(DIEDPREF_COD, sinceYearStart)),
  denominator: people(),
  per: 100,
});
