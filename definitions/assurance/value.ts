import type { ValuePolicyJson } from '../../src/benchmarking/language/index.ts';

const SET = 'Set for the demonstration, from no published method';
const CHART = 'The chart of accounts: what it pays for is not care that a list is offered';

/** How the quality of the demonstration’s practices is put together, and what counts as the value of their contracts. */
export const valuePolicy: ValuePolicyJson = {
  id: 'value',
  versions: [
    {
      validFrom: '2023-04-01',
      status: 'invented',
      source: SET,
      measures: [
        { rule: 'HYP008', weight: 1 },
        { rule: 'HYP009', weight: 1 },
        { rule: 'AF008', weight: 1 },
        { rule: 'CHD005', weight: 1 },
        { rule: 'DM020', weight: 1 },
        { rule: 'DM036', weight: 1 },
        { rule: 'COPD010', weight: 1 },
        { rule: 'AST007', weight: 1 },
        { rule: 'SMOK004', weight: 1 },
        { rule: 'DEM004', weight: 1 },
        { rule: 'IND265', weight: 1 },
        { rule: 'CS005', weight: 1 },
      ],
      usual: { spread: 'points', missing: 'others', per: 'weighted', qof: 'with' },
      leastWeightPercent: 60,
      leftOutOfValue: [
        { begins: 'Premises', name: 'premises: rent, rates, water and waste', why: CHART },
        { begins: 'Drugs', name: 'drugs', why: CHART },
        { begins: 'Dispensing', name: 'dispensing', why: CHART },
        { begins: 'Locum cover', name: 'reimbursed locums', why: 'It follows who was away, and not what was bought' },
        { begins: 'Pension', name: 'pension contributions', why: 'They are taken off what is due and paid elsewhere' },
        { begins: 'LMC levy', name: 'levies', why: 'They are taken off what is due and paid elsewhere' },
        {
          begins: 'Network:',
          name: 'what one practice holds for a network',
          why: 'It is for all practices of the network',
        },
      ],
      qualityAccounts: ['QOF aspiration', 'QOF achievement', 'Quality Outcomes for Health'],
      fences: 3,
    },
  ],
};
