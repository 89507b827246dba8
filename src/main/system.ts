import { join } from 'node:path';
import { accessMigrations } from '../access/index.ts';
import type { ActionContext } from '../actions/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { accepted, type Clock, machineClock, type Outcome } from '../base/index.ts';
import { claimMigrations } from '../claims/index.ts';
import { governanceMigrations } from '../governance/index.ts';
import { identityMigrations } from '../identity/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import { keepingMigrations } from '../keeping/index.ts';
import { ledgerMigrations } from '../ledger/index.ts';
import { monitoringMigrations } from '../monitoring/index.ts';
import { paymentMigrations } from '../payments/index.ts';
import type { ReportContext } from '../reports/index.ts';
import { type Migration, Store, saveDefinitions } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import type { Contexts } from '../web/index.ts';
import { type Configuration, storeDirectory } from './configuration.ts';
import { ContextsInForce } from './contexts.ts';
import { feedCodesInForce } from './feed-codes.ts';
import type { Policy } from './policy.ts';

/** Everything opened: what commands, pages and the demonstration's build run over. */
export type System = {
  readonly configuration: Configuration;
  readonly warehouse: Warehouse;
  readonly store: Store;
  /** Over the policy as it was last read. */
  readonly reports: ReportContext;
  readonly actions: ActionContext;
  /** The same over the policy that is in force now; read anew where something was approved or kept since. */
  current(): Promise<Contexts>;
  /** The codes that ingest must know by meaning, as they stand now: an import of codelists moves them. */
  feedCodes(): Promise<FeedCodes>;
  readonly clock: Clock;
  close(): Promise<void>;
};

/** Each room's tables, in the order in which they may refer to each other. */
export const MIGRATIONS: readonly Migration[] = [
  ...auditMigrations,
  ...accessMigrations,
  ...ledgerMigrations,
  ...governanceMigrations,
  ...claimMigrations,
  ...monitoringMigrations,
  ...paymentMigrations,
  ...keepingMigrations,
  ...identityMigrations,
];

/** Opens the embedded store or the database. Refuses as `Store.open` does. */
export function openStore(configuration: Configuration, migrations: readonly Migration[]): Promise<Outcome<Store>> {
  const { databaseUrl } = configuration;
  return Store.open({
    directory: storeDirectory(configuration),
    migrations,
    clock: machineClock,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
}

/**
 * Opens warehouse and store, keeps the repository's policy in the store where it is new, and reads from the store
 * what is in force on the business date: the running system knows no policy but that.
 */
export async function openSystem(configuration: Configuration, policy: Policy): Promise<Outcome<System>> {
  const clock = machineClock;
  const warehouse = await Warehouse.open(join(configuration.data, 'warehouse'), { memoryLimit: configuration.memory });
  if (!warehouse.ok) return warehouse;
  const store = await openStore(configuration, MIGRATIONS);
  if (!store.ok) {
    warehouse.value.close();
    return store;
  }
  const close = async (): Promise<void> => {
    await store.value.close();
    warehouse.value.close();
  };
  await keepPolicy(store.value, policy);
  const feedCodes = (): Promise<FeedCodes> => feedCodesInForce(store.value, configuration.businessDate);
  const opened = { configuration, warehouse: warehouse.value, store: store.value, feedCodes, clock };
  const inForce = await ContextsInForce.open(opened);
  if (!inForce.ok) {
    await close();
    return inForce;
  }
  const contexts = inForce.value;
  return accepted({
    ...opened,
    close,
    get reports() {
      return contexts.made.reports;
    },
    get actions() {
      return contexts.made.actions;
    },
    current: () => contexts.current(),
  });
}

async function keepPolicy(store: Store, policy: Policy): Promise<void> {
  await store.write((db) => saveDefinitions(db, policy.definitions));
}
