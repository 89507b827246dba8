import {
  adjustGeneral,
  all,
  between,
  dateOf,
  daysAfter,
  ever,
  exclude,
  has,
  inMonths,
  latest,
  not,
  records,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { DEPRESSION } from '../cares.ts';
import { DEPR_COD, DEPRVW_COD } from '../codelists.ts';
import { DEP } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { careDeclined, careUnsuitable, invitedTwiceThisYear, newlyRegistered } from '../usual-steps.ts';

const diagnosed = dateOf(latest(records(DEPR_COD, ever)));

export const DEP004 = rule({
  id: 'DEP004',
  title: 'Depression reviewed 10 to 56 days after diagnosis',
  wording:
    'The percentage of patients aged 18 or over with a new diagnosis of depression in the preceding 1 April to ' +
    '31 March, who have been reviewed not earlier than 10 days after and not later than 56 days after the date ' +
    'of diagnosis',
  reason: 'Early review finds treatment that is not working, and risk of self-harm, while both can be changed.',
  source: 'OpenSAFELY DEP003, quoting NHS Digital business rules; renumbered DEP004',
  ...signedOff,
  verification: 'published order',
  notes: ['Of QOF 2023/24; not in QOF 2025/26.'],
  register: DEP,
  steps: [
    exclude('DEPR_DAT2', 'latest diagnosed more than 15 months ago', not(has(DEPR_COD, inMonths(15)))),
    exclude(
      'DEPRVW_DAT',
      'reviewed before, but not in the 12 months',
      all(has(DEPRVW_COD, ever), not(has(DEPRVW_COD, inMonths(12)))),
    ),
    succeed(
      'reviewed 10 to 56 days after the latest diagnosis',
      has(DEPRVW_COD, between(daysAfter(10, diagnosed), daysAfter(56, diagnosed))),
    ),
    careUnsuitable(DEPRESSION),
    careDeclined(DEPRESSION),
    invitedTwiceThisYear('DEPRINVITE', DEPRESSION),
    adjustGeneral('newly diagnosed', 'DIAG1_DAT', 'latest diagnosed in the last 3 months', has(DEPR_COD, inMonths(3))),
    newlyRegistered,
  ],
});
