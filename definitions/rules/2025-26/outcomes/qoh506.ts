import {
  numberOfRecords,
  rate,
  records,
  registeredInTheYear,
  sinceYearStart,
} from '../../../../src/indicators/language/index.ts';
import { CASELOAD_COD, ULCER_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

export const QOH506 = rate({
  id: 'QOH506',
  title: 'Pressure ulcers, category 3 and 4',
  wording: 'Of community nursing caseload, counted when new ulcer per 1,000 caseload-months',
  reason: 'A deep pressure ulcer is pain for months, and can be prevented.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 5.3',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'A month on the caseload is a record of it; an ulcer of somebody without one is left out.',
  ],
  population: registeredInTheYear,
  numerator: numberOfRecords(records(ULCER_COD, sinceYearStart)),
  denominator: numberOfRecords(records(CASELOAD_COD, sinceYearStart)),
  per: 1000,
});
