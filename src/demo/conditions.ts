/** Conditions that a person may have, in the order in which they are drawn: a later one may rest on an earlier. */
export const CONDITIONS = [
  'hypertension',
  'diabetes',
  'chd',
  'stroke',
  'pad',
  'copd',
  'af',
  'asthma',
  'depression',
  'dementia',
  'learningDisability',
] as const;
export type ConditionName = (typeof CONDITIONS)[number];

/** Where each condition stands in `CONDITIONS`. */
export const CONDITION = Object.fromEntries(CONDITIONS.map((name, index) => [name, index])) as Readonly<
  Record<ConditionName, number>
>;

/** Conditions of which the practice table gives the recorded prevalence. */
export const TABLED = ['hypertension', 'chd', 'copd', 'stroke', 'depression', 'pad'] as const satisfies ConditionName[];
export type TabledCondition = (typeof TABLED)[number];
