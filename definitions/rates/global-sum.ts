import type { RateJson } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

/** GMS global sum: pounds a weighted patient a year, before the out-of-hours deduction. */
export const globalSumPrice: RateJson = {
  id: 'global-sum-price',
  title: 'Global sum price per weighted patient',
  unit: 'pounds per weighted patient per year',
  values: [
    forYear(2013, '66.25', 'found', 'webjeannie FAQ'),
    forYear(2014, '73.56', 'found', 'BMA; forshaws 2015'),
    {
      ...forYear(2015, '75.77', 'found', 'BMA 2015/16; Medeconomics. April to September'),
      validTo: '2015-09-30',
    },
    {
      value: '76.51',
      validFrom: '2015-10-01',
      validTo: '2016-03-31',
      knownFrom: '2015-10-01',
      status: 'found',
      source: 'BMA 2015/16: seniority recycled within the year. October to March. Announcement date not found',
    },
    forYear(2016, '80.59', 'found', 'Medeconomics; BMA; GPonline'),
    forYear(2017, '85.35', 'found', 'GPonline; forshaws'),
    forYear(2018, '87.92', 'found', 'BMA FAQ; forshaws. As first announced'),
    {
      ...forYear(2018, '88.96', 'found', 'BMA FAQ: backdated to 1 April 2018. Announcement date assumed, not found'),
      knownFrom: '2018-10-01',
    },
    forYear(2019, '89.88', 'found', 'rbp.co.uk; NHS Digital'),
    forYear(2020, '93.46', 'found', 'YORLMC; NHS Digital'),
    {
      ...forYear(2021, '97.28', 'found', 'GPonline: first announced, and wrong. Announcement date assumed, not found'),
      knownFrom: '2021-01-21',
    },
    forYear(2021, '96.78', 'found', 'Larking Gowen; Lentells; Avon LMC. Corrects the £97.28 first announced'),
    forYear(2022, '99.70', 'found', 'Lentells; LincsLMC'),
    forYear(2023, '102.28', 'found', 'NHS England PMS and APMS 2023/24'),
    {
      ...forYear(
        2023,
        '104.73',
        'found',
        'CQRS FAQ; LMC: backdated to 1 April 2023. Known day from the October increase',
      ),
      knownFrom: '2023-10-01',
    },
    forYear(2024, '107.57', 'found', 'Somerset LMC; directions for 2024/25'),
    {
      ...forYear(
        2024,
        '112.50',
        'found',
        'NHS England; BMA: backdated to 1 April 2024. Known day from the September run',
      ),
      knownFrom: '2024-09-01',
    },
    forYear(2025, '121.79', 'found', 'NHS England 2025/26. As first announced'),
    {
      ...forYear(
        2025,
        '123.34',
        'found',
        'NHS England; SSLMCs: backdated to 1 April 2025. The value is found; the day it is known from is invented for the demonstration (it was paid from August 2025)',
      ),
      knownFrom: '2025-07-01',
    },
    forYear(2026, '130.07', 'found', 'Second hand: SFE 2026, paragraph 3(4)'),
  ],
};

/** Registered patients who live in London, whether or not their practice is there. */
export const londonAdjustment: RateJson = {
  id: 'london-adjustment',
  title: 'London adjustment per registered patient resident in London',
  unit: 'pounds per London resident per year',
  values: [
    {
      value: '2.18',
      validFrom: '2013-04-01',
      knownFrom: '2013-04-01',
      status: 'found',
      source: 'rbp.co.uk 2019; SFE 2026 second hand; unchanged since at least 2013. Announcement date not found',
    },
  ],
};
