import {
  inMonths,
  latest,
  people,
  rate,
  registeredPeople,
  valuedRecords,
  valueFrom,
} from '../../../../src/indicators/language/index.ts';
import { GASGOAL_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

export const QOH408 = rate({
  id: 'QOH408',
  title: 'Goals reached, as people judge them',
  wording: 'Of people with goals set and scored, counted when mean goal attainment T',
  reason: 'Whether help worked is for the person to judge, against what they wanted.',
  source: 'Quality Outcomes for Health, demonstration edition; after patient-driven reporting',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published measure.'],
  population: registeredPeople,
  numerator: valueFrom(latest(valuedRecords(GASGOAL_COD, inMonths(12)))),
  denominator: people(),
  per: 1,
});
