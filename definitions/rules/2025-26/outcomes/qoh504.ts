import { all, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { CREAT_COD, EGFR_COD, LITLEV_COD, TSH_COD } from '../outcomes-codelists.ts';
import { LITHIUM } from '../registers/medicines-safety.ts';
import { signedOff } from '../signed-off.ts';

export const QOH504 = rule({
  id: 'QOH504',
  title: 'Lithium monitored',
  wording: 'Of people on lithium 6 months or more, counted when level in 4 months, creatinine and TSH in 9',
  reason: 'Too much lithium poisons, and harms kidneys and thyroid unseen.',
  source: 'Quality Outcomes for Health, demonstration edition; after medicines safety',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: LITHIUM,
  steps: [
    succeed(
      'level in the 4 months, creatinine and thyroid in the 9',
      all(has(LITLEV_COD, inMonths(4)), has([CREAT_COD, EGFR_COD], inMonths(9)), has(TSH_COD, inMonths(9))),
    ),
  ],
});
