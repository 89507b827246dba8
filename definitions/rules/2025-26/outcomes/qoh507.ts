import {
  all,
  any,
  atLeast,
  between,
  dateOf,
  daysAfter,
  has,
  not,
  onThe,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { KASSESS_COD, KREF_COD, POTASS_COD } from '../outcomes-codelists.ts';
import { highPotassium, POTASSIUM } from '../registers/medicines-safety.ts';
import { signedOff } from '../signed-off.ts';

const found = dateOf(highPotassium);
const isSevere = atLeast('6.5', highPotassium);

export const QOH507 = rule({
  id: 'QOH507',
  title: 'High potassium acted on',
  wording:
    'Of potassium 6.0 or more on an ACE inhibitor, ARB or potassium-sparing diuretic, counted when 6.0-6.4 ' +
    'repeated or assessed within 1 day; 6.5 or more referred the same day',
  reason: 'High potassium stops hearts within hours; who acts the same day prevents it.',
  source: 'Quality Outcomes for Health, demonstration edition; after UK Kidney Association',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'The first such result of the 12 months counts.',
    'A repeat on the same day cannot be told from the result, and counts only as an assessment.',
  ],
  register: POTASSIUM,
  steps: [
    succeed(
      '6.0 to 6.4 repeated or assessed by the next day',
      all(
        not(isSevere),
        any(
          has(POTASS_COD, onThe(daysAfter(1, found))),
          has([KASSESS_COD, KREF_COD], between(found, daysAfter(1, found))),
        ),
      ),
    ),
    succeed('6.5 or more referred the same day', all(isSevere, has(KREF_COD, onThe(found)))),
  ],
});
