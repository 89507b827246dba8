import { machineClock, type Outcome } from '../base/index.ts';
import { type Migration, type OpeningStore, Store, type StorePlace } from '../store/index.ts';
import { type Configuration, storeDirectory } from './configuration.ts';

function placeOf(configuration: Configuration): StorePlace {
  const { databaseUrl } = configuration;
  return {
    directory: storeDirectory(configuration),
    clock: machineClock,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
}

/** Opens the embedded store or the database. Refuses as `Store.open` does. */
export function openStore(configuration: Configuration, migrations: readonly Migration[]): Promise<Outcome<Store>> {
  return Store.open({ ...placeOf(configuration), migrations });
}

/** Has it opened while what works over it is loaded. Refuses as `Store.begin` does. */
export function beginStore(configuration: Configuration): Promise<Outcome<OpeningStore>> {
  return Store.begin(placeOf(configuration));
}
