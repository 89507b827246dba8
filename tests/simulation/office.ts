/**
 * The commissioner's office that the simulations act through: the real actions over a warehouse folder and a store
 * folder, with the repository's policy, and list sizes that the simulation gives out.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationAccounts } from '../../definitions/demo/payees.ts';
import { type ActionContext, approveBankDetails, proposeBankDetails } from '../../src/actions/index.ts';
import { auditMigrations } from '../../src/audit/index.ts';
import {
  type Actor,
  addDays,
  addToMonth,
  type Clock,
  type Day,
  day,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  mintMachineryPass,
  month,
  type OdsCode,
  type Outcome,
  pence,
  refused,
} from '../../src/base/index.ts';
import { claimedLines, claimMigrations, type ItemScheme } from '../../src/claims/index.ts';
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
import { ledgerMigrations } from '../../src/ledger/index.ts';
import { type PayeesJson, paymentMigrations } from '../../src/payments/index.ts';
import { type Closing, goneBy, isClosedOn, type Practice, PracticeRegister } from '../../src/practices/index.ts';
import { linesPaidFor, mergedStatement } from '../../src/reports/index.ts';
import { Store } from '../../src/store/index.ts';
import { Warehouse, type WarehouseOptions } from '../../src/warehouse/index.ts';
import { testClock } from '../store-for-tests.ts';
import { CODES, given, type LoadedPolicy, loadedPolicy } from './office-policy.ts';
import { type Facts, FIRST_PRICES, type KnownPrice, type Lists } from './owed-plainly.ts';

export const INGEST = mintMachineryPass('ingest');
export const MIGRATIONS = [
  ...auditMigrations,
  ...ledgerMigrations,
  ...governanceMigrations,
  ...paymentMigrations,
  ...claimMigrations,
];
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

/** What a simulation must find when it is put in on purpose. */
export type PlantedFault =
  | 'lines wait for nothing'
  | 'what was paid on account is paid again'
  | 'what was settled before is paid again'
  | 'a price that became known is paid again'
  | 'what went into a practice is forgotten';

