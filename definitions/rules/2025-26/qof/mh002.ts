import { has, inMonths, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { MENTAL_HEALTH } from '../cares.ts';
import { MHP_COD } from '../codelists.ts';
import { MH } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';
import { inRemission, usualAdjustments } from '../usual-steps.ts';

export const MH002 = rule({
  id: 'MH002',
  title: 'Care plan agreed in severe mental illness',
  wording:
    'The percentage of patients with schizophrenia, bipolar affective disorder and other psychoses who have a ' +
    'comprehensive care plan documented in the record, in the preceding 12 months, agreed between individuals, ' +
    'their family and/or carers as appropriate',
  reason: 'A plan agreed with the person and their family says what keeps them well and whom to call in a crisis.',
  source:
    'Written from the wording (PCD output descriptions, 5 December 2024) and the NHS England PCA reference ' +
    '2023/24; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: ['Rules and order are ours: not payable without a recorded acceptance.'],
  register: MH,
  steps: [
    inRemission,
    succeed('a care plan in the 12 months', has(MHP_COD, inMonths(12))),
    ...usualAdjustments(MENTAL_HEALTH, 'MHINVITE'),
  ],
});
