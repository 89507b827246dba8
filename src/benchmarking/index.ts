export { type AchievementChart, type AchievementPoint, achievementChart } from './charts/achievement.ts';
export { type MonthPoint, type MonthsChart, monthsChart } from './charts/months.ts';
export { type PaymentChart, type PaymentSpread, paymentChart } from './charts/payment.ts';
export { type Shift, type ShiftChart, shiftChart } from './charts/shift.ts';
export type { ChartWords, Svg } from './charts/svg.ts';
export { METHODS as STATISTICS_METHODS, methodNamed as statisticsMethod } from './statistics/methods/every-method.ts';
export {
  type Case as StatisticsCase,
  type Field as StatisticsField,
  type Method as StatisticsMethod,
  type MethodResult as StatisticsResult,
  workCase as workStatistics,
} from './statistics/methods/method.ts';
export { type RankedGroup, slopeIndex } from './statistics/slope-index.ts';
export { type Proportion, wilson, Z_95 } from './statistics/wilson.ts';
export { type Share, type YearEnd, yearEnd } from './statistics/year-end.ts';
