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
import { type Migration, type OpeningStore, type Store, saveDefinitions } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import type { Contexts } from '../web/index.ts';
import type { Configuration } from './configuration.ts';
import { ContextsInForce } from './contexts.ts';
import { feedCodesInForce } from './feed-codes.ts';
import { beginStore } from './open-store.ts';
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

/**
 * Opens store and warehouse, keeps the repository's policy in the store where it is new, and reads from the store
 * what is in force on the business date: the running system knows no policy but that.
 * @param beginning the store, where somebody has begun to open it already
 */
export async function openSystem(
  configuration: Configuration,
  policy: Policy,
  beginning: Outcome<OpeningStore> | Promise<Outcome<OpeningStore>> = beginStore(configuration),
): Promise<Outcome<System>> {
  const clock = machineClock;
  const begun = await beginning;
  if (!begun.ok) return begun;
  const store = await begun.value.ready(MIGRATIONS);
  if (!store.ok) return store;
  const warehouse = await Warehouse.open(join(configuration.data, 'warehouse'), { memoryLimit: configuration.memory });
  if (!warehouse.ok) {
    await store.value.close();
    return warehouse;
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
