import { type ContractJson, divide, multiply } from '../../../src/contracts/index.ts';
import { qualityAchievement, qualityInputs, qualityLine, qualityTerms } from './quality.ts';
import { outcomesAchievement, outcomesInputs, outcomesLine, outcomesTerms } from './quality-outcomes.ts';
import { listInputs, weightedList } from './weighted-list.ts';

/** Alternative Provider Medical Services: a contracted price on the quarter's weighted list. */
export const apms: ContractJson = {
  id: 'apms/2025-26',
  title: 'APMS contract 2025/26',
  contractType: 'APMS',
  validFrom: '2025-04-01',
  validTo: '2026-03-31',
  source: 'Invented for the demonstration: £140.00 a weighted patient',
  inputs: {
    ...listInputs('registered list of the quarter', 'of the month'),
    price: {
      label: 'APMS price per weighted patient',
      unit: 'pounds per weighted patient per year',
      from: { kind: 'rate', rate: 'apms-price', on: 'the month' },
    },
    ...qualityInputs,
    ...outcomesInputs,
  },
  terms: [
    weightedList('Weighted list'),
    {
      id: 'apms-contract',
      title: 'APMS contract',
      unit: 'pounds per month',
      formula: divide(multiply('weighted-list', 'price'), 'months'),
    },
    ...qualityTerms,
    ...outcomesTerms,
  ],
  lines: [{ term: 'apms-contract', account: 'APMS contract' }, qualityLine, outcomesLine],
  achievement: qualityAchievement,
  schemes: outcomesAchievement,
};