/** Policy, users and practices: the same whatever folder is acted on. */
export class Office {
  readonly #policy: ReturnType<typeof loadedPolicy>;
  readonly #clock: Clock;
  readonly #fault: PlantedFault | undefined;
  readonly lists: Lists;
  /** Prices as they became known, the first first. */
  readonly #prices: KnownPrice[] = [...FIRST_PRICES];
  /** By practice and month that was paid: the lists that it was paid by. */
  readonly #paidBy = new Map<string, Lists>();
  /** By month: the lists by which anybody was first paid. */
  readonly #firstPaidBy = new Map<Month, Lists>();
  #changed: Pick<LoadedPolicy, 'register' | 'rates' | 'contracts'>;
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
    this.#changed = this.#policy;
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
    return this.#changed.register.practices().map((practice) => practice.code);
  }

  /** Who stands by itself in a month: has neither gone into another nor closed. */
  standing(month: Month): OdsCode[] {
    const on = firstDayOf(month);
    const stands = this.#changed.register
      .practices()
      .filter((one) => goneBy(one, on) === undefined && !isClosedOn(one, on));
    return stands.map(({ code }) => code);
  }

  /** In whose statement a practice's month stands. */
  payerOf(practice: OdsCode, month: Month): OdsCode {
    const found = given(this.#changed.register.practice(practice));
    return goneBy(found, firstDayOf(month))?.successor ?? practice;
  }

  /** What is owed for a month rests on this. */
  get facts(): Facts {
    const paidBy = (practice: OdsCode, month: Month) => this.#listsPaidBy(practice, month);
    return { register: this.#changed.register, prices: this.#prices, lists: this.lists, paidBy };
  }

  /** The lists that a practice's month was paid by; of one that had closed, those by which anybody was first. */
  #listsPaidBy(practice: OdsCode, month: Month): Lists | undefined {
    const paid = this.#paidBy.get(`${practice} ${month}`);
    const { register } = this.#changed;
    if (paid !== undefined || !isClosedOn(given(register.practice(practice)), firstDayOf(month))) return paid;
    return this.#firstPaidBy.get(month);
  }

  /** A month of a practice, and of whoever went into it, was paid by the lists as they are; or that was taken back. */
  notePaid(practice: OdsCode, month: Month, lists: Lists | undefined): void {
    if (lists !== undefined && !this.#firstPaidBy.has(month)) this.#firstPaidBy.set(month, lists);
    const absorbed = this.#changed.register.mergedInto(practice, firstDayOf(month)).map(({ code }) => code);
    for (const code of [practice, ...absorbed]) {
      const key = `${code} ${month}`;
      if (lists === undefined) this.#paidBy.delete(key);
      else if (!this.#paidBy.has(key)) this.#paidBy.set(key, lists);
    }
  }

  /** Another price of the global sum becomes known today, from a month of the year on. */
  backdate(pence: bigint, from: Month): void {
    this.#prices.push({ pence, from, known: this.today });
    const added = this.#prices.slice(FIRST_PRICES.length).map((price) => ({
      ...{ value: poundsText(price.pence), validFrom: isoOfDay(firstDayOf(price.from)), validTo: '2026-03-31' },
      ...{ knownFrom: isoOfDay(price.known), status: 'invented', source: 'the simulation' },
    }));
    const { json } = this.#policy;
    const table = json.rates as unknown as { rates: { id: string; values: object[] }[] };
    const all = table.rates.map((rate) =>
      rate.id === 'global-sum-price' ? { ...rate, values: [...rate.values, ...added] } : rate,
    );
    const rates = given(loadRates({ ...table, rates: all } as unknown as Json));
    this.#changed = { ...this.#changed, rates, contracts: given(loadContracts(json.contracts, rates)) };
  }

  /** A practice goes into another, or closes, from a month to come. */
  changePractice(practice: OdsCode, change: PracticeChange): void {
    const { commissioner } = this.#changed.register;
    const { code, name, localities } = commissioner;
    const changed = (one: Practice): object => ({
      ...one,
      ...(one.mergedInto === undefined ? {} : { mergedInto: dated(one.mergedInto) }),
      ...(one.closed === undefined || one.mergedInto !== undefined
        ? { closed: undefined }
        : { closed: dated(one.closed) }),
      ...(one.code === practice ? change : {}),
    });
    const json = {
      ...{ code, name },
      localities: localities.map((locality) => ({
        ...locality,
        teams: locality.teams.map((team) => ({ ...team, practices: team.practices.map(changed) })),
      })),
    };
    const register = given(PracticeRegister.fromJson(json as unknown as Json));
    this.#changed = { ...this.#changed, register };
  }

  actor(user: string): Actor {
    return given(this.#policy.users.actor(user));
  }

  now(): string {
    return this.#clock.now();
  }

  context(warehouse: Warehouse, store: Store): ActionContext {
    const { users, rules, signIn, framework, payments } = this.#policy;
    const { register, contracts, rates } = this.#changed;
    return {
      ...{ warehouse, store, register, users, rules, signIn, framework, contracts, rates },
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

  #statement(code: OdsCode, month: Month, store: Store): Promise<Outcome<Statement>> {
    const alone = (one: OdsCode, of: Month, closed?: Closing) => this.#alone(one, of, store, closed);
    if (this.#fault === 'what went into a practice is forgotten') return alone(code, month);
    return mergedStatement(this.#changed.register, code, month, alone);
  }

  /** What a practice is owed by itself, as months before were settled by the lists that they were paid by. */
  async #alone(code: OdsCode, month: Month, store: Store, closed?: Closing): Promise<Outcome<Statement>> {
    const { register, contracts, rates } = this.#changed;
    const found = given(register.practice(code));
    const practice = closed === undefined ? found : { ...found, closed };
    const lastMonth = addToMonth(month, -1);
    const now = this.#listsPaidBy(code, month) ?? this.lists;
    const before = this.#listsPaidBy(code, lastMonth) ?? now;
    const isForgotten = this.#fault === 'a price that became known is paid again';
    const knownBefore = firstDayOf(isForgotten ? FIRST_MONTH : lastMonth);
    const by = (lists: Lists) => (quarter: Month) => listIn(lists(code, quarter));
    const known = { practice, contracts, rates, listSizes: by(this.lists) };
    const settled = {
      now: { ...known, knownOn: firstDayOf(month), listSizes: by(now) },
      before: { ...known, knownOn: knownBefore, listSizes: by(before) },
    };
    const owed = prepareStatement({ ...known, month, settled });
    if (!owed.ok) return owed;
    const isOpen = !isClosedOn(practice, firstDayOf(month));
    const paidOnAccount = isOpen ? this.#aspiration(code, month) : [];
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
    const { settlement } = this.#policy;
    const { register, rates } = this.#changed;
    const achieved = this.achieved.get(code);
    if (achieved === undefined) return refused({ code: 'line.held', message: 'Its results are queried.' });
    const practice = given(register.practice(code));
    const paid = await store.read((db) => linesPaidFor(db, practice));
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
    const head = {
      practice: code,
      practiceName: practice.name,
      month,
      knownOn: firstDayOf(month),
      contractType: 'quality' as const,
    };
    const pins = { contract: 'c'.repeat(64), rates: rates.hash };
    return { ok: true, value: statementWith({ ...head, contractTitle: line.value.title, pins }, [line.value], []) };
  }
}

const YEAR_END = day('2026-03-31');
/** The first month of the simulated year. */
export const FIRST_MONTH = month('2025-04');
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

/** What the list of practices says of one from a day on, ISO. */
export type PracticeChange =
  | { readonly mergedInto: { readonly successor: OdsCode; readonly from: string; readonly decision: string } }
  | { readonly closed: { readonly from: string; readonly decision: string } };

function dated<T extends { readonly from: Day }>(one: T): object {
  return { ...one, from: isoOfDay(one.from) };
}

function poundsText(pence: bigint): string {
  return `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`;
}

function listIn(registered: number | 'not received') {
  return registered === 'not received' ? registered : { registered, file: 'a'.repeat(64), row: 7 };
}
