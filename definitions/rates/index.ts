import type { RatesJson } from '../../src/contracts/index.ts';
import { globalSumPrice, londonAdjustment } from './global-sum.ts';
import { apmsPrice, pmsPremium } from './invented.ts';
import { minorSurgeryShare, outOfHoursShare } from './opt-outs.ts';
import { qofAspirationShare, qofListDivisor, qofPointPrice } from './quality.ts';

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
    pmsPremium,
    apmsPrice,
  ],
};
