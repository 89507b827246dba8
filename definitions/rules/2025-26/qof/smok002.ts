import { adjustSpecific, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { SMOKING } from '../cares.ts';
import { EXSMOK_COD, LSMOK_COD, NSMOK_COD, SMOKSTATDEC_COD } from '../codelists.ts';
import { SMOK1 } from '../registers/by-age.ts';
import { signedOff } from '../signed-off.ts';
import { usualAdjustments } from '../usual-steps.ts';

export const SMOK002 = rule({
  id: 'SMOK002',
  title: 'Smoking status recorded in long-term conditions',
  wording:
    'The percentage of patients with any or any combination of the following conditions: CHD, PAD, stroke or ' +
    'TIA, hypertension, diabetes, COPD, CKD, asthma, schizophrenia, bipolar affective disorder or other ' +
    'psychoses whose notes record smoking status in the preceding 12 months.',
  reason: 'Stopping smoking changes the course of every one of these conditions, and help begins with asking.',
  source: 'Set of adjustments: NHS England PCA reference 2023/24; order after the pattern of AST007',
  ...signedOff,
  verification: 'inferred order',
  notes: [
    'The order of the adjustments is inferred.',
    'Official rules are more lenient with ex-smokers and never-smokers: from memory, left out.',
    '“Newly diagnosed” looks at hypertension alone, as the rule was found; it should be the earliest diagnosis of all.',
  ],
  register: SMOK1,
  steps: [
    succeed('smoking status recorded in the 12 months', has([LSMOK_COD, EXSMOK_COD, NSMOK_COD], inMonths(12))),
    ...usualAdjustments(
      SMOKING,
      'SMOKINVITE',
      adjustSpecific(
        'declined this care',
        'SMOKSTDEC',
        'chose not to disclose smoking status',
        has(SMOKSTATDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
