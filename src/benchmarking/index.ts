export {
  AMBITIONS,
  type AmbitionSeries,
  loadAmbitions,
  type VersionedFigure,
} from './ambitions/ambition.ts';
export { type AmbitionReading, ambitionReading, isMoreThanChance } from './ambitions/ambition-reading.ts';
export { loadWorkforce, type Succession, succession, WORKFORCE, type WorkforceJson } from './ambitions/workforce.ts';
export {
  AssurancePolicy,
  PEER_VARIABLES,
  type PeerVariable,
  type TriggerOnDay,
} from './assurance/assurance-policy.ts';
export { type Calibration, calibrate, drawnAgain, type FlagCheck, type KnownMeasure } from './assurance/calibrate.ts';
export { type Helped, type HelpedCounts, helped } from './assurance/helped.ts';
export {
  type JudgedCounts,
  type JudgedMeasure,
  type Judgement,
  judgeMeasure,
  type Side,
  type Standing,
  type Trend,
  type Triggers,
  trendOf,
} from './assurance/judge.ts';
export { type ExpectedJudgement, judgeAgainstExpected } from './assurance/judge-expected.ts';
export { type AchievementChart, type AchievementPoint, achievementChart } from './charts/achievement.ts';
export { type CaterpillarChart, caterpillarChart, type IntervalPoint } from './charts/caterpillar.ts';
export { type FunnelChart, type FunnelPoint, funnelChart } from './charts/funnel.ts';
export { type MonthPoint, type MonthsChart, monthsChart } from './charts/months.ts';
export { type PaymentChart, type PaymentSpread, paymentChart } from './charts/payment.ts';
export type { ChartPoint } from './charts/points.ts';
export { type PyramidBand, type PyramidChart, pyramidChart } from './charts/pyramid.ts';
export { type RunChart, type RunPoint, runChart } from './charts/run.ts';
export { frontierOf, type ScatterChart, type ScatterPoint, scatterChart } from './charts/scatter.ts';
export { type Shift, type ShiftChart, shiftChart } from './charts/shift.ts';
export { type SlopeChart, type SlopePoint, slopeChart } from './charts/slope.ts';
export { type Panel, type SmallMultiples, smallMultiplesChart } from './charts/small-multiples.ts';
export { assuranceIcon, variationIcon } from './charts/spc-icon.ts';
export { type ChartWords, loadDrawing, type Svg } from './charts/svg.ts';
export { type XmrPicture, xmrChart } from './charts/xmr.ts';
export { countInterval } from './statistics/count-interval.ts';
export { METHODS as STATISTICS_METHODS, methodNamed as statisticsMethod } from './statistics/methods/every-method.ts';
export {
  type Case as StatisticsCase,
  type Field as StatisticsField,
  type Method as StatisticsMethod,
  type MethodResult as StatisticsResult,
  workCase as workStatistics,
} from './statistics/methods/method.ts';
export { overDispersionOfProportions, Z_998 } from './statistics/over-dispersion.ts';
export { nearestPeers } from './statistics/peers.ts';
export { quantileGroups, quantileOf } from './statistics/quantile-groups.ts';
export { LEAST_RELIABLE, reliabilityOfValues } from './statistics/reliability.ts';
export { uniformDraws } from './statistics/seeded-draws.ts';
export { type RankedGroup, type SlopeInterval, slopeIndex, slopeInterval } from './statistics/slope-index.ts';
export { type Proportion, wilson, Z_95 } from './statistics/wilson.ts';
export { type Assurance, isTooCoarse, type PointLabel, type PointType, type XmrChart, xmr } from './statistics/xmr.ts';
export { type Share, type YearEnd, yearEnd } from './statistics/year-end.ts';
export { rankAgreement } from './value/agreement.ts';
export { type CaseFindingJson, loadCaseFinding } from './value/case-finding.ts';
export {
  composite,
  equalSpread,
  farFromOthers,
  findingScores,
  type Score,
  type ShareCounts,
  shareScores,
} from './value/composite.ts';
export { quantileFrontier } from './value/frontier.ts';
export { loadValuePolicy, type ValuePolicyJson, type ValuePolicyVersion, valuePolicyOn } from './value/value-policy.ts';
