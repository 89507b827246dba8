import { adjustSpecific, has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import { ALCDEC_COD, ALCOHOL_COD } from '../codelists.ts';
import { MH } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { inRemission, usualAdjustments } from '../usual-steps.ts';

export const MH007 = rule({
  id: 'MH007',
  title: 'Alcohol consumption recorded in severe mental illness',
  wording:
    'The percentage of patients with schizophrenia, bipolar affective disorder and other psychoses who have a ' +
    'record of alcohol consumption in the preceding 12 months.',
  reason: 'People with a severe mental illness die fifteen to twenty years early, most of them of heart disease.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: ['Rules and order are ours: not payable without a recorded acceptance.'],
  register: MH,
  steps: [
    inRemission,
    succeed('alcohol consumption recorded in the 12 months', has(ALCOHOL_COD, inMonths(12))),
    ...usualAdjustments(
      MENTAL_HEALTH,
      'MHINVITE',
      adjustSpecific(
        'declined this care',
        'ALCDEC',
        'chose not to be asked about alcohol',
        has(ALCDEC_COD, inMonths(12)),
      ),
    ),
  ],
});
