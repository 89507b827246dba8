import {
  dateOf,
  earliest,
  inMonths,
  isOnOrBefore,
  latest,
  records,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { HLTHAP_COD, HLTHCHK_COD } from '../codelists.ts';
import { LD } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';

const firstCheck = dateOf(earliest(records(HLTHCHK_COD, inMonths(12))));
const latestPlan = dateOf(latest(records(HLTHAP_COD, inMonths(12))));

/** A health check in the 12 months, and an action plan on its day or later. */
export const isCheckedThenPlanned = isOnOrBefore(firstCheck, latestPlan);

export const IND265 = rule({
  id: 'IND265',
  title: 'Health check and action plan in learning disability',
  wording:
    'The percentage of patients on the learning disability register who had a learning disability health check and a ' +
    'completed health action plan in the preceding 12 months.',
  reason:
    'People with a learning disability die about twenty years early, often of illness that a check would have found.',
  source: 'NICE indicator IND265, as in the NCL ICB dbt macros',
  ...signedOff,
  verification: 'published order',
  notes: ['The NICE indicator has no adjustments; those of the network service (NCD HI03) are another indicator.'],
  register: LD,
  steps: [succeed('a health check in the 12 months, and an action plan on its day or later', isCheckedThenPlanned)],
});
