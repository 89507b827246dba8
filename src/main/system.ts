import { join } from 'node:path';
import type { ActionContext } from '../actions/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { accepted, type Clock, machineClock, mintMachineryPass, type Outcome } from '../base/index.ts';
import { governanceMigrations } from '../governance/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import { ledgerMigrations } from '../ledger/index.ts';
import { paymentMigrations } from '../payments/index.ts';
import { implausibleResults, type ReportContext, reportContext } from '../reports/index.ts';
import { type Migration, Store, saveDefinitions } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import type { Configuration } from './configuration.ts';
import { feedCodes, type Policy } from './policy.ts';
import { PolicyByDay, type PolicyOfDay } from './policy-by-day.ts';

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
  const policies = new PolicyByDay(store.value, { isRelease: configuration.mode === 'service' });
  const inForce = await policies.on(configuration.businessDate);
  if (!inForce.ok) {
    await close();
    return inForce;
  }
  const codes = feedCodes(policy);
  const contexts = contextsOf(
    { configuration, warehouse: warehouse.value, store: store.value, policies, codes, clock },
    inForce.value,
  );
  return accepted({ configuration, warehouse: warehouse.value, store: store.value, codes, clock, close, ...contexts });
}

async function keepPolicy(store: Store, policy: Policy): Promise<void> {
  await store.write((db) => saveDefinitions(db, policy.definitions));
}

type Opened = Pick<System, 'configuration' | 'warehouse' | 'store' | 'codes' | 'clock'> & {
  readonly policies: PolicyByDay;
};

function contextsOf(
  { configuration, warehouse, store, policies, codes, clock }: Opened,
  inForce: PolicyOfDay,
): { reports: ReportContext; actions: ActionContext } {
  const { businessDate } = configuration;
  const indicatorsPass = mintMachineryPass('indicators');
  const reports = reportContext({
    ...{ warehouse, store, ...inForce, businessDate, clock, indicatorsPass },
    policyOn: (on) => policies.on(on),
  });
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
    implausibleAt: (periodEnd) => implausibleResults(reports, periodEnd),
    statementOf: (practice, month) => reports.book.statement(practice, month),
  };
  return { reports, actions };
}
