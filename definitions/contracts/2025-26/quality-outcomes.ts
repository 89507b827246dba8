import {
  type AchievementTerms,
  type ContractInput,
  type ContractLine,
  choose,
  divide,
  ifZero,
  multiply,
  sumOf,
  type TermDeclaration,
} from '../../../src/contracts/index.ts';

/** What a practice that takes part in Quality Outcomes for Health is paid from: the pot of what that replaces. */
export const outcomesInputs: Record<string, ContractInput> = {
  'outcomes-pot': {
    label: 'pot: what taking part replaces',
    unit: 'pounds per year',
    from: { kind: 'participation', field: 'pot' },
  },
  'outcomes-points': {
    label: 'points of all measures',
    unit: 'points',
    from: { kind: 'participation', field: 'points' },
  },
  'compared-nationally': {
    label: 'compared with the nation',
    unit: 'yes or no',
    from: { kind: 'measure', field: 'comparedNationally' },
  },
  'national-prevalence': {
    label: 'prevalence in the nation',
    unit: 'people per registered patient',
    from: { kind: 'nation', field: 'prevalence' },
  },
  'frozen-register': {
    label: 'register of the borough at the 31 March before the year',
    unit: 'people',
    from: { kind: 'borough', field: 'frozenRegister' },
  },
  'frozen-list': {
    label: 'registered list of the borough at the 1 January before the year',
    unit: 'registered patients',
    from: { kind: 'borough', field: 'frozenList' },
  },
};

/** A prevalence is compared with the nation's, or with the borough's as it was frozen before the year. */
const prevalenceTerms: readonly TermDeclaration[] = [
  {
    id: 'frozen-prevalence',
    title: 'Prevalence in the borough, frozen',
    unit: 'people per registered patient',
    each: true,
    formula: divide('frozen-register', 'frozen-list'),
  },
  {
    id: 'compared-prevalence',
    title: 'Prevalence compared with',
    unit: 'people per registered patient',
    each: true,
    formula: choose('compared-nationally', 'national-prevalence', 'frozen-prevalence'),
  },
  {
    id: 'outcomes-prevalence-factor',
    title: 'Prevalence factor',
    unit: 'factor',
    each: true,
    formula: choose('prevalence-adjusted', divide('prevalence', 'compared-prevalence'), 'one'),
  },
];

/** On account each month as aspiration is, at so many pounds a point; settled when the year's points are known. */
export const outcomesTerms: readonly TermDeclaration[] = [
  {
    id: 'outcomes-point-value',
    title: 'Pounds for a point',
    unit: 'pounds per point per year',
    formula: divide('outcomes-pot', 'outcomes-points'),
  },
  {
    id: 'outcomes-on-account',
    title: 'Quality Outcomes for Health: on account',
    unit: 'pounds per month',
    formula: divide(multiply('aspiration-share', 'outcomes-points', 'outcomes-point-value'), 'months'),
  },
  ...prevalenceTerms,
  {
    id: 'outcomes-of-measure',
    title: 'Earned by the measure',
    unit: 'pounds per year',
    each: true,
    formula: ifZero(
      'denominator',
      'no-pounds',
      'nobody is in the denominator, so there are no points',
      multiply('points', 'outcomes-point-value', 'outcomes-prevalence-factor'),
    ),
  },
  {
    id: 'outcomes-achievement',
    title: 'Achievement of the year in Quality Outcomes for Health',
    unit: 'pounds per year',
    formula: sumOf('outcomes-of-measure'),
  },
];

/** What a year in it comes to, before the income floor. */
export const outcomesAchievement: Readonly<Record<string, AchievementTerms>> = {
  'Quality Outcomes for Health': {
    pounds: 'outcomes-achievement',
    points: 'total-points',
    pointsOfOne: 'points',
  },
};

export const outcomesLine: ContractLine = {
  term: 'outcomes-on-account',
  account: 'Quality Outcomes for Health',
  scheme: 'Quality Outcomes for Health',
};
