import type { RateJson } from '../../src/contracts/index.ts';
import { since } from './financial-year.ts';

/** Directed enhanced service for minor surgery: joint, muscle and tendon. */
export const minorSurgeryInjection: RateJson = {
  id: 'minor-surgery-injection',
  title: 'Minor surgery: injection',
  unit: 'pounds per procedure',
  values: [since('2013-04-01', '43.54', 'found', 'Pulse; BJGP Life 2025. First day not found: begins with this table')],
};

export const minorSurgeryExcision: RateJson = {
  id: 'minor-surgery-excision',
  title: 'Minor surgery: incision or excision',
  unit: 'pounds per procedure',
  values: [since('2013-04-01', '87.08', 'found', 'Pulse; BJGP Life 2025. First day not found: begins with this table')],
};

export const learningDisabilityCheck: RateJson = {
  id: 'learning-disability-check',
  title: 'Learning disability health check',
  unit: 'pounds per check',
  values: [
    {
      ...since('2014-04-01', '116', 'found', 'BMA. First day not found: begins with the service for 14 and over'),
      validTo: '2017-03-31',
    },
    since('2017-04-01', '140', 'found', 'BMA; primarycareit 2024/25'),
  ],
};

/** Most vaccinations: influenza, pneumococcal, pertussis, shingles. */
export const vaccinationDose: RateJson = {
  id: 'vaccination-dose',
  title: 'Vaccination',
  unit: 'pounds per dose',
  values: [
    {
      ...since('2013-04-01', '7.64', 'found', 'BMA. First day not found: begins with this table'),
      validTo: '2016-03-31',
    },
    {
      ...since('2016-04-01', '9.80', 'found', 'BMA; Hentons. Also 2017/18, of which nothing was found'),
      validTo: '2018-03-31',
    },
    since('2018-04-01', '10.06', 'found', 'BMA; Hentons: 2018/19 and 2019/20 on'),
  ],
};

export const childhoodVaccinationDose: RateJson = {
  id: 'childhood-vaccination-dose',
  title: 'Routine childhood immunisation',
  unit: 'pounds per dose',
  values: [since('2025-04-01', '12.06', 'found', 'BMA, October 2025')],
};

export const pneumococcalConjugateDose: RateJson = {
  id: 'pneumococcal-conjugate-dose',
  title: 'Pneumococcal conjugate vaccine, older',
  unit: 'pounds per dose',
  values: [since('2013-04-01', '15.02', 'found', 'Found without its years: begins with this table')],
};

export const mmrCatchUpDose: RateJson = {
  id: 'mmr-catch-up-dose',
  title: 'MMR catch-up at 10 and 11',
  unit: 'pounds per dose',
  values: [since('2013-04-01', '5.00', 'found', 'Found without its years: begins with this table')],
};

export const weightManagementReferral: RateJson = {
  id: 'weight-management-referral',
  title: 'Weight management referral',
  unit: 'pounds per referral',
  values: [
    since(
      '2021-07-01',
      '11.50',
      'unverified',
      'Fee found; its first day from memory. Capped for each practice; later part of the core',
    ),
  ],
};

export const adviceAndGuidanceRequest: RateJson = {
  id: 'advice-and-guidance-request',
  title: 'Advice and guidance request',
  unit: 'pounds per request',
  values: [
    { ...since('2025-04-01', '20.00', 'found', 'BMA. Part of the global sum from 2026/27'), validTo: '2026-03-31' },
  ],
};

export const extendedHours: RateJson = {
  id: 'extended-hours',
  title: 'Extended hours',
  unit: 'pounds per registered patient per year',
  values: [
    {
      ...since('2013-04-01', '1.90', 'unverified', 'From memory; the directed service ended in June 2019'),
      validTo: '2019-06-30',
    },
  ],
};
