/**
 * The commissioner's office that the simulations act through: the real actions over a warehouse folder and a store
 * folder, with the repository's policy, and list sizes that the simulation gives out.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demonstrationAccounts } from '../../definitions/demo/payees.ts';
import { AccessRules, SignInPolicy, UserDirectory } from '../../src/access/index.ts';
import { type ActionContext, approveBankDetails, proposeBankDetails } from '../../src/actions/index.ts';
import { auditMigrations } from '../../src/audit/index.ts';
import {
  type Actor,
  addDays,
  assert,
  type Clock,
  type Day,
  day,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  mintMachineryPass,
  type OdsCode,
  type Outcome,
  pence,
  refused,
} from '../../src/base/index.ts';
import { claimedLines, claimMigrations, type ItemScheme, isItemScheme, loadScheme } from '../../src/claims/index.ts';
import {
  type AchievementForecast,
  loadContracts,
  loadRates,
  prepareStatement,
  type Statement,
  type StatementLine,
  settlementLine,
  settlementTerm,
  statementWith,
} from '../../src/contracts/index.ts';
import { governanceMigrations } from '../../src/governance/index.ts';
import { loadFramework } from '../../src/indicators/index.ts';
import { ledgerMigrations } from '../../src/ledger/index.ts';
import { feedCodesFrom } from '../../src/main/feed-codes.ts';
import { type Policy, readPolicy } from '../../src/main/policy.ts';
import { linesPaidTo, type PayeesJson, paymentMigrations, paymentPolicy } from '../../src/payments/index.ts';
import { PracticeRegister } from '../../src/practices/index.ts';
import { Store } from '../../src/store/index.ts';
import { Warehouse, type WarehouseOptions } from '../../src/warehouse/index.ts';
import { testClock } from '../store-for-tests.ts';

export const INGEST = mintMachineryPass('ingest');
export const MIGRATIONS = [
  ...auditMigrations,
  ...ledgerMigrations,
  ...governanceMigrations,
  ...paymentMigrations,
  ...claimMigrations,
];
const POLICY = readPolicy(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
export const CODES = feedCodesFrom((name) => POLICY.codelists.get(name)?.codes ?? []);

/** The value of an outcome that must be accepted. */
export function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

export function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'done' : outcome.refusal.code;
}

export function openWarehouse(directory: string, options: WarehouseOptions = {}): Promise<Warehouse> {
  return Warehouse.open(directory, { threads: 1, memoryLimit: '256MB', ...options }).then(given);
}

export function openStore(directory: string): Promise<Store> {
  return Store.open({ directory, migrations: MIGRATIONS, clock: testClock }).then(given);
}

/** The disk as it is at this moment, which is what a process that dies now leaves behind. */
export function diskImage(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !/owner\.(lock|sock)/.test(path) });
}

let empty: Promise<string> | undefined;

/** A folder with an empty store, closed. Making the first takes seconds; the others are copies of it. */
export async function newStoreFolder(directory: string): Promise<string> {
  empty ??= makeEmptyStore();
  diskImage(await empty, directory);
  return directory;
}

async function makeEmptyStore(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal empty store '));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const store = await openStore(folder);
  await store.close();
  return folder;
}

export type Lists = (practice: OdsCode) => number | 'not received';

/** What a simulation must find when it is put in on purpose. */
export type PlantedFault =
  | 'lines wait for nothing'
  | 'what was paid on account is paid again'
  | 'what was settled before is paid again';

/** The first of the invented practices. */
export function firstPractice(): OdsCode {
  const [code] = loadedPolicy(1)
    .register.practices()
    .map((practice) => practice.code);
  assert(code !== undefined, 'there is a practice');
  return code;
}

/** Policy, users and practices: the same whatever folder is acted on. */
export class Office {
  readonly #policy: ReturnType<typeof loadedPolicy>;
  readonly #clock: Clock;
  readonly #fault: PlantedFault | undefined;
  readonly lists: Lists;
  /** What each practice is paid on account every month, in pounds; nothing where nobody says. */
  readonly onAccount = new Map<OdsCode, number>();
  /** What each practice earned in the year, in pounds; nobody whose results are queried. */
  readonly achieved = new Map<OdsCode, number>();
  today: Day;

