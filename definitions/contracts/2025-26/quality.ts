import {
  type AchievementTerms,
  type ContractInput,
  type ContractLine,
  choose,
  divide,
  ifZero,
  keepBetween,
  multiply,
  subtract,
  sumOf,
  type TermDeclaration,
} from '../../../src/contracts/index.ts';

const NOBODY = 'nobody is in the denominator, so there are no points';

/**
 * What a measure's points are worth. Prevalence and list index use the registered list at 1 January of the
 * achievement year, its last quarter; points use the counts at 31 March.
 */
export const qualityInputs: Record<string, ContractInput> = {
  numerator: { label: 'numerator', unit: 'people', from: { kind: 'result', field: 'numerator' } },
  denominator: {
    label: 'denominator less adjustments and exclusions',
    unit: 'people',
    from: { kind: 'result', field: 'denominator' },
  },
  register: { label: 'register', unit: 'people', from: { kind: 'result', field: 'register' } },
  'borough-register': {
    label: 'register of the borough',
    unit: 'people',
    from: { kind: 'borough', field: 'register' },
  },
  'borough-list': {
    label: 'registered list of the borough at 1 January',
    unit: 'registered patients',
    from: { kind: 'borough', field: 'list' },
  },
  'lower-threshold': {
    label: 'lower threshold',
    unit: 'percent',
    from: { kind: 'measure', field: 'lowerPercent' },
  },
  'upper-threshold': {
    label: 'upper threshold',
    unit: 'percent',
    from: { kind: 'measure', field: 'upperPercent' },
  },
  'points-available': { label: 'points available', unit: 'points', from: { kind: 'measure', field: 'points' } },
  'prevalence-adjusted': {
    label: 'adjusted for prevalence',
    unit: 'yes or no',
    from: { kind: 'measure', field: 'prevalenceAdjusted' },
  },
  'january-list': {
    label: 'registered list at 1 January',
    unit: 'registered patients',
    from: { kind: 'list', quarter: 'last of the achievement year' },
  },
  'list-divisor': {
    label: 'national average list',
    unit: 'registered patients',
    from: { kind: 'rate', rate: 'qof-list-divisor', on: 'the achievement year' },
  },
  'achievement-point-price': {
    label: 'price of a point in the achievement year',
    unit: 'pounds per point per year',
    from: { kind: 'rate', rate: 'qof-point-price', on: 'the achievement year' },
  },
  'point-price': {
    label: 'price of a point this year',
    unit: 'pounds per point per year',
    from: { kind: 'rate', rate: 'qof-point-price', on: 'the month' },
  },
  'aspiration-share': {
    label: 'aspiration share',
    unit: 'share',
    from: { kind: 'rate', rate: 'qof-aspiration-share', on: 'the month' },
  },
  hundred: { label: 'hundred', unit: 'percent', from: { kind: 'constant', value: '100' } },
  'no-points': { label: 'no points', unit: 'points', from: { kind: 'constant', value: '0' } },
  'no-pounds': { label: 'nothing', unit: 'pounds per year', from: { kind: 'constant', value: '0' } },
  none: { label: 'none', unit: 'factor', from: { kind: 'constant', value: '0' } },
};

/** Points of one measure: SFE, points in proportion between the thresholds. */
const pointsTerms: TermDeclaration[] = [
  {
    id: 'achievement-percent',
    title: 'Achievement',
    unit: 'percent',
    each: true,
    formula: divide(multiply('numerator', 'hundred'), 'denominator'),
  },
  {
    id: 'threshold-width',
    title: 'Width between the thresholds',
    unit: 'percent',
    each: true,
    formula: subtract('upper-threshold', 'lower-threshold'),
  },
  {
    id: 'share-of-points',
    title: 'Share of the points',
    unit: 'share',
    each: true,
    formula: keepBetween(divide(subtract('achievement-percent', 'lower-threshold'), 'threshold-width'), 'none', 'one'),
  },
  {
    id: 'points',
    title: 'Points',
    unit: 'points',
    each: true,
    formula: ifZero('denominator', 'no-points', NOBODY, multiply('share-of-points', 'points-available')),
  },
  { id: 'total-points', title: 'Points of all measures', unit: 'points', formula: sumOf('points') },
];

const prevalenceTerms: TermDeclaration[] = [
  {
    id: 'prevalence',
    title: 'Prevalence in the practice',
    unit: 'people per registered patient',
    each: true,
    formula: divide('register', 'january-list'),
  },
  {
    id: 'borough-prevalence',
    title: 'Prevalence in the borough',
    unit: 'people per registered patient',
    each: true,
    formula: divide('borough-register', 'borough-list'),
  },
  {
    id: 'prevalence-factor',
    title: 'Prevalence factor',
    unit: 'factor',
    each: true,
    formula: choose(
      'prevalence-adjusted',
      ifZero(
        'borough-register',
        'one',
        'nobody in the borough is on the register',
        divide('prevalence', 'borough-prevalence'),
      ),
      'one',
    ),
  },
];

const achievementTerms: TermDeclaration[] = [
  {
    id: 'list-index',
    title: 'Contractor population index',
    unit: 'factor',
    formula: divide('january-list', 'list-divisor'),
  },
  {
    id: 'measure-achievement',
    title: 'Achievement of the measure',
    unit: 'pounds per year',
    each: true,
    formula: ifZero(
      'denominator',
      'no-pounds',
      NOBODY,
      multiply('points', 'achievement-point-price', 'list-index', 'prevalence-factor'),
    ),
  },
  {
    id: 'achievement',
    title: 'Achievement of the year',
    unit: 'pounds per year',
    formula: sumOf('measure-achievement'),
  },
  {
    id: 'quality-aspiration',
    title: 'Quality: aspiration',
    unit: 'pounds per month',
    formula: divide(
      divide(multiply('aspiration-share', 'achievement', 'point-price'), 'achievement-point-price'),
      'months',
    ),
  },
];

export const qualityTerms: readonly TermDeclaration[] = [...pointsTerms, ...prevalenceTerms, ...achievementTerms];

export const qualityLine: ContractLine = {
  term: 'quality-aspiration',
  account: 'QOF aspiration',
  scheme: 'QOF',
  holdWhenRefused: true,
};

export const qualityAchievement: AchievementTerms = {
  pounds: 'achievement',
  points: 'total-points',
  pointsOfOne: 'points',
};
