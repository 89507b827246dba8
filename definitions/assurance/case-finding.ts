import type { CaseFindingJson } from '../../src/benchmarking/language/index.ts';

const ADULTS = ['15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'];
const OLDER = ['55-64', '65-74'];
/**
 * The file does not say of whom its models are. The bands below are those at which the ratio of recorded to expected has
 * least to do with the share of a list aged 75 and over (2014/15, 7,500 practices: correlation 0.04 for coronary heart
 * disease at 55 to 74 and 0.68 over the whole list; stroke 0.10 and 0.72; peripheral arterial disease −0.07 and 0.43;
 * hypertension 0.27 from 15 on and 0.40; chronic obstructive pulmonary disease −0.09 over the whole list).
 */
const SOURCE =
  'Not in the published file: the age bands at which recorded ÷ expected has least to do with the age of the list, 2014/15';

/** Recorded against expected prevalence, beside what practices are paid: which conditions, and what payment leaves out. */
export const caseFinding: CaseFindingJson = {
  id: 'case-finding',
  source: 'phe-prevalence-estimates',
  conditions: [
    {
      id: 'hypertension',
      name: 'Hypertension',
      weight: 1,
      ages: ADULTS,
      of: 'people aged 15 and over',
      status: 'unverified',
      basis: SOURCE,
    },
    {
      id: 'coronary-heart-disease',
      name: 'Coronary heart disease',
      weight: 1,
      ages: OLDER,
      of: 'people aged 55 to 74',
      status: 'unverified',
      basis: SOURCE,
    },
    {
      id: 'stroke',
      name: 'Stroke',
      weight: 1,
      ages: OLDER,
      of: 'people aged 55 to 74',
      status: 'unverified',
      basis: SOURCE,
    },
    {
      id: 'peripheral-arterial-disease',
      name: 'Peripheral arterial disease',
      weight: 1,
      ages: OLDER,
      of: 'people aged 55 to 74',
      status: 'unverified',
      basis: SOURCE,
    },
    {
      id: 'copd',
      name: 'Chronic obstructive pulmonary disease',
      weight: 1,
      of: 'everybody on the list',
      status: 'unverified',
      basis: SOURCE,
    },
  ],
  notUsed: [
    {
      name: 'Depression',
      why: 'its published percentage is of other people than the list, and the file does not give their number',
    },
  ],
  leftOutOfPayment: [
    { component: 'premises', name: 'premises' },
    { component: 'prescribing_fees', name: 'prescribing fees' },
    { component: 'dispensing_fees', name: 'dispensing fees' },
    { component: 'drugs', name: 'the reimbursement of drugs' },
  ],
  fences: 3,
  listsApartPercent: 25,
};