  /** @param o `practices`: how many of the invented practices there are; `payees` in place of the repository's */
  constructor(o: {
    readonly practices: number;
    readonly today: Day;
    readonly lists: Lists;
    readonly payees?: PayeesJson;
    readonly fault?: PlantedFault;
  }) {
    this.#policy = loadedPolicy(o.practices, o.payees);
    this.#fault = o.fault;
    this.today = o.today;
    this.lists = o.lists;
    let seconds = 0;
    this.#clock = {
      now: () => {
        seconds += 1;
        const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
        return `${isoOfDay(this.today)}T${time.map((part) => String(part).padStart(2, '0')).join(':')}.000Z`;
      },
    };
  }

  practices(): OdsCode[] {
    return this.#policy.register.practices().map((practice) => practice.code);
  }

  actor(user: string): Actor {
    return given(this.#policy.users.actor(user));
  }

  now(): string {
    return this.#clock.now();
  }

  context(warehouse: Warehouse, store: Store): ActionContext {
    const { register, users, rules, signIn, framework, payments, rates } = this.#policy;
    return {
      ...{ warehouse, store, register, users, rules, signIn, framework, rates },
      businessDate: this.today,
      clock: this.#clock,
      ingestPass: INGEST,
      indicatorsPass: mintMachineryPass('indicators'),
      feedCodes: async () => CODES,
      bankHolidays: new Set(),
      payments,
      claimSchemes: [],
      clinicalPolicies: [],
      claimsPass: mintMachineryPass('claims'),
      implausibleAt: async () => [],
      statementOf: (practice, month) => this.#statement(practice, month, store),
      settlementOf: (practice, month) => this.#settlement(practice, month, store),
    };
  }

  /** Gives whoever is paid by the bank an account, long enough before to be used today. */
  async keepAccounts(context: ActionContext): Promise<void> {
    const before = { ...context, businessDate: addDays(this.today, -30) };
    for (const ask of demonstrationAccounts) {
      const { id: details } = given(await proposeBankDetails(before, this.actor('finance'), ask));
      given(await approveBankDetails(before, this.actor('approver'), { payee: ask.payee, details }));
    }
  }

  get scheme(): ItemScheme {
    return this.#policy.scheme;
  }

  async #statement(code: OdsCode, month: Month, store: Store): Promise<Outcome<Statement>> {
    const { register, contracts, rates } = this.#policy;
    const registered = this.lists(code);
    const list = registered === 'not received' ? registered : { registered, file: 'a'.repeat(64), row: 7 };
    const practice = given(register.practice(code));
    const owed = prepareStatement({ practice, month, contracts, rates, listSizes: () => list });
    if (!owed.ok) return owed;
    const paidOnAccount = list === 'not received' ? [] : this.#aspiration(code, month);
    const lines = [...owed.value.lines, ...paidOnAccount];
    const held = owed.value.held.filter(({ term }) => paidOnAccount.length === 0 || term !== ON_ACCOUNT);
    const on = this.#fault === 'lines wait for nothing' ? LATER : this.today;
    const claimed = await store.read((db) => claimedLines(db, { provider: code, month, on }));
    return { ok: true, value: statementWith(owed.value, [...lines, ...claimed.lines], [...held, ...claimed.held]) };
  }

  /** A line of a month on account of what the practice earns by its results. */
  #aspiration(practice: OdsCode, month: Month): readonly StatementLine[] {
    const pounds = this.onAccount.get(practice);
    if (pounds === undefined) return [];
    const words = { formula: 'on account', formulaWithNumbers: `£${pounds}`, inputs: {}, workings: [], restsOn: [] };
    const title = { term: ON_ACCOUNT, title: 'Paid on account', account: 'QOF aspiration' };
    const amountPence = pence(BigInt(pounds) * 100n);
    return [
      {
        id: `${practice}/${isoOfMonth(month)}/${ON_ACCOUNT}`,
        ...title,
        ...words,
        exactPounds: String(pounds),
        amountPence,
      },
    ];
  }

  /** The year's achievement is what was given out. */
  async #settlement(code: OdsCode, month: Month, store: Store): Promise<Outcome<Statement>> {
    const { register, rates, settlement } = this.#policy;
    const achieved = this.achieved.get(code);
    if (achieved === undefined) return refused({ code: 'line.held', message: 'Its results are queried.' });
    const paid = await store.read((db) => linesPaidTo(db, code));
    const unless = (fault: PlantedFault, lines: typeof paid) => (this.#fault === fault ? [] : lines);
    const onAccount = unless(
      'what was paid on account is paid again',
      paid.filter(({ term }) => term === ON_ACCOUNT),
    );
    const settled = unless(
      'what was settled before is paid again',
      paid.filter(({ term }) => term.startsWith(settlementTerm(YEAR_END))),
    );
    const forecast = achievementOf(code, achieved);
    const ask = { practice: code, month, forecast, onAccount, settled, isFirstYear: false };
    const line = settlementLine({ ...ask, contract: settlement, rates });
    if (!line.ok) return line;
    const { name: practiceName } = given(register.practice(code));
    const head = { practice: code, practiceName, month, knownOn: firstDayOf(month), contractType: 'quality' as const };
    const pins = { contract: 'c'.repeat(64), rates: rates.hash };
    return { ok: true, value: statementWith({ ...head, contractTitle: line.value.title, pins }, [line.value], []) };
  }
}

