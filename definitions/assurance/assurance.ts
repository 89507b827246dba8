import type { AssuranceJson } from '../../src/benchmarking/language/index.ts';

const FROM = '2023-04-01';
const LIMITS = 'Spiegelhalter DJ, Statistics in Medicine 2005: limits of 95 and 99.8 per cent of a funnel';
const SET = 'Set for the demonstration, from no published method; the national trigger numbers could not be verified';

/** By what a practice is looked at, compared and discussed. A later value of a trigger takes an earlier one’s place. */
export const assurance: AssuranceJson = {
  id: 'assurance',
  triggers: [
    { trigger: 'watch', values: [{ value: '1.959964', validFrom: FROM, status: 'found', source: LIMITS }] },
    { trigger: 'outlier', values: [{ value: '3.090232', validFrom: FROM, status: 'found', source: LIMITS }] },
    { trigger: 'fewestPractices', values: [{ value: '8', validFrom: FROM, status: 'invented', source: SET }] },
    {
      trigger: 'outliersToDiscuss',
      values: [
        {
          value: '5',
          validFrom: FROM,
          status: 'unverified',
          source: 'High level indicators, NHS England 2013, from memory',
        },
        { value: '2', validFrom: '2025-04-01', status: 'invented', source: SET },
      ],
    },
  ],
  domains: [
    { name: 'Blood pressure and heart', measures: ['HYP008', 'HYP009', 'AF008', 'CHD005'] },
    { name: 'Diabetes', measures: ['DM020', 'DM036'] },
    { name: 'Lungs and smoking', measures: ['COPD010', 'AST007', 'SMOK004'] },
    { name: 'Dementia, checks and screening', measures: ['DEM004', 'IND265', 'CS005'] },
  ],
  peers: { count: 10, variables: ['registered', 'deprivation', 'under15', 'from65', 'weighting'] },
  reference: {
    name: 'England (invented)',
    status: 'invented',
    source: 'a reference set made up for the demonstration; no published figure is among them',
    values: [
      { measure: 'HYP008', percent: '70' },
      { measure: 'HYP009', percent: '80' },
      { measure: 'DM020', percent: '62' },
      { measure: 'DM036', percent: '68' },
      { measure: 'AF008', percent: '93' },
      { measure: 'COPD010', percent: '76' },
      { measure: 'AST007', percent: '62' },
      { measure: 'CHD005', percent: '92' },
      { measure: 'SMOK004', percent: '88' },
      { measure: 'DEM004', percent: '72' },
      { measure: 'IND265', percent: '60' },
      { measure: 'CS005', percent: '70' },
    ],
  },
};
