import {
  all,
  birth,
  dateOf,
  daysAfter,
  exists,
  has,
  inMonths,
  isFemale,
  isOnOrAfter,
  isOnOrBefore,
  latest,
  periodEnd,
  records,
  register,
  select,
  sinceYearStart,
  valuedRecords,
  yearStart,
} from '../../../../src/indicators/language/index.ts';
import { DELIV_COD, EYFSP_COD, NCMP6_COD, NCMPR_COD } from '../outcomes-codelists.ts';

const latestDelivery = latest(records(DELIV_COD, sinceYearStart));
/** The latest birth of the year. */
export const delivered = dateOf(latestDelivery);

export const BIRTH = register({
  id: 'BIRTH',
  title: 'Gave birth in the year',
  wording: 'Women who gave birth in the year',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('gave birth since 1 April', all(isFemale, exists(latestDelivery.of)))],
});

const eightWeeks = daysAfter(56, birth);

export const INFANT = register({
  id: 'INFANT',
  title: 'Eight weeks old in the year',
  wording: 'Infants reaching 8 weeks in the year',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select('reached 8 weeks in the year', all(isOnOrAfter(eightWeeks, yearStart), isOnOrBefore(eightWeeks, periodEnd))),
  ],
});

export const NCMPR = register({
  id: 'NCMPR',
  title: 'Measured in reception year',
  wording: 'Children measured in reception year',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('measured in the 12 months, in reception', exists(valuedRecords(NCMPR_COD, inMonths(12))))],
});

export const NCMP6 = register({
  id: 'NCMP6',
  title: 'Measured in year 6',
  wording: 'Children measured in year 6',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('measured in the 12 months, in year 6', exists(valuedRecords(NCMP6_COD, inMonths(12))))],
});

export const EYFSP = register({
  id: 'EYFSP',
  title: 'End of reception',
  wording: 'Children assessed at the end of reception',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('assessed in the 12 months', has(EYFSP_COD, inMonths(12)))],
});
