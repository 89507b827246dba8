import {
  all,
  atLeast,
  inMonths,
  latest,
  not,
  rule,
  succeed,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import { NCMPR_COD } from '../outcomes-codelists.ts';
import { NCMPR } from '../registers/births-and-children.ts';
import { signedOff } from '../signed-off.ts';

const measured = latest(valuedRecords(NCMPR_COD, inMonths(12)));

export const QOH132 = rule({
  id: 'QOH132',
  title: 'Healthy weight at reception',
  wording: 'Of measured in reception year, counted when healthy weight',
  reason: 'Weight in childhood foretells weight, diabetes and joints in adult life.',
  source: 'Quality Outcomes for Health, demonstration edition; after school measurement',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Healthy weight: from the 2nd to below the 85th centile of the British 1990 reference.',
  ],
  register: NCMPR,
  steps: [
    succeed(
      'latest centile of body mass index from the 2nd to below the 85th',
      all(atLeast('2', measured), not(atLeast('85', measured))),
    ),
  ],
});
