import { wilson } from '../statistics/wilson.ts';
import { caterpillarChart, type IntervalPoint } from './caterpillar.ts';
import type { ChartWords, Svg } from './svg.ts';

/** One practice's achievement of an indicator: how many of those who counted met it. */
export type AchievementPoint = {
  readonly label: string;
  readonly href: string | undefined;
  readonly numerator: number;
  readonly denominator: number;
  /** Whether it is the reader's own practice. */
  readonly isOwn: boolean;
};

export type AchievementChart = ChartWords & {
  readonly points: readonly AchievementPoint[];
  /** The whole area's achievement, drawn as a line. */
  readonly area?: { readonly label: string; readonly numerator: number; readonly denominator: number };
};

type AchievementDot = IntervalPoint & AchievementPoint;

/**
 * Achievement by practice as dots with 95 % Wilson intervals, the highest on top, the reader's own filled and marked.
 * Practices of whom nobody counted are left out: they have no achievement.
 */
export function achievementChart({ points, area, ...words }: AchievementChart): Svg {
  return caterpillarChart({
    ...words,
    points: points.filter((point) => point.denominator > 0).map(dotOf),
    axis: { domain: [0, 100], ticks: [0, 25, 50, 75, 100], text: (value) => `${value}%` },
    valueText: (point) => textOf(point as AchievementDot),
    ...(area === undefined || area.denominator === 0 ? {} : { line: lineOf(area) }),
  });
}

function dotOf(point: AchievementPoint): AchievementDot {
  const { value, lower, upper } = wilson(point.numerator, point.denominator);
  return { ...point, value: value * 100, lower: lower * 100, upper: upper * 100 };
}

function lineOf({ label, numerator, denominator }: NonNullable<AchievementChart['area']>) {
  const value = (numerator / denominator) * 100;
  return { label: `${label} ${value.toFixed(1)}%`, value };
}

function textOf({ value, lower, upper, numerator, denominator }: AchievementDot): string {
  const interval = `95% interval ${lower.toFixed(1)}% to ${upper.toFixed(1)}%`;
  return `${value.toFixed(1)}%, ${numerator} of ${denominator}, ${interval}`;
}
