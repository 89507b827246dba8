/** What every chart with a point for a practice knows of it. */
export type ChartPoint = {
  readonly label: string;
  /** Where the point leads; undefined: nowhere. */
  readonly href: string | undefined;
  /** Whether it is the reader's own practice, and whether the reader searched for it. */
  readonly isOwn?: boolean;
  readonly isSearched?: boolean;
};

/** Above this many points only outliers, the reader's own and searched practices are links; the table reaches the rest. */
export const MOST_LINKS = 100;

/** The address of a point, when it may be a link among that many. */
export function linkOf(point: ChartPoint, count: number, isOutlier: boolean): string | undefined {
  const isMarked = isOutlier || point.isOwn === true || point.isSearched === true;
  return count <= MOST_LINKS || isMarked ? point.href : undefined;
}

/** The name of a point in words: the reader's own says so. */
export function nameOf({ label, isOwn }: ChartPoint): string {
  return isOwn === true ? `${label}, your practice` : label;
}
