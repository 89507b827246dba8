import {
  type Binding,
  type ContractInput,
  multiply,
  roundToWhole,
  type TermDeclaration,
} from '../../../src/contracts/index.ts';

type Quarter = Extract<Binding, { kind: 'list' }>['quarter'];

/** The registered list of a quarter, its weighting then, and the constants that every contract uses. */
export function listInputs(
  label: string,
  quarter: Exclude<Quarter, 'last of the achievement year'>,
): Record<string, ContractInput> {
  return {
    'registered-list': { label, unit: 'registered patients', from: { kind: 'list', quarter } },
    'weighted-to-registered': {
      label: 'weighted patients per registered patient',
      unit: 'weighted patients per registered patient',
      from: { kind: 'practice', field: 'weightedToRegistered', quarter },
    },
    months: { label: 'months in a year', unit: 'months per year', from: { kind: 'constant', value: '12' } },
    one: { label: 'one', unit: 'factor', from: { kind: 'constant', value: '1' } },
  };
}

/** Weighted list: registered × weighting, rounded half away from zero to a whole patient. */
export function weightedList(title: string): TermDeclaration {
  return {
    id: 'weighted-list',
    title,
    unit: 'weighted patients',
    formula: roundToWhole(multiply('registered-list', 'weighted-to-registered'), 'patient'),
  };
}
