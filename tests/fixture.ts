/**
 * A small system on real rooms: a warehouse and a store in a temporary folder with three invented practices, which
 * sent extracts, counts and list sizes through ingest. Everything that tests expect of it is stated here.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessMigrations } from '../src/access/index.ts';
import { type ActionContext, importFiles } from '../src/actions/index.ts';
import { auditMigrations } from '../src/audit/index.ts';
import {
  type Actor,
  assert,
  type Day,
  day,
  isoOfDay,
  type Month,
  mintMachineryPass,
  type OdsCode,
} from '../src/base/index.ts';
import { AMBITIONS, WORKFORCE } from '../src/benchmarking/index.ts';
import { claimMigrations } from '../src/claims/index.ts';
import { GOVERNANCE_KINDS, governanceMigrations } from '../src/governance/index.ts';
import { identityMigrations } from '../src/identity/index.ts';
import { calculate, type IndicatorCount } from '../src/indicators/index.ts';
import { keepingMigrations, RETENTION } from '../src/keeping/index.ts';
import { ledgerMigrations } from '../src/ledger/index.ts';
import { feedCodesFrom } from '../src/main/feed-codes.ts';
import { MONITORING_POLICY, monitoringMigrations } from '../src/monitoring/index.ts';
import { paymentMigrations } from '../src/payments/index.ts';
import { implausibleResults, type ReportContext, reportContext, settlementStatement } from '../src/reports/index.ts';
import { type DefinitionDraft, type Store, saveDefinitions } from '../src/store/index.ts';
import { Warehouse } from '../src/warehouse/index.ts';
import { APMS, acceptances, GMS, given, loadedPolicy, PMS, POLICY } from './fixture-policy.ts';
import { lastingStore, testClock, testStore } from './store-for-tests.ts';

export { APMS, GMS, PMS };

export const BUSINESS_DATE = day('2026-04-10');
/** The achievement year that 2025/26 is paid on, and the one that is forecast. */
export const PAID_ON = day('2025-03-31');
export const FORECAST_ON = day('2026-03-31');

/** How the people of a practice fare on blood pressure (HYP008): all aged 79 or under, at both period ends. */
export type People = {
  readonly met: number;
  readonly missed: number;
  readonly declined: number;
  readonly others: number;
};
export const PEOPLE: Readonly<Record<string, People>> = {
  [GMS]: { met: 25, missed: 9, declined: 3, others: 23 },
  [PMS]: { met: 12, missed: 5, declined: 3, others: 10 },
  [APMS]: { met: 4, missed: 2, declined: 0, others: 8 },
};
/** People who opted out and are in the counts alone: of HYP008, by component. */
export const OPTED_OUT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [GMS]: { register: 2, denominator: 2, numerator: 1 },
  [PMS]: { register: 1, 'adjustment:HYPPCADEC': 1 },
  [APMS]: {},
};
/** Registered list of each practice, the same in every quarter. */
export const LISTS: Readonly<Record<string, number>> = { [GMS]: 13_283, [PMS]: 27_016, [APMS]: 2_588 };

export type Fixture = {
  /** Where the files that were sent lie. */
  readonly sent: string;
  readonly reports: ReportContext;
  readonly actions: ActionContext;
  actor(user: string): Actor;
};

/**
 * The system for tests that only read, one for the whole test process. Only what they read is added to its audit, of
 * which they therefore expect nothing.
 */
export function sharedFixture(): Promise<Fixture> {
  shared ??= fixtureOver(lastingStore(MIGRATIONS));
  return shared;
}
let shared: Promise<Fixture> | undefined;

/**
 * The system over a store of its own. The warehouse is received once for the whole test process and shared: no test
 * changes it. It is closed and removed when the process ends.
 */
export function buildFixture(): Promise<Fixture> {
  return fixtureOver(testStore(MIGRATIONS));
}

async function fixtureOver(store: Promise<Store>): Promise<Fixture> {
  received ??= receiveEverything();
  const { warehouse, sent } = await received;
  return contextsOver(warehouse, sent, await store);
}

