import { join } from 'node:path';
import { AccessRules, UserDirectory } from '../access/index.ts';
import type { ActionContext } from '../actions/index.ts';
import { auditMigrations } from '../audit/index.ts';
import {
  accepted,
  type Clock,
  type Day,
  day,
  type Json,
  machineClock,
  mintMachineryPass,
  type Outcome,
} from '../base/index.ts';
import { claimMigrations, type LoadedPolicy, type LoadedScheme, loadPolicy, loadScheme } from '../claims/index.ts';
import {
  type LoadedContract,
  type LoadedRates,
  loadContracts,
  loadParticipation,
  loadRates,
  type Participation,
} from '../contracts/index.ts';
import { governanceMigrations } from '../governance/index.ts';
import { type LoadedFramework, type Loading, loadFramework } from '../indicators/index.ts';
import { FeedCalendar, type FeedCodes } from '../ingest/index.ts';
import { ledgerMigrations } from '../ledger/index.ts';
import { paymentMigrations } from '../payments/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import { implausibleResults, type ReportContext, reportContext } from '../reports/index.ts';
import { listDefinitions, type Migration, Store, type StoredDefinition, saveDefinitions } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import type { Configuration } from './configuration.ts';
import { FRAMEWORK_IN_FORCE, feedCodes, type Policy } from './policy.ts';

/** Everything opened: what commands, pages and the demonstration's build run over. */
export type System = {
  readonly configuration: Configuration;
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly reports: ReportContext;
  readonly actions: ActionContext;
  readonly codes: FeedCodes;
  readonly clock: Clock;
  close(): Promise<void>;
};

/** Each room's tables, in the order in which they may refer to each other. */
const MIGRATIONS: readonly Migration[] = [
  ...auditMigrations,
  ...ledgerMigrations,
  ...governanceMigrations,
  ...paymentMigrations,
  ...claimMigrations,
];

/** Where the embedded store and its owner's lock are. */
export function storeDirectory(configuration: Configuration): string {
  return join(configuration.data, 'store');
}

/**
 * Opens warehouse and store, keeps the repository's policy in the store where it is new, and reads from the store
 * what is in force on the business date: the running system knows no policy but that.
 */
