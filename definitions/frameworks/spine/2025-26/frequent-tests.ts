import {
  all,
  any,
  bloodPressures,
  type CodelistName,
  dateOf,
  exists,
  firstInvitation,
  inMonths,
  invitedTwice,
  isAfter,
  isAtOrBelow,
  latest,
  latestIs,
  not,
  type Target,
  type Test,
} from '../../../../src/indicators/language/index.ts';
import { DIASBP_COD, MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD, SYSBP_COD } from './codelists.ts';

/** Who wrote and who checked the demonstration's definitions: invented people. */
export const signedOff = {
  year: '2025/26',
  author: 'Ruth Ellery, quality lead (invented)',
  checker: 'Dr Tomas Adeyemi, general practitioner (invented)',
  reviewBy: '2026-09-30',
} as const;

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
