export { FEWEST_POSSIBLE } from './breakdown.ts';
export {
  type MeasureCounts,
  type ReasonCount,
  releaseMeasureCounts,
  releasePart,
  type ShownMeasureCounts,
  type ShownReason,
} from './measure-counts.ts';
export {
  releaseCount,
  releaseExactOnly,
  releasePublishedFigure,
  releaseRate,
  releaseTable,
  type ShownCount,
  type ShownRate,
  type ShownTable,
  type Withheld,
} from './release.ts';