const YEAR_END = day('2026-03-31');
/** The term of what is paid on account of a year’s results. */
export const ON_ACCOUNT = 'quality-aspiration';
/** After every day of the simulated year. */
const LATER = day('2030-01-01');

function achievementOf(practice: OdsCode, pounds: number): AchievementForecast {
  const step = { formula: '', formulaWithNumbers: '', inputs: {}, unit: 'pounds per year', result: String(pounds) };
  return {
    ...{ practice, periodEnd: YEAR_END, exactPounds: '0', amountPence: pence(0n), points: '0', pointsAvailable: '0' },
    ...{ measures: [], held: [], restsOn: [] },
    settlement: { indicators: ['HYP008'], exactPounds: String(pounds), amountPence: pence(0n), points: '0', held: [] },
    working: {
      ...{ ...step, id: 'achievement', title: 'Achievement' },
      workings: [{ ...step, id: 'measure-achievement', title: 'Achievement', indicator: 'HYP008' }],
    },
  };
}

const loaded = new Map<string, ReturnType<typeof loadPolicy>>();

/** Loaded once for every office of the same practices. */
function loadedPolicy(practices: number, payees?: PayeesJson) {
  const key = `${practices} ${payees?.id}`;
  const policy = loaded.get(key) ?? loadPolicy(practices, payees);
  loaded.set(key, policy);
  return policy;
}

function loadPolicy(practices: number, payees?: PayeesJson) {
  const kept = (kind: string) => POLICY.definitions.filter((one) => one.kind === kind).map((one) => one.json);
  const only = (kind: string) => kept(kind)[0] ?? null;
  const register = given(PracticeRegister.fromJson(firstPractices(only('commissioner'), practices)));
  const rates = given(loadRates(only('rates')));
  const library = new Map(POLICY.definitions.map(({ kind, id, json }) => [`${kind} ${id}`, json]));
  const libraryContract = (id: string) => library.get(`library contract ${id}`);
  const schemes = kept('claim scheme').map((json) => given(loadScheme(json, libraryContract, rates)));
  const scheme = schemes.find(isItemScheme);
  assert(scheme !== undefined, 'there is a scheme of services that are paid by claim');
  return {
    payments: given(
      paymentPolicy({
        scheme: only('scheme of delegation'),
        payees: (payees as unknown as Json) ?? only('payees'),
        payer: only('paying body'),
        chart: only('chart of accounts'),
      }),
    ),
    register,
    users: given(UserDirectory.fromJson(only('users'))),
    signIn: given(SignInPolicy.fromJson(only('sign-in policy'))),
    rules: given(AccessRules.fromJson(only('sharing'), register, day('2026-04-10'))),
    framework: given(loadFramework(only('framework'))),
    rates,
    contracts: given(loadContracts(kept('contract'), rates)),
    scheme,
    settlement: libraryContract('quality-settlement/2025-26') ?? null,
  };
}

type Commissioner = { localities: { teams: { practices: unknown[] }[] }[] };

function firstPractices(json: Policy['definitions'][number]['json'], practices: number): Json {
  const cut = structuredClone(json) as unknown as Commissioner;
  let left = practices;
  for (const team of cut.localities.flatMap((locality) => locality.teams)) {
    team.practices = team.practices.slice(0, left);
    left -= team.practices.length;
  }
  return cut as unknown as Json;
}
