export { type Attack, attack, type SecretCell, type ShownFigure } from './attack.ts';
export { FEWEST_POSSIBLE } from './breakdown.ts';
export {
  type ChangedCounts,
  type Distance,
  MOST_QUESTIONS,
  MOVED_COUNTS,
  type MovedCount,
  type MovesToRelease,
  type PayCounts,
  releaseChange,
  releaseDerived,
  releaseMoves,
  type ShownChange,
} from './changed-counts.ts';
export { type FileRows, releaseFileRows, type ShownFileRows, type ShownRows } from './file-rows.ts';
export { releaseGroupSums, releaseTotalOfSums, type ShownSumOf } from './group-sums.ts';
export type { SumOfCells } from './knowledge.ts';
export {
  type MeasureCounts,
  notReceivedCounts,
  type ReasonCount,
  releaseMeasureCounts,
  releasePart,
  type ShownMeasureCounts,
  type ShownReason,
} from './measure-counts.ts';
export {
  cellOf,
  figuresOfPlace,
  type PlaceToRelease,
  releasePlaces,
  type SumOfPlaces,
  secretsOf,
  sumsOfPlaces,
} from './places.ts';
export { type RateSums, releaseRateSums, releaseRateValue, type ShownRateSums, type ShownSum } from './rate-sums.ts';
export {
  releaseCount,
  releaseExactOnly,
  releasePooledRate,
  releasePublishedFigure,
  releaseRate,
  releaseTable,
  type ShownCount,
  type ShownRate,
  type ShownTable,
  type Withheld,
} from './release.ts';
export { releaseRowsOfTotal } from './rows-of-total.ts';
export { releaseSeries } from './series.ts';
