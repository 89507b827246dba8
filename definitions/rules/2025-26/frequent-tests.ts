import {
  all,
  any,
  atMost,
  bloodPressures,
  type CodelistName,
  type Codes,
  dateOf,
  type EventFact,
  earliest,
  ever,
  exists,
  firstInvitation,
  has,
  inMonths,
  invitedTwice,
  isAfter,
  isAtOrBelow,
  isOnOrBefore,
  latest,
  latestIs,
  not,
  onOrAfterAny,
  records,
  type Target,
  type Test,
  valuedRecords,
} from '../../../src/indicators/language/index.ts';
import { DIASBP_COD, IFCCHBAM_COD, MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD, SYSBP_COD } from './codelists.ts';

const readings = bloodPressures(SYSBP_COD, DIASBP_COD, inMonths(12));
const latestReading = latest(readings);

/** 140/90 mmHg or less, at home 135/85. */
export const target140: Target = { clinic: { systolic: 140, diastolic: 90 }, home: { systolic: 135, diastolic: 85 } };
/** 150/90 mmHg or less, at home 145/85. */
export const target150: Target = { clinic: { systolic: 150, diastolic: 90 }, home: { systolic: 145, diastolic: 85 } };

/** The latest whole reading of the 12 months is at or below the target. */
export function bloodPressureAtTarget(target: Target): Test {
  return isAtOrBelow(target, latestReading);
}

/**
 * Invited twice, and either no reading in the 12 months or the latest above target with the first invitation after
 * it. That the invitation follows the reading is of business rules version 46; the 2023/24 wording leaves it out.
 */
export function invitedTwiceWithoutBloodPressure(target: Target, invitations: CodelistName): Test {
  return all(
    invitedTwice(invitations),
    any(
      not(exists(readings)),
      all(not(bloodPressureAtTarget(target)), isAfter(dateOf(firstInvitation(invitations)), dateOf(latestReading))),
    ),
  );
}

/** The latest frailty code says moderate or severe. */
export const isModeratelyOrSeverelyFrail: Test = latestIs(
  [MODFRAIL_COD, SEVFRAIL_COD],
  [MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD],
);

/** A result is a test with its value: a code without one says only that blood was taken. */
const results = valuedRecords(IFCCHBAM_COD, inMonths(12));
const latestResult = latest(results);

/** The latest HbA1c result of the 12 months is at or below a number of mmol/mol. */
export function glucoseAtTarget(number: string): Test {
  return atMost(number, latestResult);
}

/** Invited twice, and either no result in the 12 months or the latest above target with the first invitation after it. */
export function invitedTwiceWithoutGlucose(number: string, invitations: CodelistName): Test {
  return all(
    invitedTwice(invitations),
    any(
      not(exists(results)),
      all(not(glucoseAtTarget(number)), isAfter(dateOf(firstInvitation(invitations)), dateOf(latestResult))),
    ),
  );
}

/** Diagnosed, and not resolved on a later day: on the same day the diagnosis stands. */
export function unresolved(diagnosis: Codes, resolution: Codes): Test {
  const latestDiagnosis = dateOf(latest(records(diagnosis, ever)));
  const latestResolution = dateOf(latest(records(resolution, ever)));
  return all(has(diagnosis, ever), any(not(has(resolution, ever)), isOnOrBefore(latestResolution, latestDiagnosis)));
}

/** The first diagnosis after the last resolution; a diagnosis on the day of a resolution stands. */
export function firstUnresolved(diagnosis: Codes, resolution: Codes): EventFact {
  return earliest(records(diagnosis, onOrAfterAny(latest(records(resolution, ever)))));
}

/** Issued in the 6 months: that a medicine counts as currently prescribed for six months is from memory, unverified. */
export function isPrescribed(...medicines: readonly CodelistName[]): Test {
  return has(medicines, inMonths(6));
}
