import { type Day, financialYearOf } from '../../base/index.ts';

/** The dates that a calculation is made for. */
export type Period = {
  /** The payment period end date: windows count back from it. */
  readonly end: Day;
  /** The date that the data run to: no later record counts; age and registration are taken on it. */
  readonly achievedOn: Day;
  /** 1 April of the financial year in which the period ends. */
  readonly yearStart: Day;
};

/** The period that ends on a day. Data run to the same day unless an earlier one is given. */
export function periodEnding(end: Day, achievedOn: Day = end): Period {
  return { end, achievedOn, yearStart: financialYearOf(end).start };
}
