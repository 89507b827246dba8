import { between, dateOf, daysAfter, has, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { MEDREV_COD } from '../codelists.ts';
import { CREAT_COD, EGFR_COD } from '../outcomes-codelists.ts';
import { KIDNEYFALL, laterFiltration } from '../registers/medicines-safety.ts';
import { signedOff } from '../signed-off.ts';

const noticed = dateOf(laterFiltration);

export const QOH508 = rule({
  id: 'QOH508',
  title: 'Fall in kidney function acted on',
  wording:
    'Of eGFR fall of 25 % or more, or creatinine rise of 30 % or more, after starting or increasing an ACE ' +
    'inhibitor or ARB, counted when repeat or medicines review within 14 days',
  reason: 'Kidneys that fail after these medicines recover when the medicine is stopped in time.',
  source: 'Quality Outcomes for Health, demonstration edition; after NICE NG203',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'The first start or increase of the 12 months counts, and the first result after it.',
  ],
  register: KIDNEYFALL,
  steps: [
    succeed(
      'repeated, or medicines reviewed, within 14 days',
      has([EGFR_COD, CREAT_COD, MEDREV_COD], between(daysAfter(1, noticed), daysAfter(14, noticed))),
    ),
  ],
});