/** The system over a warehouse and a store of its own, for a test that receives more files. */
export async function buildOwnFixture(): Promise<Fixture> {
  const [{ warehouse, sent }, store] = await Promise.all([receiveEverything(), testStore(MIGRATIONS)]);
  return contextsOver(warehouse, sent, store);
}

type Received = { readonly warehouse: Warehouse; readonly sent: string };
let received: Promise<Received> | undefined;

/** The tables of every room. */
export const MIGRATIONS = [
  ...auditMigrations,
  ...accessMigrations,
  ...ledgerMigrations,
  ...governanceMigrations,
  ...paymentMigrations,
  ...claimMigrations,
  ...keepingMigrations,
  ...identityMigrations,
  ...monitoringMigrations,
];
/** What committees decide by. */
const GOVERNANCE: ReadonlySet<string> = new Set([
  ...Object.values(GOVERNANCE_KINDS),
  MONITORING_POLICY,
  AMBITIONS,
  WORKFORCE,
]);
async function contextsOver(warehouse: Warehouse, sent: string, store: Store): Promise<Fixture> {
  const policy = loadedPolicy();
  const isRead = ({ kind, id }: DefinitionDraft): boolean =>
    kind === 'chart of accounts' ||
    kind === RETENTION ||
    GOVERNANCE.has(kind) ||
    (kind === 'framework' && id === policy.framework.id);
  await store.write((db) => saveDefinitions(db, POLICY.definitions.filter(isRead)));
  const shared = {
    ...policy,
    warehouse,
    store,
    businessDate: BUSINESS_DATE,
    clock: testClock,
    bankHolidays: new Set([day('2026-05-04')]),
    indicatorsPass: mintMachineryPass('indicators'),
    claimsPass: mintMachineryPass('claims'),
  };
  await store.write((db) => saveDefinitions(db, acceptances(policy.framework)));
  const reports = reportContext(shared);
  const actions = {
    ...shared,
    ingestPass: mintMachineryPass('ingest'),
    feedCodes: async () => feedCodesFrom((name) => POLICY.codelists.get(name)?.codes ?? []),
    implausibleAt: (periodEnd: Day) => implausibleResults(reports, periodEnd),
    statementOf: reports.book.statement.bind(reports.book),
    settlementOf: (practice: OdsCode, of: Month) => settlementStatement(reports, practice, of),
    forecastOf: reports.book.forecast.bind(reports.book),
  };
  return { sent, reports, actions, actor: (user) => given(policy.users.actor(user)) };
}

/** Keeps what the demonstration's premiums are known to pay for, which the review of them reads from the store. */
export async function keepPremiumServices({ reports }: Fixture): Promise<void> {
  const drafts = POLICY.definitions.filter(({ kind }) => kind === 'premium services');
  await reports.store.write((db) => saveDefinitions(db, drafts));
}

/** The system over an empty warehouse and a store of its own, for a test that sends it files itself. */
export async function buildEmptyFixture(): Promise<Fixture> {
  const [{ warehouse, sent }, store] = await Promise.all([emptyWarehouse(), testStore(MIGRATIONS)]);
  return contextsOver(warehouse, sent, store);
}

