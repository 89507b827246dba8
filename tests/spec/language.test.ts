/**
 * The language of indicators, construct by construct: a test, then records of which it is true or false at
 * 31 March 2026. Every table is held by both calculators.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../src/base/index.ts';
import { calculateOver, referenceOver } from '../../src/indicators/index.ts';
import {
  above,
  after,
  ageOver,
  ageOverOn,
  ageUnder,
  ageUnderOn,
  all,
  any,
  atLeast,
  atLeastOf,
  atMost,
  before,
  below,
  between,
  birthday,
  bloodPressures,
  countsAs,
  dateOf,
  daysAfter,
  daysBefore,
  differentCodes,
  dosesBetweenAges,
  earliest,
  ever,
  exists,
  fellBy,
  fellByPercent,
  forSome,
  has,
  inMonths,
  invitedTwice,
  isAfter,
  isAtOrBelow,
  isBefore,
  isFemale,
  isMale,
  isOfEthnicity,
  isOn,
  isOnOrAfter,
  isOnOrBefore,
  latest,
  latestIs,
  monthsBefore,
  not,
  on,
  onOrAfter,
  onOrAfterAny,
  onOrBefore,
  onThe,
  reachesInYear,
  records,
  recordsAtLeast,
  recordsBelow,
  registeredWithin,
  registration,
  roseBy,
  roseByPercent,
  sinceYearStart,
  type Test,
  thisRecord,
  valuedRecords,
  yearStart,
} from '../../src/indicators/language/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { loaded, makePeopleTables, numberOf, withReader } from './people-tables.ts';
import {
  A,
  B,
  C,
  counted,
  D,
  DIASTOLIC,
  frameworkOf,
  SYSTOLIC,
  smallCodesOf,
  withB,
  withBOrC,
} from './small-language.ts';

const EVERYBODY = 'born 1960-05-05; sex F; registered 2015-06-01';

type Table = {
  readonly title: string;
  readonly test: Test;
  readonly rows: readonly (readonly [record: string, truth: boolean])[];
};

const tables: Table[] = [];

function table(title: string, of: Test, rows: readonly (readonly [string, boolean])[]): void {
  tables.push({ title, test: of, rows });
}

// Windows

table('ever: any day up to the achievement date', has(A, ever), [
  ['A_COD 1961-01-01', true],
  ['A_COD 2026-03-31', true],
  ['A_COD 2026-04-01', false],
  ['B_COD 2020-01-01', false],
  ['', false],
]);

table('in months: later than so many months before the period end', has(A, inMonths(12)), [
  ['A_COD 2025-04-01', true],
  ['A_COD 2025-03-31', false],
  ['A_COD 2026-03-31', true],
  ['A_COD 2026-04-01', false],
]);

table('months before the 31st end on the last day that the month has', has(A, inMonths(1)), [
  ['A_COD 2026-03-01', true],
  ['A_COD 2026-02-28', false],
]);

table('since 1 April of the year', has(A, sinceYearStart), [
  ['A_COD 2025-04-01', true],
  ['A_COD 2025-03-31', false],
]);

table('before a date', has(A, before(on('2023-04-01'))), [
  ['A_COD 2023-03-31', true],
  ['A_COD 2023-04-01', false],
]);

table('on or before a date', has(A, onOrBefore(on('2023-04-01'))), [
  ['A_COD 2023-04-01', true],
  ['A_COD 2023-04-02', false],
]);

table('between two dates, both included', has(A, between(on('2023-04-01'), on('2023-04-30'))), [
  ['A_COD 2023-04-01', true],
  ['A_COD 2023-04-30', true],
  ['A_COD 2023-03-31', false],
  ['A_COD 2023-05-01', false],
  ['A_COD 2023-03-31; A_COD 2023-05-01', false],
]);

table('of several codelists any', has([A, B], inMonths(12)), [
  ['A_COD 2025-05-01', true],
  ['B_COD 2025-05-01', true],
  ['C_COD 2025-05-01', false],
]);

// Windows that hang on another record

table('on or after another record; nothing when there is none', has(A, onOrAfter(dateOf(latest(records(B, ever))))), [
  ['A_COD 2025-05-01; B_COD 2025-05-01', true],
  ['A_COD 2025-04-30; B_COD 2025-05-01', false],
  ['A_COD 2025-05-01', false],
  ['A_COD 2025-05-02; B_COD 2025-05-01; B_COD 2025-06-01', false],
]);

table('after another record, not on its day', has(A, after(dateOf(latest(records(B, ever))))), [
  ['A_COD 2025-05-02; B_COD 2025-05-01', true],
  ['A_COD 2025-05-01; B_COD 2025-05-01', false],
]);

table(
  'after one record and before another, not on their days',
  has(A, { ...after(dateOf(latest(records(B, ever)))), ...before(dateOf(latest(records(C, ever)))) }),
  [
    ['B_COD 2025-05-01; A_COD 2025-05-02; C_COD 2025-05-03', true],
    ['B_COD 2025-05-01; A_COD 2025-05-01; C_COD 2025-05-03', false],
    ['B_COD 2025-05-01; A_COD 2025-05-03; C_COD 2025-05-03', false],
  ],
);

table(
  'a value on or after a record of the year, if there is one',
  atMost('5', latest(valuedRecords(A, onOrAfterAny(latest(records(B, inMonths(12))))))),
  [
    ['A_COD 4 2010-05-01', true],
    ['A_COD 4 2010-05-01; B_COD 2010-06-01', true],
    ['A_COD 4 2010-05-01; B_COD 2025-06-01', false],
    ['A_COD 4 2025-06-01; B_COD 2025-06-01', true],
  ],
);

table('on or after another record if there is one', has(A, onOrAfterAny(latest(records(B, ever)))), [
  ['A_COD 2025-05-01; B_COD 2025-05-01', true],
  ['A_COD 2025-04-30; B_COD 2025-05-01', false],
  ['A_COD 2025-05-01', true],
  ['B_COD 2025-05-01', false],
]);

table('before another record', has(A, before(dateOf(earliest(records(B, ever))))), [
  ['A_COD 2025-04-30; B_COD 2025-05-01', true],
  ['A_COD 2025-05-01; B_COD 2025-05-01', false],
  ['A_COD 2025-04-30', false],
]);

table(
  'days around another record, both ends included',
  has(
    A,
    between(daysBefore(93, dateOf(earliest(records(B, ever)))), daysAfter(186, dateOf(earliest(records(B, ever))))),
  ),
  [
    ['B_COD 2024-06-01; A_COD 2024-02-29', true],
    ['B_COD 2024-06-01; A_COD 2024-02-28', false],
    ['B_COD 2024-06-01; A_COD 2024-12-04', true],
    ['B_COD 2024-06-01; A_COD 2024-12-05', false],
    ['A_COD 2024-06-01', false],
  ],
);

table(
  'months before another record end on the last day that the month has',
  has(A, between(monthsBefore(1, dateOf(latest(records(B, ever)))), dateOf(latest(records(B, ever))))),
  [
    ['B_COD 2025-03-31; A_COD 2025-02-28', true],
    ['B_COD 2025-03-31; A_COD 2025-02-27', false],
    ['B_COD 2024-03-31; A_COD 2024-02-29', true],
    ['B_COD 2024-03-31; A_COD 2024-02-28', false],
  ],
);

table('around registration', has(A, between(registration, daysAfter(30, registration))), [
  ['A_COD 2015-06-01', true],
  ['A_COD 2015-07-01', true],
  ['A_COD 2015-07-02', false],
  ['A_COD 2015-05-31', false],
]);

table(
  'the first after the last of another, and then what is around that',
  has(C, onThe(dateOf(earliest(records(A, onOrAfterAny(latest(records(B, ever)))))))),
  [
    ['A_COD 2020-01-01; B_COD 2021-01-01; A_COD 2022-01-01; C_COD 2022-01-01', true],
    ['A_COD 2020-01-01; B_COD 2021-01-01; A_COD 2022-01-01; C_COD 2020-01-01', false],
    ['A_COD 2020-01-01; C_COD 2020-01-01', true],
    ['A_COD 2020-01-01; B_COD 2021-01-01; C_COD 2020-01-01', false],
  ],
);

// Values

table('the latest value is at most', atMost('58', latest(valuedRecords(A, inMonths(12)))), [
  ['A_COD 58 2025-05-01', true],
  ['A_COD 58.001 2025-05-01', false],
  ['A_COD 50 2025-05-01; A_COD 60 2025-06-01', false],
  ['A_COD 50 2025-05-01; A_COD 2025-06-01', true],
  ['A_COD 2025-06-01', false],
  ['A_COD 50 2025-03-31', false],
]);

table(
  'without “valued”, a later record that has no value is the latest',
  atMost('58', latest(records(A, inMonths(12)))),
  [
    ['A_COD 50 2025-05-01', true],
    ['A_COD 50 2025-05-01; A_COD 2025-06-01', false],
  ],
);

table('the earliest value is at least', atLeast('2.5', earliest(valuedRecords(A, ever))), [
  ['A_COD 2.5 2020-01-01; A_COD 1 2025-01-01', true],
  ['A_COD 2.499 2020-01-01; A_COD 9 2025-01-01', false],
  ['', false],
]);

table('the latest value is below, and not', below('7', latest(valuedRecords(A, ever))), [
  ['A_COD 6.999 2025-01-01', true],
  ['A_COD 7 2025-01-01', false],
  ['', false],
]);

table('the latest value is above', above('7', latest(valuedRecords(A, ever))), [
  ['A_COD 7.001 2025-01-01', true],
  ['A_COD 7 2025-01-01', false],
]);

table('records at or above a value', exists(recordsAtLeast('27.5', A, inMonths(12))), [
  ['A_COD 27.5 2025-05-01', true],
  ['A_COD 27.499 2025-05-01', false],
  ['A_COD 27.5 2025-03-31', false],
]);

table(
  'a value in a window that hangs on another record',
  atMost('5', latest(valuedRecords(A, onOrBefore(dateOf(earliest(records(B, ever))))))),
  [
    ['A_COD 4 2025-05-01; A_COD 9 2025-06-01; B_COD 2025-05-15', true],
    ['A_COD 4 2025-05-01; A_COD 9 2025-05-15; B_COD 2025-05-15', false],
    ['A_COD 4 2025-05-01', false],
  ],
);

table('records below a value', exists(recordsBelow('0.7', A, ever)), [
  ['A_COD 0.699 2025-05-01', true],
  ['A_COD 0.7 2025-05-01', false],
  ['A_COD 2025-05-01', false],
  ['A_COD -1 2025-05-01', true],
]);

const target = { clinic: { systolic: 140, diastolic: 90 }, home: { systolic: 135, diastolic: 85 } };

table(
  'the earliest whole reading is at target',
  isAtOrBelow(target, earliest(bloodPressures(SYSTOLIC, DIASTOLIC, ever))),
  [
    ['BP 140/90 2020-01-01; BP 180/99 2025-01-01', true],
    ['BP 141/80 2020-01-01; BP 120/70 2025-01-01', false],
    ['systolic 180 2019-01-01; BP 135/85 2020-01-01 home', true],
    ['BP 136/85 2020-01-01 home', false],
  ],
);

// One among several

table('the latest of several codelists is', latestIs(A, [A, B, C]), [
  ['A_COD 2025-05-01', true],
  ['A_COD 2025-05-01; B_COD 2025-05-02', false],
  ['B_COD 2025-05-01; A_COD 2025-05-02', true],
  ['A_COD 2025-05-01 at 09:00 row 1; B_COD 2025-05-01 at 09:00 row 2', false],
  ['A_COD 2025-05-01 at 09:00 row é; B_COD 2025-05-01 at 09:00 row z', true],
  ['A_COD 2025-05-01 at 09:00; B_COD 2025-05-01', true],
  ['', false],
]);

table(
  'the latest among, in a window that hangs on another record',
  latestIs(A, [A, B], before(dateOf(earliest(records(C, ever))))),
  [
    ['A_COD 2025-05-01; B_COD 2025-06-01; C_COD 2025-05-15', true],
    ['B_COD 2025-05-01; A_COD 2025-06-01; C_COD 2025-05-15', false],
    ['A_COD 2025-05-01', false],
  ],
);

// Dates compared

table(
  'one date after another; false when either is missing',
  isAfter(dateOf(latest(records(A, ever))), dateOf(latest(records(B, ever)))),
  [
    ['A_COD 2025-05-02; B_COD 2025-05-01', true],
    ['A_COD 2025-05-01; B_COD 2025-05-01', false],
    ['A_COD 2025-05-01', false],
    ['B_COD 2025-05-01', false],
  ],
);

table(
  'not after: true when either is missing',
  not(isAfter(dateOf(latest(records(A, ever))), dateOf(latest(records(B, ever))))),
  [
    ['A_COD 2025-05-02; B_COD 2025-05-01', false],
    ['A_COD 2025-05-01', true],
    ['', true],
  ],
);

table(
  'on or after, moved by days',
  isOnOrAfter(dateOf(latest(records(A, ever))), daysAfter(7, dateOf(earliest(records(A, ever))))),
  [
    ['A_COD 2025-05-01; A_COD 2025-05-08', true],
    ['A_COD 2025-05-01; A_COD 2025-05-07', false],
    ['A_COD 2025-05-01', false],
  ],
);

table('a fixed date on the left', isBefore(on('2025-05-01'), dateOf(latest(records(A, ever)))), [
  ['A_COD 2025-05-02', true],
  ['A_COD 2025-05-01', false],
]);

table('the latest before a date', isBefore(dateOf(latest(records(A, ever))), on('2025-05-01')), [
  ['A_COD 2025-04-30', true],
  ['A_COD 2025-05-01', false],
  ['A_COD 2025-04-30; A_COD 2025-06-01', false],
  ['', false],
]);

table(
  'the latest of a window on or before a date',
  isOnOrBefore(dateOf(latest(records(A, inMonths(12)))), on('2025-05-01')),
  [
    ['A_COD 2025-05-01', true],
    ['A_COD 2025-05-02', false],
    ['A_COD 2025-03-31', false],
  ],
);

table(
  'the latest of a window after a date that lies before the window',
  isAfter(dateOf(latest(records(A, inMonths(12)))), on('2020-01-01')),
  [
    ['A_COD 2025-05-01', true],
    ['A_COD 2022-01-01', false],
  ],
);

table(
  'the latest of a window after the earliest ever',
  isOnOrAfter(dateOf(latest(records(A, inMonths(1)))), dateOf(earliest(records(A, ever)))),
  [
    ['A_COD 2020-01-01; A_COD 2026-03-15', true],
    ['A_COD 2020-01-01; A_COD 2021-01-01', false],
  ],
);

table('the earliest before the year', isBefore(dateOf(earliest(records(A, ever))), yearStart), [
  ['A_COD 2025-03-31', true],
  ['A_COD 2025-04-01', false],
]);

table(
  'a date moved by months compared with another',
  isOnOrBefore(dateOf(latest(records(A, ever))), monthsBefore(3, dateOf(latest(records(B, ever))))),
  [
    ['A_COD 2025-02-28; B_COD 2025-05-31', true],
    ['A_COD 2025-03-01; B_COD 2025-05-31', false],
  ],
);

table('registered within', registeredWithin(3), [
  ['registered 2026-01-01', true],
  ['registered 2025-12-31', false],
]);

table('invited twice, seven days apart', invitedTwice(A), [
  ['A_COD 2025-04-01; A_COD 2025-04-08', true],
  ['A_COD 2025-04-01; A_COD 2025-04-07', false],
  ['A_COD 2025-03-31; A_COD 2025-04-30', false],
]);

// The person

table('aged over', ageOver(64), [
  ['born 1961-03-31', true],
  ['born 1961-04-01', false],
]);
table('aged under', ageUnder(65), [
  ['born 1961-04-01', true],
  ['born 1961-03-31', false],
]);
table('female, male', all(any(isFemale, isMale), not(isMale)), [
  ['sex F', true],
  ['sex M', false],
  ['sex U', false],
  ['sex I', false],
]);

table('ethnic category', isOfEthnicity('H', 'J', 'K'), [
  ['ethnicity J', true],
  ['ethnicity A', false],
  ['', false],
]);

table('aged over on the day of a record; false when there is none', ageOverOn(17, dateOf(earliest(records(A, ever)))), [
  ['born 2000-05-01; A_COD 2018-05-01', true],
  ['born 2000-05-01; A_COD 2018-04-30', false],
  ['born 2000-05-01', false],
]);

table('aged under on the day of a record: not whoever has none', ageUnderOn(18, dateOf(latest(records(A, ever)))), [
  ['born 2008-04-30; A_COD 2026-03-31', true],
  ['born 2008-03-31; A_COD 2026-03-31', false],
  ['born 2010-01-01', false],
]);

// Ages in months: in the tables people are born on the first of their month

table('reaches eight months in the year', reachesInYear(8), [
  ['born 2024-07-15', false],
  ['born 2024-08-01', true],
  ['born 2025-07-31', true],
  ['born 2025-08-01', false],
]);

table('three doses before eight months of age, each on a day of its own', dosesBetweenAges(3, A, 0, 8), [
  ['born 2024-08-01; A_COD 2024-10-01; A_COD 2024-11-01; A_COD 2025-03-31', true],
  ['born 2024-08-01; A_COD 2024-10-01; A_COD 2024-11-01; A_COD 2025-04-01', false],
  ['born 2024-08-01; A_COD 2024-10-01; A_COD 2024-10-01 at 09:00; A_COD 2024-11-01', false],
  ['born 2024-08-01; A_COD 2024-07-31; A_COD 2024-10-01; A_COD 2024-11-01', false],
  ['born 2024-08-01', false],
]);

table('so many different codes, each of a medicine of its own', differentCodes(2, records([A, B], inMonths(6))), [
  ['A_COD 2025-11-01; A_COD#2 2025-12-01', true],
  ['A_COD 2025-11-01; A_COD 2025-12-01', false],
  ['A_COD 2025-11-01; B_COD 2025-11-01', true],
  ['A_COD 2025-11-01; A_COD#2 2025-09-30', false],
  ['', false],
]);

table('one dose from 12 months of age to before 18', dosesBetweenAges(1, A, 12, 18), [
  ['born 2024-05-01; A_COD 2025-04-30', false],
  ['born 2024-05-01; A_COD 2025-05-01', true],
  ['born 2024-05-01; A_COD 2025-10-31', true],
  ['born 2024-05-01; A_COD 2025-11-01', false],
]);

table('recorded before a birthday', has(A, before(birthday(80))), [
  ['born 1946-01-01; A_COD 2025-12-31', true],
  ['born 1946-01-01; A_COD 2026-01-01', false],
]);

// One record compared with another

const [firstA, lastA] = [earliest(valuedRecords(A, ever)), latest(valuedRecords(A, ever))];

table('a value rose', roseBy('5.4', firstA, lastA), [
  ['A_COD 50 2025-01-01; A_COD 55.4 2025-06-01', true],
  ['A_COD 50 2025-01-01; A_COD 55.399 2025-06-01', false],
  ['A_COD 55.4 2025-06-01; A_COD 50 2025-07-01', false],
  ['A_COD 55.4 2025-06-01', false],
  ['A_COD 2025-01-01; A_COD 50 2025-02-01; A_COD 60 2025-06-01', true],
  ['', false],
]);

table('a value fell', fellBy('2', firstA, lastA), [
  ['A_COD 5 2025-01-01; A_COD 3 2025-06-01', true],
  ['A_COD 5 2025-01-01; A_COD 3.001 2025-06-01', false],
  ['A_COD 3 2025-01-01; A_COD 5 2025-06-01', false],
]);

table('a value rose by a percentage of what it was', roseByPercent('30', firstA, lastA), [
  ['A_COD 100 2025-01-01; A_COD 130 2025-06-01', true],
  ['A_COD 100 2025-01-01; A_COD 129.999 2025-06-01', false],
  ['A_COD 0 2025-01-01; A_COD 130 2025-06-01', false],
  ['A_COD -1 2025-01-01; A_COD 130 2025-06-01', false],
]);

table(
  'a value fell by a percentage after another record',
  fellByPercent(
    '25',
    latest(valuedRecords(A, before(dateOf(latest(records(B, ever)))))),
    earliest(valuedRecords(A, after(dateOf(latest(records(B, ever)))))),
  ),
  [
    ['A_COD 60 2025-01-01; B_COD 2025-02-01; A_COD 45 2025-03-01', true],
    ['A_COD 60 2025-01-01; B_COD 2025-02-01; A_COD 46 2025-03-01', false],
    ['A_COD 60 2025-01-01; B_COD 2025-02-01; A_COD 2025-02-15; A_COD 45 2025-03-01', true],
    ['A_COD 60 2025-01-01; A_COD 45 2025-03-01', false],
  ],
);

// Several tests, and other definitions

table('at least two of three', atLeastOf(2, [has(A, ever), has(B, ever), has(C, ever)]), [
  ['A_COD 2025-01-01; C_COD 2025-01-01', true],
  ['A_COD 2025-01-01; B_COD 2025-01-01; C_COD 2025-01-01', true],
  ['A_COD 2025-01-01; A_COD 2025-02-01', false],
  ['', false],
]);

table('not at least two', not(atLeastOf(2, [has(A, ever), has(B, ever), isFemale])), [
  ['', true],
  ['A_COD 2025-01-01', false],
]);

table('on another register', isOn(withB), [
  ['B_COD 2025-01-01', true],
  ['B_COD 2025-01-01; D_COD 2025-01-01', false],
  ['C_COD 2025-01-01', false],
]);

table('on a register that names another', isOn(withBOrC), [
  ['B_COD 2025-01-01', true],
  ['B_COD 2025-01-01; D_COD 2025-01-01', false],
  ['C_COD 2025-01-01', true],
  ['', false],
]);

const EXCLUDED = 'C_COD 2025-01-01; C_COD 2025-01-02';

for (const [is, rows] of [
  ['numerator', { 'B_COD 2025-01-01; A_COD 2025-01-01': true, 'B_COD 2025-01-01': false, '': false }],
  ['missed', { 'B_COD 2025-01-01': true, 'B_COD 2025-01-01; A_COD 2025-01-01': false, '': false }],
  ['adjusted', { 'B_COD 2025-01-01; registered 2026-01-01': true, 'B_COD 2025-01-01': false }],
  ['excluded', { [EXCLUDED]: true, 'C_COD 2025-01-01': false, '': false }],
  ['in denominator', { 'B_COD 2025-01-01': true, 'B_COD 2025-01-01; A_COD 2025-01-01': true, [EXCLUDED]: false }],
] as const) {
  table(`what another rule makes of the person: ${is}`, countsAs(is, counted), Object.entries(rows));
}

table(
  'all or nothing: in the denominator of another rule, and not missed in it',
  all(countsAs('in denominator', counted), not(countsAs('missed', counted))),
  [
    ['B_COD 2025-01-01; A_COD 2025-01-01', true],
    ['B_COD 2025-01-01', false],
    ['A_COD 2025-01-01', false],
  ],
);

// For some record

table(
  'for some record: what is recorded around it',
  forSome(
    records(A, inMonths(12)),
    all(has(B, onThe(thisRecord)), not(has(C, between(monthsBefore(1, thisRecord), thisRecord)))),
  ),
  [
    ['A_COD 2025-05-01; B_COD 2025-05-01', true],
    ['A_COD 2025-05-01; B_COD 2025-05-01; C_COD 2025-04-01', false],
    ['A_COD 2025-05-01; B_COD 2025-05-01; C_COD 2025-03-31', true],
    ['A_COD 2025-05-01; B_COD 2025-05-02', false],
    ['A_COD 2025-05-01; A_COD 2025-07-01; B_COD 2025-05-01; B_COD 2025-07-01; C_COD 2025-05-01', true],
    ['A_COD 2025-03-31; B_COD 2025-03-31', false],
  ],
);

table('for some record: either of two', forSome(records(A, ever), any(has(B, onOrAfter(thisRecord)), has(C, ever))), [
  ['A_COD 2025-05-01; B_COD 2025-05-01', true],
  ['A_COD 2025-05-01; B_COD 2025-04-30', false],
  ['A_COD 2025-05-01; C_COD 2020-01-01', true],
  ['C_COD 2020-01-01', false],
]);

table(
  'for some record that hangs on another',
  forSome(records(A, onOrAfter(dateOf(earliest(records(D, ever))))), has(B, onThe(thisRecord))),
  [
    ['D_COD 2025-01-01; A_COD 2025-01-01; B_COD 2025-01-01', true],
    ['D_COD 2025-01-02; A_COD 2025-01-01; B_COD 2025-01-01', false],
  ],
);

test('every construct of the language means the same to both calculators', async () => {
  const spine = loaded(frameworkOf(tables.map((each) => each.test)));
  const rows = tables.flatMap((each, of) =>
    each.rows.map(([record, truth]) => ({ of, record, truth, title: each.title })),
  );
  await withReader(async (reader) => {
    await makePeopleTables(
      reader,
      rows.map((row) => writtenPerson(EVERYBODY, row.record)),
      { codesIn: smallCodesOf },
    );
    const over = { reader, framework: spine, periodEnd: day('2026-03-31') };
    const [compiled, reference] = [(await calculateOver(over)).decisions, (await referenceOver(over)).decisions];
    for (const [index, row] of rows.entries()) {
      for (const [engine, decisions] of [
        ['compiled', compiled],
        ['reference', reference],
      ] as const) {
        const list = decisions[row.of];
        const rule = list?.rules[list.people.indexOf(numberOf(index))];
        assert.equal(rule, row.truth ? 1 : 0, `${engine}: ${row.title}: ${row.record}`);
      }
    }
  });
});
