/** Every reason for which a claim can be refused by rule. A scheme gives each its words and its way to appeal. */
export const CHECK_CODES = [
  'WITHDRAWN',
  'NOT_CONTRACTED',
  'NOT_REGISTERED',
  'DUPLICATE',
  'OUTSIDE_WINDOW',
  'WRONG_PLACE',
  'WRONG_CLINICIAN',
  'NO_PRIOR_APPROVAL',
  'OVER_CAP',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];
