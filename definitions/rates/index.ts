import type { RatesJson } from '../../src/contracts/index.ts';
import { mpigYearsLeft, pensionEmployerShare, pensionTiers } from './deductions.ts';
import {
  adviceAndGuidanceRequest,
  childhoodVaccinationDose,
  extendedHours,
  learningDisabilityCheck,
  minorSurgeryExcision,
  minorSurgeryInjection,
  mmrCatchUpDose,
  pneumococcalConjugateDose,
  vaccinationDose,
  weightManagementReferral,
} from './enhanced-services.ts';
import { globalSumPrice, londonAdjustment } from './global-sum.ts';
import { apmsPrice, pmsPremium } from './invented.ts';
import { nationalPrevalence } from './national-prevalence.ts';
import { networkRates } from './network.ts';
import { minorSurgeryShare, outOfHoursShare } from './opt-outs.ts';
import { qofAspirationShare, qofListDivisor, qofPointPrice } from './quality.ts';
import { locumCoverFirstWeeks, locumCoverLaterWeeks, studyLeave } from './reimbursements.ts';

/**
 * Every dated rate. Each value says from when to when it holds, since when it was known, how it is known and from
 * where. A change is a new value with a later known day; a value is never overwritten.
 */
export const rates: RatesJson = {
  id: 'rates/england',
  title: 'Rates for general practice in England, 2013/14 to 2026/27',
  rates: [
    globalSumPrice,
    londonAdjustment,
    outOfHoursShare,
    minorSurgeryShare,
    qofPointPrice,
    qofListDivisor,
    qofAspirationShare,
    ...nationalPrevalence,
    pmsPremium,
    apmsPrice,
    mpigYearsLeft,
    minorSurgeryInjection,
    minorSurgeryExcision,
    learningDisabilityCheck,
    vaccinationDose,
    childhoodVaccinationDose,
    pneumococcalConjugateDose,
    mmrCatchUpDose,
    weightManagementReferral,
    adviceAndGuidanceRequest,
    extendedHours,
    ...networkRates,
    locumCoverFirstWeeks,
    locumCoverLaterWeeks,
    studyLeave,
    pensionEmployerShare,
    ...pensionTiers,
  ],
};
