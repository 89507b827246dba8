import { accepted, type Outcome, refused } from '../base/index.ts';
import { FEEDS, type FeedDescription, type FeedName, type IdentityFeedName } from './feed.ts';
import { description as complaintThemes } from './feeds/complaint-themes/shape.ts';
import { description as deprivationScores } from './feeds/deprivation-scores/shape.ts';
import { description as gpAppointments } from './feeds/gp-appointments/shape.ts';
import { description as gpPayments } from './feeds/gp-payments/shape.ts';
import { description as gpWorkforce } from './feeds/gp-workforce/shape.ts';
import { description as inspectionRatings } from './feeds/inspection-ratings/shape.ts';
import { description as listSize } from './feeds/list-size/shape.ts';
import { description as nationalDataOptOut } from './feeds/national-data-opt-out/shape.ts';
import { description as odsCommissioners } from './feeds/ods-commissioners/shape.ts';
import { description as odsPractices } from './feeds/ods-practices/shape.ts';
import { description as practiceComparison } from './feeds/practice-comparison/shape.ts';
import { description as practiceCounts } from './feeds/practice-counts/shape.ts';
import { description as practiceExtract } from './feeds/practice-extract/shape.ts';
import { description as practiceIdentities } from './feeds/practice-identities/shape.ts';
import { description as practiceMeasures } from './feeds/practice-measures/shape.ts';
import { description as prescribingMeasures } from './feeds/prescribing-measures/shape.ts';
import { description as prevalenceEstimates } from './feeds/prevalence-estimates/shape.ts';
import { description as publicHealthCoverage } from './feeds/public-health-coverage/shape.ts';
import { description as serviceActivity } from './feeds/service-activity/shape.ts';
import { description as weightedPopulations } from './feeds/weighted-populations/shape.ts';

const DESCRIPTIONS: Readonly<Record<FeedName, FeedDescription>> = {
  'practice-extract': practiceExtract,
  'practice-counts': practiceCounts,
  'list-size': listSize,
  'practice-measures': practiceMeasures,
  'service-activity': serviceActivity,
  'gp-payments': gpPayments,
  'ods-practices': odsPractices,
  'ods-commissioners': odsCommissioners,
  'prevalence-estimates': prevalenceEstimates,
  'weighted-populations': weightedPopulations,
  'deprivation-scores': deprivationScores,
  'gp-workforce': gpWorkforce,
  'practice-comparison': practiceComparison,
  'gp-appointments': gpAppointments,
  'prescribing-measures': prescribingMeasures,
  'inspection-ratings': inspectionRatings,
  'complaint-themes': complaintThemes,
  'public-health-coverage': publicHealthCoverage,
};

const OF_IDENTITY: Readonly<Record<IdentityFeedName, FeedDescription>> = {
  'practice-identities': practiceIdentities,
  'national-data-opt-out': nationalDataOptOut,
};

/** The same for a feed that goes into the identity vault. */
export function describeIdentityFeed(feed: IdentityFeedName): FeedDescription {
  return OF_IDENTITY[feed];
}

/** What a feed looks like: its tables, columns, units, allowed values and examples. */
export function describeFeed(feed: FeedName): FeedDescription {
  return DESCRIPTIONS[feed];
}

export function versionOf(feed: FeedName): number {
  return DESCRIPTIONS[feed].version;
}

/** The feed of a name given at a door. @returns refusal `feed.unknown` */
export function feedNamed(name: string): Outcome<FeedName> {
  const feed = FEEDS.find((each) => each === name);
  if (feed !== undefined) return accepted(feed);
  return refused({
    code: 'feed.unknown',
    message: `There is no feed named ${name}.`,
    remedy: `Name one of ${FEEDS.join(', ')}.`,
  });
}
