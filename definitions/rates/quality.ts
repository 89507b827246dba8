import type { RateJson } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

/** What one point earns in a practice of average list and prevalence. */
export const qofPointPrice: RateJson = {
  id: 'qof-point-price',
  title: 'Quality and Outcomes Framework price of a point',
  unit: 'pounds per point per year',
  values: [
    forYear(2013, '156.92', 'found', 'webjeannie FAQ'),
    forYear(2014, '156.92', 'found', 'BMA; forshaws 2015'),
    forYear(2015, '160.15', 'found', 'BMA 2015/16'),
    forYear(2016, '165.18', 'found', 'Medeconomics; BMA'),
    forYear(2017, '171.20', 'found', 'GPonline; forshaws'),
    forYear(2018, '179.26', 'found', 'NHS Digital QOF FAQ'),
    forYear(2019, '187.74', 'found', 'NHS Digital'),
    forYear(2020, '194.83', 'found', 'YORLMC; NHS Digital'),
    forYear(2021, '201.16', 'found', 'Larking Gowen; Lentells'),
    forYear(2022, '207.56', 'found', 'Lentells; LincsLMC'),
    forYear(2023, '213.43', 'found', 'NHS England 2023/24; CQRS FAQ'),
    forYear(2024, '220.62', 'found', 'Somerset LMC; NHS England 2025/26'),
    forYear(2025, '225.49', 'found', 'NHS England 2025/26'),
    forYear(2026, '227.95', 'found', 'Second hand: SFE 2026, paragraph 6(8)'),
  ],
};

/** The national average registered list, by which a practice's own is divided (contractor population index). */
export const qofListDivisor: RateJson = {
  id: 'qof-list-divisor',
  title: 'National average list',
  unit: 'registered patients',
  values: [
    forYear(2013, '6911', 'found', 'webjeannie FAQ'),
    forYear(2014, '7087', 'computed', 'Disputed: 7,052 is found, 7,087 fits the constant price per patient and point'),
    forYear(2015, '7233', 'computed', '160.15 ÷ 0.0221416'),
    forYear(2016, '7460', 'found', 'Medeconomics; BMA'),
    forYear(2017, '7732', 'found', 'GPonline; forshaws'),
    forYear(2018, '8096', 'found', 'NHS Digital QOF FAQ'),
    forYear(2019, '8479', 'found', 'NHS Digital'),
    forYear(2020, '8799', 'found', 'NHS Digital'),
    forYear(2021, '9085', 'found', 'Lentells; the 9,103 printed by Pulse is wrong'),
    forYear(2022, '9374', 'found', 'Lentells; LincsLMC'),
    forYear(2023, '9639', 'found', 'NHS England 2023/24; CQRS FAQ'),
    forYear(2024, '9964', 'found', 'NHS England; the 9,962 printed by Ardens is wrong'),
    forYear(2025, '10184', 'computed', 'From £225.49 and the constant price per patient and point'),
    forYear(2026, '10295', 'found', 'Second hand: SFE 2026, paragraph 6(6)'),
  ],
};

/** The share of last year's achievement that is paid on account, month by month. */
export const qofAspirationShare: RateJson = {
  id: 'qof-aspiration-share',
  title: 'Aspiration share of last year’s achievement',
  unit: 'share',
  values: [
    {
      value: '0.7',
      validFrom: '2013-04-01',
      validTo: '2024-03-31',
      knownFrom: '2013-04-01',
      status: 'found',
      source: 'nbmedical; Pulse: 70 % to 2023/24. First day not found: begins where this table begins',
    },
    {
      value: '0.8',
      validFrom: '2024-04-01',
      knownFrom: '2024-04-01',
      status: 'found',
      source: 'Somerset LMC: 80 % from 2024/25. Announcement date not found',
    },
  ],
};
