/**
 * The model of a definition: what the builders of `language/` write and both engines read. Everything in it is
 * JSON: texts, whole numbers, exact decimals as text. Docs: tests/spec.
 *
 * Meaning shared by every node:
 * - A record counts only when dated on or before the achievement date.
 * - Records are in one total order: event date, time recorded, row id. "Latest" is the last of it, "earliest" the first.
 * - A comparison with something that is not recorded is false; `not` of it is true. So a definition that means
 *   "recorded, and above target" says both.
 */

/** Where a date is taken from. Missing when the event it names is not recorded. */
export type Anchor =
  | { readonly at: 'period end' }
  /** 1 April of the financial year in which the period ends. */
  | { readonly at: 'year start' }
  /** First day of the registration that holds on the achievement date. */
  | { readonly at: 'registration' }
  /** The birth date; the first of the birth month where only the month is known. */
  | { readonly at: 'birth' }
  | { readonly at: 'date'; readonly date: string }
  | { readonly at: 'event'; readonly event: EventFact }
  /** The record that the enclosing `for some` looks at. */
  | { readonly at: 'this record' };

/**
 * A date, moved by whole months and then by days (either may be absent, never zero). A day that the month lacks
 * becomes its last: 31 March less 1 month is 28 February.
 */
export type DateExpression = { readonly from: Anchor; readonly months?: number; readonly days?: number };

/** One end of a window. */
export type Bound = {
  readonly date: DateExpression;
  readonly isInclusive: boolean;
  /** What holds when the date is missing: `nothing` matches, or the window is `open` at this end. */
  readonly whenMissing: 'nothing' | 'open';
};

export type Operator = '<' | '<=' | '=' | '>=' | '>';

/** A value that a record must carry: any, or one that compares so. A record without a value never matches. */
export type ValueCondition = { readonly is: 'present' } | { readonly is: Operator; readonly number: string };

/**
 * Some of a person's records: those with a code in any of the codelists, inside the window, with the value.
 * With `reading` only whole blood pressure readings are taken: the codelists hold the systolic, `diastolic` the
 * other half of the same person, date, time and encounter. A half is not a reading.
 */
export type Selection = {
  readonly codelists: readonly string[];
  readonly reading?: { readonly diastolic: readonly string[] };
  readonly value?: ValueCondition;
  readonly after?: Bound;
  readonly before?: Bound;
};

/** One record: the latest or the earliest of a selection. */
export type EventFact = { readonly pick: 'latest' | 'earliest'; readonly of: Selection };

/** mmHg; both numbers must be at or below. */
export type BloodPressureTarget = { readonly systolic: number; readonly diastolic: number };

/** What a rule makes of a person; `in denominator`: in the numerator or missed. */
export type RuleOutcome = 'numerator' | 'missed' | 'adjusted' | 'excluded' | 'in denominator';

/** True or false of a person. */
export type Test =
  | { readonly test: 'exists'; readonly of: Selection }
  | { readonly test: 'value'; readonly event: EventFact; readonly is: Operator; readonly number: string }
  | {
      readonly test: 'blood pressure at or below';
      readonly event: EventFact;
      readonly clinic: BloodPressureTarget;
      readonly home: BloodPressureTarget;
    }
  | { readonly test: 'date'; readonly left: DateExpression; readonly is: Operator; readonly right: DateExpression }
  /** Full years on the achievement date, or on another that is named; false when that date is missing. */
  | { readonly test: 'age'; readonly is: 'over' | 'under'; readonly years: number; readonly on?: DateExpression }
  | { readonly test: 'sex'; readonly is: 'M' | 'F' }
  /** The ethnic category as registered is one of these codes (NHS Data Dictionary: A to Z). */
  | { readonly test: 'ethnicity'; readonly is: readonly string[] }
  /** Records of the selection are dated on at least so many different days. */
  | { readonly test: 'on days'; readonly of: Selection; readonly atLeast: number }
  /** Records of the selection carry at least so many different codes: one code of a medicine is one medicine. */
  | { readonly test: 'different codes'; readonly of: Selection; readonly atLeast: number }
  /** The value of one record less that of another; `percent`: of the value of `from`. False unless both have values. */
  | {
      readonly test: 'change';
      readonly from: EventFact;
      readonly to: EventFact;
      readonly in: 'value' | 'percent';
      readonly is: Operator;
      readonly number: string;
    }
  /** The person is on another register of the framework. */
  | { readonly test: 'on register'; readonly register: string }
  /** What another rule of the framework makes of the person. */
  | { readonly test: 'counts as'; readonly rule: string; readonly is: RuleOutcome }
  /** The latest record of all the codelists has a code in one of `is`. */
  | { readonly test: 'latest among'; readonly of: Selection; readonly is: readonly string[] }
  /** There is a record for which `holds` is true: `and`, `or`, `not` and `exists` around the date of this record. */
  | { readonly test: 'for some'; readonly each: Selection; readonly holds: Test }
  | { readonly test: 'and'; readonly all: readonly Test[] }
  | { readonly test: 'or'; readonly any: readonly Test[] }
  /** At least so many of the tests are true. */
  | { readonly test: 'at least'; readonly count: number; readonly of: readonly Test[] }
  | { readonly test: 'not'; readonly not: Test };
