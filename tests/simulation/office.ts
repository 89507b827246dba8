/**
 * The commissioner's office that the simulations act through: the real actions over a warehouse folder and a store
 * folder, with the repository's policy, and list sizes that the simulation gives out.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demonstrationAccounts } from '../../definitions/demo/payees.ts';
import { AccessRules, UserDirectory } from '../../src/access/index.ts';
import { type ActionContext, approveBankDetails, proposeBankDetails } from '../../src/actions/index.ts';
import { auditMigrations } from '../../src/audit/index.ts';
import {
  type Actor,
  addDays,
  assert,
  type Clock,
  type Day,
  day,
  isoOfDay,
  type Json,
  type Month,
  mintMachineryPass,
  type OdsCode,
  type Outcome,
} from '../../src/base/index.ts';
import { loadContracts, loadRates, prepareStatement, type Statement } from '../../src/contracts/index.ts';
import { governanceMigrations } from '../../src/governance/index.ts';
import { loadFramework } from '../../src/indicators/index.ts';
import { ledgerMigrations } from '../../src/ledger/index.ts';
import { feedCodesFrom } from '../../src/main/feed-codes.ts';
import { type Policy, readPolicy } from '../../src/main/policy.ts';
import { paymentMigrations, paymentPolicy } from '../../src/payments/index.ts';
import { PracticeRegister } from '../../src/practices/index.ts';
import { Store } from '../../src/store/index.ts';
import { Warehouse, type WarehouseOptions } from '../../src/warehouse/index.ts';
import { testClock } from '../store-for-tests.ts';

export const INGEST = mintMachineryPass('ingest');
const MIGRATIONS = [...auditMigrations, ...ledgerMigrations, ...governanceMigrations, ...paymentMigrations];
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

/** Policy, users and practices: the same whatever folder is acted on. */
export class Office {
  readonly #policy: ReturnType<typeof loadedPolicy>;
  readonly #clock: Clock;
  readonly lists: Lists;
  today: Day;

  /** @param practices how many of the invented practices there are */
  constructor(o: { readonly practices: number; readonly today: Day; readonly lists: Lists }) {
    this.#policy = loadedPolicy(o.practices);
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
    const { register, users, rules, framework, payments, rates } = this.#policy;
    return {
      ...{ warehouse, store, register, users, rules, framework, rates },
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
      statementOf: async (practice, month) => this.#statement(practice, month),
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

  #statement(code: OdsCode, month: Month): Outcome<Statement> {
    const { register, contracts, rates } = this.#policy;
    const registered = this.lists(code);
    const list = registered === 'not received' ? registered : { registered, file: 'a'.repeat(64), row: 7 };
    const practice = given(register.practice(code));
    return prepareStatement({ practice, month, contracts, rates, listSizes: () => list });
  }
}

function loadedPolicy(practices: number) {
  const kept = (kind: string) => POLICY.definitions.filter((one) => one.kind === kind).map((one) => one.json);
  const only = (kind: string) => kept(kind)[0] ?? null;
  const register = given(PracticeRegister.fromJson(firstPractices(only('commissioner'), practices)));
  const rates = given(loadRates(only('rates')));
  return {
    payments: given(
      paymentPolicy({ scheme: only('scheme of delegation'), payees: only('payees'), payer: only('paying body') }),
    ),
    register,
    users: given(UserDirectory.fromJson(only('users'))),
    rules: given(AccessRules.fromJson(only('sharing'), register, day('2026-04-10'))),
    framework: given(loadFramework(only('framework'))),
    rates,
    contracts: given(loadContracts(kept('contract'), rates)),
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