/** An empty warehouse and a folder to send from; both are removed when the process ends. */
async function emptyWarehouse(): Promise<Received> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal fixture '));
  const warehouse = given(await Warehouse.open(join(folder, 'warehouse'), { memoryLimit: '256MB', threads: 1 }));
  process.once('exit', () => {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const sent = join(folder, 'sent');
  mkdirSync(sent);
  return { warehouse, sent };
}

async function receiveEverything(): Promise<Received> {
  const [{ warehouse, sent }, store] = await Promise.all([emptyWarehouse(), testStore(MIGRATIONS)]);
  const fixture = await contextsOver(warehouse, sent, store);
  const practices = [GMS, PMS, APMS];
  await receive(fixture, 'list-size', writeLists(sent));
  await receive(
    fixture,
    'practice-extract',
    practices.flatMap((practice) => writeExtract(sent, practice)),
  );
  const counts: string[] = [];
  for (const practice of practices) counts.push(await writeCounts(fixture, sent, practice));
  await receive(fixture, 'practice-counts', counts);
  return { warehouse, sent };
}

/** Receives files of one feed, all of which must be accepted. */
export async function receive(
  fixture: Fixture,
  feed: 'list-size' | 'practice-extract' | 'practice-counts' | 'service-activity',
  files: readonly string[],
) {
  const report = await importFiles(fixture.actions, fixture.actor('operator'), { feed, files });
  assert(report.ok, `${feed} is imported`);
  const refused = report.value.files.filter((file) => file.status !== 'accepted');
  assert(
    refused.length === 0,
    `every file is accepted, not ${JSON.stringify([refused, report.value.problems.slice(0, 3)])}`,
  );
}

function writeCsv(path: string, rows: readonly (readonly (string | number)[])[]): string {
  writeFileSync(path, `${rows.map((row) => row.join(',')).join('\n')}\n`);
  return path;
}

const QUARTERS = ['2025_01-03', '2025_04-06', '2025_07-09', '2025_10-12', '2026_01-03'];
const PLACE = ['X90', 'INVENTED AREA', 'X91', 'INVENTED COMMISSIONER', 'X0000'];
const PLACE_NAMES = [
  'Regional Office Name',
  'Regional Office Code',
  'Area Team Name',
  'Area Team Code',
  'PCO Name',
  'PCO Code',
  'Practice Name',
  'Practice Code',
];
const AGES = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'];

/** One more file of a quarter's lists, in which some practices have others than they had. */
export function writeCorrectedLists(folder: string, quarter: string, lists: Readonly<Record<string, number>>): string {
  const corrected = join(folder, 'corrected lists');
  mkdirSync(corrected, { recursive: true });
  return writeListsOf(corrected, quarter, { ...LISTS, ...lists });
}

function writeLists(folder: string): string[] {
  return QUARTERS.map((quarter) => writeListsOf(folder, quarter, LISTS));
}

function writeListsOf(folder: string, quarter: string, lists: Readonly<Record<string, number>>): string {
  const head = [...PLACE_NAMES, ...AGES.flatMap((age) => [`Male ${age}`, `Female ${age}`])];
  const rows = Object.entries(lists).map(([code, total]) => {
    const band = Math.floor(total / 18);
    return [`REGION IN ${quarter}`, ...PLACE, `PRACTICE ${code}`, code, ...Array(17).fill(band), total - 17 * band];
  });
  return writeCsv(join(folder, `Patient_List_Size_${quarter}.csv`), [head, ...rows]);
}

/** Everybody of a practice: pseudonym, and how they fare. */
function everybody(practice: OdsCode): { person: string; fares: keyof People }[] {
  const people = PEOPLE[practice] ?? { met: 0, missed: 0, declined: 0, others: 0 };
  const fares = (['met', 'missed', 'declined', 'others'] as const).flatMap((one) =>
    Array<keyof People>(people[one]).fill(one),
  );
  return fares.map((one, index) => ({ person: `${practice.toLowerCase()}-p${index + 1}`, fares: one }));
}

const EVENT_COLUMNS = [
  'row_id',
  'person_id',
  'organisation',
  'event_date',
  'code',
  'value_number',
  'value_code',
  'unit',
  'setting',
  'recorded_at',
  'clinician_id',
  'encounter_id',
];

function writeExtract(folder: string, practice: OdsCode): string[] {
  const people = everybody(practice);
  const persons = people.map(({ person }, index) => [
    `pe${index}`,
    person,
    '1960-06',
    index % 2 === 0 ? 'F' : 'M',
    '',
    '',
    '',
  ]);
  const registrations = people.map(({ person }, index) => [
    `re${index}`,
    person,
    practice,
    '2010-01-01',
    '',
    'regular',
  ]);
  const events = people.flatMap(({ person, fares }) => eventsOf(practice, person, fares));
  const numbered = events.map((event, index) => [`ev${index}`, ...event]);
  const bad =
    practice === GMS
      ? [['ev-bad', people[0]?.person ?? '', practice, '2025-02-30', '38341003', '', '', '', '', '', '', '']]
      : [];
  return [
    writeCsv(join(folder, `${practice}-persons.csv`), [
      ['row_id', 'person_id', 'birth_month', 'sex', 'ethnicity', 'lsoa', 'died_on'],
      ...persons,
    ]),
    writeCsv(join(folder, `${practice}-registrations.csv`), [
      ['row_id', 'person_id', 'practice', 'registered_from', 'registered_to', 'kind'],
      ...registrations,
    ]),
    writeCsv(join(folder, `${practice}-events.csv`), [EVENT_COLUMNS, ...numbered, ...bad]),
  ];
}

type EventCells = readonly string[];

/** Who recorded everything of somebody: the second clinician of the practice that of every third, the first that of the others. */
const clinicianOf = (practice: OdsCode, person: string): string =>
  `${practice}-C${Number(/\d+$/.exec(person)?.[0]) % 3 === 0 ? 2 : 1}`;

/** Diagnosed in 2015; a reading, a decline or neither in the last months before each period end. */
function eventsOf(practice: OdsCode, person: string, fares: keyof People): EventCells[] {
  if (fares === 'others') return [];
  const code = (list: string) => POLICY.codelists.get(list)?.codes[0] ?? '';
  const event = (on: string, of: string, value = '') => [
    person,
    practice,
    on,
    of,
    value,
    '',
    value === '' ? '' : 'mmHg',
    value === '' ? '' : 'clinic',
    `${on}T10:00:00`,
    clinicianOf(practice, person),
    '',
  ];
  const reading = (on: string, systolic: string, diastolic: string) => [
    event(on, code('SYSBP_COD'), systolic),
    event(on, code('DIASBP_COD'), diastolic),
  ];
  const diagnosis = event('2015-05-01', code('HYP_COD'));
  const winters = ['2025-02-10', '2026-02-10'];
  if (fares === 'declined') return [diagnosis, ...winters.map((on) => event(on, code('HYPPCADEC_COD')))];
  const [systolic, diastolic] = fares === 'met' ? ['132', '78'] : ['168', '96'];
  return [diagnosis, ...winters.flatMap((on) => reading(on, systolic, diastolic))];
}

const COUNT_COLUMNS = [
  'practice',
  'indicator',
  'definition_hash',
  'period',
  'cut_off',
  'component',
  'reason',
  'count',
  'opted_out',
  'extract_sha256',
];

/** Counts of everybody: those whom the warehouse holds, and those who opted out. */
async function writeCounts(fixture: Fixture, folder: string, practice: OdsCode): Promise<string> {
  const { warehouse, framework } = fixture.reports;
  const rows: (string | number)[][] = [];
  for (const periodEnd of [PAID_ON, FORECAST_ON]) {
    const pass = mintMachineryPass('indicators');
    const snapshot = warehouse.current();
    const { counts } = await calculate({ warehouse, snapshot, pass, framework, periodEnd, practices: [practice] });
    rows.push(...counts.flatMap((count) => countRows(count, framework.ruleHash(count.indicator), periodEnd)));
  }
  return writeCsv(join(folder, `${practice}-counts.csv`), [COUNT_COLUMNS, ...rows]);
}

function countRows(count: IndicatorCount, definitionHash: string, periodEnd: Day): (string | number)[][] {
  const { practice, indicator, register, denominator, numerator, adjustments, exclusions } = count;
  const components: [string, string, number][] = [
    ['register', '', register],
    ['denominator', '', denominator],
    ['numerator', '', numerator],
    ...adjustments.map((one): [string, string, number] => ['adjustment', one.reason, one.count]),
    ...exclusions.map((one): [string, string, number] => ['exclusion', one.reason, one.count]),
  ];
  const period = periodEnd === PAID_ON ? '2024/25' : '2025/26';
  const optedOut = indicator === 'HYP008' ? (OPTED_OUT[practice] ?? {}) : {};
  return components.map(([component, reason, people]) => {
    const more = optedOut[reason === '' ? component : `${component}:${reason}`] ?? 0;
    const head = [practice, indicator, definitionHash, period, isoOfDay(periodEnd)];
    return [...head, component, reason, people + more, more, '0'.repeat(64)];
  });
}
