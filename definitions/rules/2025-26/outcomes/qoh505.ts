import { all, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { CREAT_COD, EGFR_COD, FBC_COD, LFT_COD } from '../outcomes-codelists.ts';
import { METHOTREXATE } from '../registers/medicines-safety.ts';
import { signedOff } from '../signed-off.ts';

export const QOH505 = rule({
  id: 'QOH505',
  title: 'Methotrexate monitored',
  wording:
    'Of people on methotrexate 6 months or more, counted when full blood count, creatinine and liver function in ' +
    '3 months',
  reason: 'Methotrexate can stop the bone marrow, and harms the liver unseen.',
  source: 'Quality Outcomes for Health, demonstration edition; after medicines safety',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: METHOTREXATE,
  steps: [
    succeed(
      'blood count, creatinine and liver function in the 3 months',
      all(has(FBC_COD, inMonths(3)), has([CREAT_COD, EGFR_COD], inMonths(3)), has(LFT_COD, inMonths(3))),
    ),
  ],
});
