import { add, type ContractJson, divide, multiply, subtract } from '../../../src/contracts/index.ts';
import { globalSumInputs } from './global-sum-price.ts';
import { qualityAchievement, qualityInputs, qualityLine, qualityTerms } from './quality.ts';
import { outcomesAchievement, outcomesInputs, outcomesLine, outcomesTerms } from './quality-outcomes.ts';
import { listInputs, weightedList } from './weighted-list.ts';

/**
 * Personal Medical Services: a yearly baseline, fixed on the weighted list at 1 April. The demonstration's is the GMS
 * equivalent and an invented premium. There is never a global sum line.
 */
export const pms: ContractJson = {
  id: 'pms/2025-26',
  title: 'PMS contract 2025/26',
  contractType: 'PMS',
  validFrom: '2025-04-01',
  validTo: '2026-03-31',
  source: 'Invented for the demonstration: GMS equivalent, and a premium of £4.00 a weighted patient',
  inputs: {
    ...listInputs('registered list at 1 April', 'first of the contract year'),
    ...globalSumInputs,
    premium: {
      label: 'PMS premium per weighted patient',
      unit: 'pounds per weighted patient per year',
      from: { kind: 'rate', rate: 'pms-premium', on: 'the month' },
    },
    ...qualityInputs,
    ...outcomesInputs,
  },
  terms: [
    weightedList('Weighted list at 1 April'),
    {
      id: 'gms-equivalent',
      title: 'GMS equivalent per weighted patient',
      unit: 'pounds per weighted patient per year',
      formula: multiply('price', subtract('one', 'out-of-hours-share')),
    },
    {
      id: 'yearly-baseline',
      title: 'PMS baseline of the year',
      unit: 'pounds per year',
      formula: multiply(add('gms-equivalent', 'premium'), 'weighted-list'),
    },
    {
      id: 'pms-baseline',
      title: 'PMS baseline',
      unit: 'pounds per month',
      formula: divide('yearly-baseline', 'months'),
    },
    ...qualityTerms,
    ...outcomesTerms,
  ],
  lines: [{ term: 'pms-baseline', account: 'PMS baseline' }, qualityLine, outcomesLine],
  achievement: qualityAchievement,
  schemes: outcomesAchievement,
};
