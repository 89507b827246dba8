import {
  type ContractInput,
  type ContractLine,
  divide,
  multiply,
  type TermDeclaration,
} from '../../../src/contracts/index.ts';

/** What a practice that takes part in Quality Outcomes for Health is paid from: the pot of what that replaces. */
export const outcomesInputs: Record<string, ContractInput> = {
  'outcomes-pot': {
    label: 'pot: what taking part replaces',
    unit: 'pounds per year',
    from: { kind: 'participation', field: 'pot' },
  },
  'outcomes-points': {
    label: 'points of all measures',
    unit: 'points',
    from: { kind: 'participation', field: 'points' },
  },
};

/** On account each month as aspiration is, at so many pounds a point; settled when the year's points are known. */
export const outcomesTerms: readonly TermDeclaration[] = [
  {
    id: 'outcomes-point-value',
    title: 'Pounds for a point',
    unit: 'pounds per point per year',
    formula: divide('outcomes-pot', 'outcomes-points'),
  },
  {
    id: 'outcomes-on-account',
    title: 'Quality Outcomes for Health: on account',
    unit: 'pounds per month',
    formula: divide(multiply('aspiration-share', 'outcomes-points', 'outcomes-point-value'), 'months'),
  },
];

export const outcomesLine: ContractLine = {
  term: 'outcomes-on-account',
  account: 'Quality Outcomes for Health',
  scheme: 'Quality Outcomes for Health',
};
