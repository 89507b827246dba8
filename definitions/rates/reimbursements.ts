import type { RateJson, RateValue } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

const YEARS_OF_ONE_CAP = [2018, 2019, 2020, 2021, 2022, 2023, 2024];

function sameFrom2018(value: string): RateValue[] {
  return YEARS_OF_ONE_CAP.map((year) => forYear(year, value, 'found', 'BMA; SSLMCs: 2018/19 to 2024/25'));
}

const IN_2025 = 'BMA; SSLMCs: 2025/26 before the uplift of 4 %, of which the first day was not found';

/** Parental leave, weeks 1 and 2: the most that an invoice is paid. */
export const locumCoverFirstWeeks: RateJson = {
  id: 'locum-cover-first-weeks',
  title: 'Locum cover, weeks 1 and 2',
  unit: 'pounds per week',
  values: [...sameFrom2018('1143.06'), forYear(2025, '1418.43', 'found', IN_2025)],
};

/** Parental leave after two weeks, and sickness from week 3. */
export const locumCoverLaterWeeks: RateJson = {
  id: 'locum-cover-later-weeks',
  title: 'Locum cover, later weeks',
  unit: 'pounds per week',
  values: [...sameFrom2018('1751.52'), forYear(2025, '2151.96', 'found', IN_2025)],
};

export const studyLeave: RateJson = {
  id: 'study-leave',
  title: 'Cover of study leave or suspension',
  unit: 'pounds per week',
  values: [forYear(2025, '1404.38', 'found', 'BMA: 2025/26 before the uplift of 4 %')],
};
