/**
 * Rates, ratios and means, by example: a rate, then records and what each person adds to it at 31 March 2026, as
 * numerator/denominator. Every table is held by both calculators.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, exactText } from '../../src/base/index.ts';
import { PreparedCalculator, runCompiled } from '../../src/indicators/calculate-over.ts';
import { calculateOver, type RateCount, rateValue, standardisedRate } from '../../src/indicators/index.ts';
import {
  ageOver,
  aliveOnDay,
  allOfEncounter,
  anyOfEncounter,
  between,
  caseloadOf,
  changeOf,
  countsAs,
  daysOpen,
  daysRegistered,
  diagnosis,
  diedInTheYear,
  earliest,
  encountersOf,
  endedIn,
  ever,
  followedBy,
  has,
  inMonths,
  isInOnDay,
  isOn,
  lastedAtMost,
  latest,
  notOfEncounter,
  numberOf,
  numberOfRecords,
  on,
  people,
  type Rate,
  records,
  registeredInTheYear,
  scoreMet,
  scoreOfApplying,
  sinceYearStart,
  startedIn,
  sumOfValues,
  valuedRecords,
  valueFrom,
  weightOf,
} from '../../src/indicators/language/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { amountsAfter } from '../../src/indicators/rates/rate-counts.ts';
import type { PersonAmount } from '../../src/indicators/reference/rate-amounts.ts';
import { referenceOver } from '../../src/indicators/verify.ts';
import { loaded, makePeopleTables, numberOf as personNumber, withReader } from './people-tables.ts';
import { A, B, counted, frameworkOf, rateOf, smallCodesOf, withB } from './small-language.ts';

const EVERYBODY = 'born 1950-05-05; sex F; registered 2015-06-01';
const OUT = 'not counted';

type Table = { readonly title: string; readonly rate: Rate; readonly rows: readonly (readonly [string, string])[] };
const tables: Table[] = [];

function table(title: string, parts: Parameters<typeof rateOf>[1], rows: Table['rows']): void {
  tables.push({ title, rate: rateOf(`RATE${tables.length + 1}`, parts), rows });
}

// What is counted or summed

table(
  'people of whom something is true, per person',
  { numerator: people(has(A, inMonths(12))), denominator: people() },
  [
    ['A_COD 2025-05-01', '1/1'],
    ['A_COD 2025-03-31', '0/1'],
    ['registered 2026-04-01', OUT],
    ['died 2026-03-31', OUT],
  ],
);

table(
  'people of whom the denominator’s test is not true do not count',
  { when: ageOver(64), numerator: people(has(A, ever)), denominator: people(has(B, ever)) },
  [
    ['A_COD 2025-05-01; B_COD 2025-05-01', '1/1'],
    ['B_COD 2025-05-01', '0/1'],
    ['A_COD 2025-05-01', OUT],
    ['born 1970-01-01; B_COD 2025-05-01', OUT],
  ],
);

table(
  'records, for each day registered in the year',
  { numerator: numberOfRecords(records(A, sinceYearStart)), denominator: daysRegistered },
  [
    ['A_COD 2025-05-01; A_COD 2025-05-01; A_COD 2025-03-31', '2/365'],
    ['', '0/365'],
    ['registered 2026-03-31', '0/1'],
    ['registered 2025-04-02; A_COD 2025-01-01', '0/364'],
  ],
);

table(
  'the sum of values: nought where nothing is recorded, and a record without a value adds none',
  { numerator: sumOfValues(records(A, inMonths(12))), denominator: people() },
  [
    ['A_COD 2.5 2025-05-01; A_COD 1 2025-06-01; A_COD 2025-07-01; A_COD 9 2025-03-31', '3.5/1'],
    ['A_COD -1 2025-05-01', '-1/1'],
    ['', '0/1'],
  ],
);

table(
  'a mean of values leaves out whoever has none: missing is not nought',
  { numerator: valueFrom(latest(valuedRecords(A, inMonths(12)))), denominator: people() },
  [
    ['A_COD 0.8 2025-05-01; A_COD 0.9 2025-06-01', '0.9/1'],
    ['A_COD 0 2025-05-01', '0/1'],
    ['A_COD 0.8 2025-03-31', OUT],
    ['', OUT],
  ],
);

table(
  'the change between two answers; both must be there',
  {
    numerator: changeOf(earliest(valuedRecords(A, inMonths(12))), latest(valuedRecords(B, inMonths(12)))),
    denominator: people(),
  },
  [
    ['A_COD 0.5 2025-05-01; B_COD 0.75 2025-09-01', '0.25/1'],
    ['A_COD 0.75 2025-05-01; B_COD 0.5 2025-09-01', '-0.25/1'],
    ['A_COD 0.5 2025-05-01', OUT],
    ['A_COD 0.5 2025-05-01; B_COD 2025-09-01', OUT],
  ],
);

const bands = [
  { sex: 'F', fromAge: 65, weight: '0.05' },
  { sex: 'F', fromAge: 80, weight: '0.2' },
  { sex: 'M', fromAge: 65, weight: '0.04' },
] as const;

table(
  'recorded against what age and sex lead to expect',
  { numerator: people(has(A, ever)), denominator: weightOf(bands) },
  [
    ['A_COD 2025-05-01', '1/0.05'],
    ['born 1946-03-01', '0/0.2'],
    ['born 1946-04-01', '0/0.05'],
    ['sex M; born 1930-01-01', '0/0.04'],
    ['born 1980-01-01', OUT],
    ['sex U', OUT],
  ],
);

const weighed = [[counted, 3]] as const;
table(
  'a weighted score of the rules that apply',
  { numerator: scoreMet(weighed), denominator: scoreOfApplying(weighed) },
  [
    ['B_COD 2025-01-01; A_COD 2025-01-01', '3/3'],
    ['B_COD 2025-01-01', '0/3'],
    ['A_COD 2025-01-01', OUT],
    ['B_COD 2025-01-01; registered 2026-01-01', OUT],
  ],
);

table(
  'any of several rules, among the people of a register',
  { when: isOn(withB), numerator: people(countsAs('numerator', counted)), denominator: people() },
  [
    ['B_COD 2025-01-01; A_COD 2025-01-01', '1/1'],
    ['B_COD 2025-01-01', '0/1'],
    ['C_COD 2025-01-01', OUT],
  ],
);

// Encounters

const thisYear = { ...sinceYearStart };
const EMERGENCY = { admissionMethods: ['21', '22'], notSources: ['51', '52'] };

table(
  'attendances, for each person',
  { numerator: numberOf(startedIn(thisYear, 'ed_attendance')), denominator: people() },
  [
    ['ed_attendance 2025-04-01; ed_attendance 2026-03-31T23:59 to 2026-04-01T02:00', '2/1'],
    ['ed_attendance 2025-03-31T23:59; ed_attendance 2026-04-01; day_case 2025-06-01', '0/1'],
    ['', '0/1'],
  ],
);

table(
  'admissions of some methods, and not from some sources; what is not said is in no list',
  { numerator: numberOf(startedIn(thisYear, 'emergency_admission', EMERGENCY)), denominator: people() },
  [
    ['emergency_admission 2025-06-01 to 2025-06-05 method 21', '1/1'],
    ['emergency_admission 2025-06-01 to 2025-06-05 method 21 source 19', '1/1'],
    ['emergency_admission 2025-06-01 to 2025-06-05 method 21 source 51', '0/1'],
    ['emergency_admission 2025-06-01 to 2025-06-05 method 28', '0/1'],
    ['emergency_admission 2025-06-01 to 2025-06-05', '0/1'],
  ],
);

const avoidable = [
  diagnosis('COPD, acute', { primary: 'J20', secondary: 'J4[12347]' }),
  diagnosis('COPD', { primary: 'J4[134]|J4[27]X' }),
  diagnosis('hypertension', { primary: 'I10X|I119', notProcedure: 'K[0-4]|K5[025-7]' }),
  diagnosis('hepatitis B', { primary: 'B18[01]', notSecondary: 'D57' }),
  diagnosis('gangrene', { any: 'R02X' }),
];

table(
  'avoidable admissions, by primary and secondary diagnosis and by procedure',
  { numerator: numberOf(startedIn(thisYear, 'emergency_admission', { diagnoses: avoidable })), denominator: people() },
  [
    ['emergency_admission 2025-06-01 for J44.0', '1/1'],
    ['emergency_admission 2025-06-01 for J440', '1/1'],
    ['emergency_admission 2025-06-01 for J42', '1/1'],
    ['emergency_admission 2025-06-01 for J42.1', '0/1'],
    ['emergency_admission 2025-06-01 for J45.9 J44.0', '0/1'],
    ['emergency_admission 2025-06-01 for J20.9 I10 J44.1', '1/1'],
    ['emergency_admission 2025-06-01 for J20.9 I10', '0/1'],
    ['emergency_admission 2025-06-01 for J44.1 J20.9', '1/1'],
    ['emergency_admission 2025-06-01 for I10', '1/1'],
    ['emergency_admission 2025-06-01 for I10 op K40.1', '0/1'],
    ['emergency_admission 2025-06-01 for I10 op K60.1', '1/1'],
    ['emergency_admission 2025-06-01 for B18.0', '1/1'],
    ['emergency_admission 2025-06-01 for B18.0 D57.1', '0/1'],
    ['emergency_admission 2025-06-01 for L03 R02', '1/1'],
    ['emergency_admission 2025-06-01 for J44.0; emergency_admission 2025-07-01 for J20.0 J41.0', '2/1'],
    ['emergency_admission 2025-06-01', '0/1'],
  ],
);

table(
  'attendances without procedures',
  { numerator: numberOf(startedIn(thisYear, 'ed_attendance', { withoutCodesOf: ['opcs4'] })), denominator: people() },
  [
    ['ed_attendance 2025-06-01 for R07', '1/1'],
    ['ed_attendance 2025-06-01 for R07 op U20', '0/1'],
  ],
);

const stays = ['emergency_admission', 'elective_admission'];
const discharges = endedIn(between(on('2025-04-01'), on('2026-03-01')), stays, { notDestinations: ['79'] });
const readmission = encountersOf('emergency_admission');

table(
  'emergency readmission within 30 days, for each discharge alive',
  { numerator: numberOf(discharges, followedBy(readmission, 0, 29)), denominator: numberOf(discharges) },
  [
    ['elective_admission 2025-06-01 to 2025-06-05; emergency_admission 2025-07-04 to 2025-07-05', '1/2'],
    ['elective_admission 2025-06-01 to 2025-06-05; emergency_admission 2025-07-05 to 2025-07-06', '0/2'],
    [
      'emergency_admission 2025-06-01T09:00 to 2025-06-05T10:00; emergency_admission 2025-06-05T10:00 to 2025-06-06',
      '1/2',
    ],
    [
      'emergency_admission 2025-06-01T09:00 to 2025-06-05T10:00; emergency_admission 2025-06-05T09:59 to 2025-06-06',
      '0/2',
    ],
    ['emergency_admission 2025-06-01 to 2025-06-05 dest 79', OUT],
    ['elective_admission 2025-06-01 to 2025-06-05; elective_admission 2025-06-10 to 2025-06-11', '0/2'],
    ['elective_admission 2025-06-01', OUT],
    ['', OUT],
  ],
);

const autumn = between(on('2025-10-01'), on('2025-12-31'));
const toReablement = endedIn(autumn, stays, { destinations: ['98'] });
const isAtHome = allOfEncounter(aliveOnDay(91), notOfEncounter(isInOnDay(91, encountersOf(stays))));

table(
  'at home 91 days after discharge: neither dead nor in hospital',
  {
    population: registeredInTheYear,
    when: ageOver(64),
    numerator: numberOf(toReablement, isAtHome),
    denominator: numberOf(toReablement),
  },
  [
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 98', '1/1'],
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 98; died 2026-01-04', '0/1'],
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 98; died 2026-01-05', '1/1'],
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 98; emergency_admission 2026-01-04 to 2026-01-06', '0/1'],
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 98; emergency_admission 2026-01-04', '0/1'],
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 98; emergency_admission 2026-01-02 to 2026-01-04', '1/1'],
    ['emergency_admission 2025-10-01 to 2025-10-05 dest 19', OUT],
    ['emergency_admission 2025-09-01 to 2025-09-30 dest 98', OUT],
    ['born 1970-01-01; emergency_admission 2025-10-01 to 2025-10-05 dest 98', OUT],
  ],
);

const urgent = startedIn(thisYear, 'urgent_community_response');
table(
  'seen within two hours',
  { numerator: numberOf(urgent, anyOfEncounter(lastedAtMost(120))), denominator: numberOf(urgent) },
  [
    ['urgent_community_response 2025-06-01T09:00 to 2025-06-01T11:00', '1/1'],
    ['urgent_community_response 2025-06-01T09:00 to 2025-06-01T11:01', '0/1'],
    ['urgent_community_response 2025-06-01T09:00', '0/1'],
    [
      'urgent_community_response 2025-06-01T09:00 to 2025-06-01T09:30; urgent_community_response 2025-06-02T09:00 to 2025-06-02T12:00',
      '1/2',
    ],
  ],
);

// Whose people

table(
  'the people of a service: whoever is on its caseload on the day',
  {
    population: caseloadOf('community_caseload'),
    numerator: numberOfRecords(records(A, sinceYearStart)),
    denominator: daysOpen(encountersOf('community_caseload')),
  },
  [
    ['community_caseload 2026-03-30', '0/2'],
    ['community_caseload 2025-01-01; A_COD 2025-06-01', '1/365'],
    ['community_caseload 2025-05-01 to 2025-05-11; community_caseload 2026-03-31', '0/11'],
    ['community_caseload 2025-05-01 to 2025-05-11', OUT],
    ['community_caseload 2025-01-01 to 2026-03-31', OUT],
    ['community_caseload 2025-01-01 to 2026-04-01', '0/365'],
    ['registered 2010-01-01 to 2012-01-01; community_caseload 2026-03-31', '0/1'],
    ['community_caseload 2025-01-01; died 2026-03-31', OUT],
  ],
);

table(
  'days registered at some time in the year, the dead and those who left included',
  { population: registeredInTheYear, numerator: people(), denominator: daysRegistered },
  [
    ['', '1/365'],
    ['registered 2015-06-01 to 2025-04-11', '1/10'],
    ['registered 2015-06-01; died 2025-04-02', '1/1'],
    ['registered 2015-06-01; died 2025-04-01', OUT],
    ['registered 2015-06-01 to 2025-04-01', OUT],
    ['registered 2015-06-01 to 2025-05-01; registered 2026-03-01', '1/31'],
    ['registered 2015-06-01 temporary', OUT],
  ],
);

table(
  'those who died in the year: did they die where they wished',
  { population: diedInTheYear, numerator: people(has(A, ever)), denominator: people(has(B, ever)) },
  [
    ['died 2025-04-01; B_COD 2025-01-01; A_COD 2025-04-01', '1/1'],
    ['died 2026-03-31; B_COD 2025-01-01', '0/1'],
    ['died 2025-06-01', OUT],
    ['died 2025-03-31; B_COD 2025-01-01', OUT],
    ['registered 2015-06-01 to 2025-06-01; died 2025-06-01; B_COD 2025-01-01', '0/1'],
    ['registered 2015-06-01 to 2025-05-31; died 2025-06-01; B_COD 2025-01-01', OUT],
    ['B_COD 2025-01-01', OUT],
  ],
);

function written(amount: PersonAmount | undefined): string {
  return amount ? `${amount.numerator / 1000}/${amount.denominator / 1000}` : OUT;
}

test('every rate means the same to both calculators', async () => {
  const rows = tables.flatMap((each, of) =>
    each.rows.map(([record, adds]) => ({ of, record, adds, title: each.title })),
  );
  const framework = loaded(
    frameworkOf(
      [],
      tables.map((each) => each.rate),
    ),
  );
  await withReader(async (reader) => {
    await makePeopleTables(
      reader,
      rows.map((row) => writtenPerson(EVERYBODY, row.record)),
      { codesIn: smallCodesOf },
    );
    const over = { reader, framework, periodEnd: day('2026-03-31') };
    const compiled = await amountsAfter(await runCompiled(over), over);
    const reference = (await referenceOver(over)).amounts;
    for (const [index, row] of rows.entries()) {
      for (const [engine, lists] of [
        ['compiled', compiled],
        ['reference', reference],
      ] as const) {
        const list = lists.find((each) => each.rate === tables[row.of]?.rate.id);
        const own = list?.amounts.filter(({ person }) => person === personNumber(index)) ?? [];
        assert.ok(own.length <= 1);
        assert.equal(written(own[0]), row.adds, `${engine}: ${row.title}: ${row.record}`);
      }
    }
  });
});

test('a service’s rate is by its organisation, and somebody on two caseloads is of both', async () => {
  const rate = rateOf('SERVICE', {
    population: caseloadOf('community_caseload'),
    numerator: people(has(A, ever)),
    denominator: people(),
    per: 100,
  });
  const both = 'community_caseload 2026-01-01 by X0C01; community_caseload 2026-01-01 by X0C02; A_COD 2025-01-01';
  const counts = await countsOf(rate, [both, 'community_caseload 2026-01-01 by X0C02', '']);
  assert.deepEqual(
    counts.map(({ practice, people: n, numerator, denominator }) => [practice, n, numerator, denominator]),
    [
      ['X0C01', 1, '1', '1'],
      ['X0C02', 2, '1', '2'],
    ],
  );
  const service = counts.slice(1);
  assert.equal(exactText(rateValue(rate, service) ?? assert.fail()), '50');
});

async function countsOf(rate: Rate, rows: readonly string[]): Promise<readonly RateCount[]> {
  return withReader(async (reader) => {
    const some = rows.map((record) => writtenPerson(EVERYBODY, record));
    await makePeopleTables(reader, some, { codesIn: smallCodesOf });
    const framework = loaded(frameworkOf([], [rate]));
    return (await calculateOver({ reader, framework, periodEnd: day('2026-03-31') })).rates;
  });
}

test('a rate for each person-year counts days as parts of the year', async () => {
  const rate = rateOf('YEARS', {
    numerator: numberOf(startedIn(sinceYearStart, 'ed_attendance')),
    denominator: daysRegistered,
    per: 100,
    inYears: true,
  });
  const counts = await countsOf(rate, ['ed_attendance 2025-06-01', 'registered 2025-11-05']);
  assert.deepEqual(
    counts.map(({ numerator, denominator }) => [numerator, denominator]),
    [['1', '512']],
  );
  assert.equal(rateValue(rate, counts)?.toFraction(), '9125/128');
  assert.equal(rateValue(rate, []), undefined);
});

test('a directly standardised rate weighs the rate of each band and sex by the standard population', async () => {
  const standard = {
    name: 'two bands',
    bands: [
      { fromAge: 0, people: 3 },
      { fromAge: 65, people: 1 },
    ],
  };
  const rate = rateOf('STANDARD', { numerator: people(has(A, ever)), denominator: people(), per: 1000, standard });
  const rows = [
    'sex F; born 2000-01-01; A_COD 2025-01-01',
    'sex F; born 2000-01-01',
    'sex M; born 2000-01-01',
    'sex F; born 1950-01-01; A_COD 2025-01-01',
    'sex M; born 1961-03-01; A_COD 2025-01-01',
    'sex U; born 1950-01-01; A_COD 2025-01-01',
  ];
  const counts = await countsOf(rate, rows);
  assert.deepEqual(counts[0]?.cells, [
    { sex: 'F', fromAge: 0, numerator: '1', denominator: '2' },
    { sex: 'F', fromAge: 65, numerator: '1', denominator: '1' },
    { sex: 'M', fromAge: 0, numerator: '0', denominator: '1' },
    { sex: 'M', fromAge: 65, numerator: '1', denominator: '1' },
  ]);
  assert.equal(exactText(standardisedRate(rate, counts) ?? assert.fail()), '437.5');
  assert.equal(rateValue(rate, counts)?.toFraction(), '2000/3');
  assert.equal(standardisedRate(rate, await countsOf(rate, rows.slice(1, 3))), undefined);
});

test('whoever holds no encounters decides about people all the same', async () => {
  const rate = rateOf('VISITS', { numerator: numberOf(encountersOf('ed_attendance')), denominator: people() });
  const framework = loaded(frameworkOf([has(A, ever)], [rate]));
  await withReader(async (reader) => {
    await makePeopleTables(reader, [writtenPerson(EVERYBODY, 'A_COD 2025-01-01')], { codesIn: smallCodesOf });
    await reader.run('DROP TABLE encounters; DROP TABLE encounter_codes');
    const prepared = await PreparedCalculator.prepare({ reader, framework, periodEnd: day('2026-03-31') });
    assert.deepEqual((await prepared.decide())[0]?.rules, [1]);
  });
});
