export { type AchievementChart, type AchievementPoint, achievementChart } from './charts/achievement.ts';
export { type PaymentChart, type PaymentSpread, paymentChart } from './charts/payment.ts';
export { type Shift, type ShiftChart, shiftChart } from './charts/shift.ts';
export type { ChartWords, Svg } from './charts/svg.ts';
export { type Proportion, wilson, Z_95 } from './statistics/wilson.ts';
