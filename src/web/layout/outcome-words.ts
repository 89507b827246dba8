import type { PeopleReport } from '../../reports/index.ts';

type Outcome = PeopleReport['people'][number]['outcome'];

/** What happened to a person under a measure, as a reader says it. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  numerator: 'Met',
  missed: 'Not met',
  adjusted: 'Taken out',
  excluded: 'Left out',
  'not on register': 'Not on the register',
};

/** `People who met HYP008`. */
export const PEOPLE_WHO: Readonly<Record<Outcome, string>> = {
  numerator: 'People who met',
  missed: 'People who have not met',
  adjusted: 'People taken out of',
  excluded: 'People left out of',
  'not on register': 'People not on the register of',
};
