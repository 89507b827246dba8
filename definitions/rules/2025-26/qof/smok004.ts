import { exclude, has, inMonths, latestIs, not, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { SMOKING } from '../cares.ts';
import { EXSMOK_COD, LSMOK_COD, NSMOK_COD, PHARMDRUG_COD, REFERSTS_COD, SMOKINGINT_COD } from '../codelists.ts';
import { SMOK2 } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';
import { careDeclined, careUnsuitable, invitedTwiceThisYear, newlyRegistered } from '../usual-steps.ts';

export const SMOK004 = rule({
  id: 'SMOK004',
  title: 'Support to stop offered to people who smoke',
  wording:
    'The percentage of patients aged 15 or over who are recorded as current smokers who have a record of an ' +
    'offer of support and treatment within the preceding 24 months.',
  reason:
    'Smoking is the greatest cause of early death that can be prevented, and an offer of help doubles the odds ' +
    'of stopping.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007',
  ...signedOff,
  verification: 'inferred order',
  notes: ['The order of the adjustments is inferred.'],
  register: SMOK2,
  steps: [
    exclude(
      'CSMOK',
      'the latest smoking status is not “smokes”, or there is none',
      not(latestIs(LSMOK_COD, [LSMOK_COD, EXSMOK_COD, NSMOK_COD])),
    ),
    succeed(
      'support or treatment offered in the 24 months',
      has([SMOKINGINT_COD, PHARMDRUG_COD, REFERSTS_COD], inMonths(24)),
    ),
    careUnsuitable(SMOKING),
    careDeclined(SMOKING),
    invitedTwiceThisYear('SMOKINVITE', SMOKING),
    newlyRegistered,
  ],
});
