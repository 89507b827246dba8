import { type ContractJson, divide, multiply, subtract } from '../../../src/contracts/index.ts';
import { globalSumInputs } from './global-sum-price.ts';
import { qualityAchievement, qualityInputs, qualityLine, qualityTerms } from './quality.ts';
import { outcomesAchievement, outcomesInputs, outcomesLine, outcomesTerms } from './quality-outcomes.ts';
import { listInputs, weightedList } from './weighted-list.ts';

/** General Medical Services: global sum on the quarter's weighted list, less the out-of-hours share. */
export const gms: ContractJson = {
  id: 'gms/2025-26',
  title: 'GMS contract 2025/26',
  contractType: 'GMS',
  validFrom: '2025-04-01',
  validTo: '2026-03-31',
  source:
    'Statement of Financial Entitlements, global sum and quality; out of hours opted out, no temporary patients adjustment, not in London',
  inputs: {
    ...listInputs('registered list of the quarter', 'of the month'),
    ...globalSumInputs,
    ...qualityInputs,
    ...outcomesInputs,
  },
  terms: [
    weightedList('Weighted list'),
    {
      id: 'global-sum',
      title: 'Global sum',
      unit: 'pounds per month',
      formula: divide(multiply('weighted-list', 'price', subtract('one', 'out-of-hours-share')), 'months'),
    },
    ...qualityTerms,
    ...outcomesTerms,
  ],
  lines: [{ term: 'global-sum', account: 'GMS global sum' }, qualityLine, outcomesLine],
  achievement: qualityAchievement,
  schemes: outcomesAchievement,
};