export async function openSystem(configuration: Configuration, policy: Policy): Promise<Outcome<System>> {
  const clock = machineClock;
  const warehouse = await Warehouse.open(join(configuration.data, 'warehouse'), { memoryLimit: configuration.memory });
  if (!warehouse.ok) return warehouse;
  const { databaseUrl } = configuration;
  const store = await Store.open({
    directory: storeDirectory(configuration),
    migrations: MIGRATIONS,
    clock,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  if (!store.ok) {
    warehouse.value.close();
    return store;
  }
  const close = async (): Promise<void> => {
    await store.value.close();
    warehouse.value.close();
  };
  await keepPolicy(store.value, policy);
  const inForce = await policyInForce(store.value, configuration);
  if (!inForce.ok) {
    await close();
    return inForce;
  }
  const codes = feedCodes(policy);
  const contexts = contextsOf(configuration, warehouse.value, store.value, inForce.value, codes, clock);
  return accepted({ configuration, warehouse: warehouse.value, store: store.value, codes, clock, close, ...contexts });
}

async function keepPolicy(store: Store, policy: Policy): Promise<void> {
  await store.write((db) => saveDefinitions(db, policy.definitions));
}

type InForce = {
  readonly register: PracticeRegister;
  readonly users: UserDirectory;
  readonly rules: AccessRules;
  readonly framework: LoadedFramework;
  readonly frameworks: readonly LoadedFramework[];
  readonly contracts: readonly LoadedContract[];
  readonly participations: readonly Participation[];
  readonly rates: LoadedRates;
  readonly feedCalendar: FeedCalendar;
  /** Hash of an unverified definition → by whom it was accepted for payment, and when. */
  readonly acceptances: ReadonlyMap<string, string>;
  readonly bankHolidays: ReadonlySet<Day>;
  readonly claimSchemes: readonly LoadedScheme[];
  readonly clinicalPolicies: readonly LoadedPolicy[];
};

async function policyInForce(store: Store, configuration: Configuration): Promise<Outcome<InForce>> {
  const { businessDate: on, mode } = configuration;
  const kept = await store.read(async (db) => ({
    commissioner: await listDefinitions(db, 'commissioner', on),
    users: await listDefinitions(db, 'users', on),
    sharing: await listDefinitions(db, 'sharing', on),
    framework: await listDefinitions(db, 'framework', on),
    contracts: await listDefinitions(db, 'contract', on),
    participation: await listDefinitions(db, 'participation', on),
    rates: await listDefinitions(db, 'rates', on),
    feeds: await listDefinitions(db, 'feeds', on),
    acceptances: await listDefinitions(db, 'acceptance', on),
    bankHolidays: await listDefinitions(db, 'bank holidays', on),
    library: await listDefinitions(db, 'library contract', on),
    schemes: await listDefinitions(db, 'claim scheme', on),
    policies: await listDefinitions(db, 'clinical policy', on),
  }));
  const register = PracticeRegister.fromJson(only(kept.commissioner).json);
  if (!register.ok) return register;
  const users = UserDirectory.fromJson(only(kept.users).json);
  if (!users.ok) return users;
  const rules = AccessRules.fromJson(only(kept.sharing).json, register.value);
  if (!rules.ok) return rules;
  const frameworks = loadFrameworks(kept.framework, { isRelease: mode === 'service' });
  if (!frameworks.ok) return frameworks;
  const participations = loadParticipations(kept.participation, frameworks.value);
  if (!participations.ok) return participations;
  const rates = loadRates(only(kept.rates).json);
  if (!rates.ok) return rates;
  const feedCalendar = FeedCalendar.fromJson(only(kept.feeds).json);
  if (!feedCalendar.ok) return feedCalendar;
  const contracts = loadContracts(
    kept.contracts.map(({ json }) => json),
    rates.value,
  );
  if (!contracts.ok) return contracts;
  const library = new Map(kept.library.map(({ id, json }) => [id, json]));
  const contractNamed = (id: string) => library.get(id);
  const claimSchemes = eachLoaded(kept.schemes, (json) => loadScheme(json, contractNamed, rates.value));
  if (!claimSchemes.ok) return claimSchemes;
  const clinicalPolicies = eachLoaded(kept.policies, (json) => loadPolicy(json, contractNamed, rates.value));
  if (!clinicalPolicies.ok) return clinicalPolicies;
  return accepted({
    register: register.value,
    users: users.value,
    rules: rules.value,
    framework: frameworkInForce(frameworks.value),
    frameworks: frameworks.value,
    contracts: contracts.value,
    participations: participations.value,
    rates: rates.value,
    feedCalendar: feedCalendar.value,
    claimSchemes: claimSchemes.value,
    clinicalPolicies: clinicalPolicies.value,
    acceptances: new Map(kept.acceptances.map(({ json }) => acceptanceOf(json as Acceptance))),
    bankHolidays: new Set(
      kept.bankHolidays.flatMap(({ json }) => (json as BankHolidays).days.map((text) => day(text))),
    ),
  });
}

function frameworkInForce(frameworks: readonly LoadedFramework[]): LoadedFramework {
  const framework = frameworks.find(({ id }) => id === FRAMEWORK_IN_FORCE);
  if (framework === undefined)
    throw new Error(`The store does not hold the framework ${FRAMEWORK_IN_FORCE}: it was not set up.`);
  return framework;
}

/** Each definition of a kind loaded; the first refusal stands for all. */
function eachLoaded<T>(kept: readonly StoredDefinition[], load: (json: Json) => Outcome<T>): Outcome<readonly T[]> {
  const all: T[] = [];
  for (const { json } of kept) {
    const loaded = load(json);
    if (!loaded.ok) return loaded;
    all.push(loaded.value);
  }
  return accepted(all);
}

/** In service a framework loads only when the test people of its rules try every clause. */
function loadFrameworks(kept: readonly StoredDefinition[], how: Loading): Outcome<readonly LoadedFramework[]> {
  return eachLoaded(kept, (json) => loadFramework(json, how));
}

/** Every year's agreements to take part in a scheme. */
function loadParticipations(
  kept: readonly StoredDefinition[],
  frameworks: readonly LoadedFramework[],
): Outcome<readonly Participation[]> {
  const all: Participation[] = [];
  for (const { json } of kept) {
    const year = loadParticipation(json, frameworks);
    if (!year.ok) return year;
    all.push(...year.value);
  }
  return accepted(all);
}

type BankHolidays = { readonly days: readonly string[] };
type Acceptance = { readonly hash: string; readonly acceptedBy: string; readonly acceptedOn: string };

function acceptanceOf({ hash, acceptedBy, acceptedOn }: Acceptance): [string, string] {
  return [hash, `Accepted for payment by ${acceptedBy} on ${acceptedOn}`];
}

function only(definitions: readonly StoredDefinition[]): StoredDefinition {
  const [definition] = definitions;
  if (definition === undefined) throw new Error('The store holds no definition that it needs: it was not set up.');
  return definition;
}

function contextsOf(
  configuration: Configuration,
  warehouse: Warehouse,
  store: Store,
  inForce: InForce,
  codes: FeedCodes,
  clock: Clock,
): { reports: ReportContext; actions: ActionContext } {
  const { businessDate } = configuration;
  const indicatorsPass = mintMachineryPass('indicators');
  const claimsPass = mintMachineryPass('claims');
  const reports = reportContext({ warehouse, store, ...inForce, businessDate, clock, indicatorsPass, claimsPass });
  const { register, users, rules, framework, frameworks } = inForce;
  const actions: ActionContext = {
    warehouse,
    store,
    register,
    users,
    rules,
    framework,
    frameworks,
    businessDate,
    clock,
    ingestPass: mintMachineryPass('ingest'),
    indicatorsPass,
    feedCodes: codes,
    bankHolidays: inForce.bankHolidays,
    claimSchemes: inForce.claimSchemes,
    clinicalPolicies: inForce.clinicalPolicies,
    claimsPass,
    implausibleAt: (periodEnd) => implausibleResults(reports, periodEnd),
    statementOf: (practice, month) => reports.book.statement(practice, month),
  };
  return { reports, actions };
}
