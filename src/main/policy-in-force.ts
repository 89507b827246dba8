import { AccessRules, UserDirectory } from '../access/index.ts';
import { accepted, type Day, day, type Outcome } from '../base/index.ts';
import {
  type LoadedContract,
  type LoadedRates,
  loadContracts,
  loadParticipation,
  loadRates,
  type Participation,
} from '../contracts/index.ts';
import { type LoadedFramework, type Loading, loadFramework, PlausibilityBounds } from '../indicators/index.ts';
import { FeedCalendar } from '../ingest/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import { listDefinitions, type Store, type StoredDefinition } from '../store/index.ts';
import type { Configuration } from './configuration.ts';
import { FRAMEWORK_IN_FORCE } from './policy.ts';

/** The kinds of definition that it is read from. */
export const POLICY_KINDS = [
  'commissioner',
  'users',
  'sharing',
  'framework',
  'contract',
  'participation',
  'rates',
  'feeds',
  'plausibility',
  'bank holidays',
] as const;

/** The policy that is in force on the business date, read from the store and checked. */
export type InForce = {
  readonly register: PracticeRegister;
  readonly users: UserDirectory;
  readonly rules: AccessRules;
  readonly framework: LoadedFramework;
  readonly frameworks: readonly LoadedFramework[];
  readonly contracts: readonly LoadedContract[];
  readonly participations: readonly Participation[];
  readonly rates: LoadedRates;
  readonly feedCalendar: FeedCalendar;
  readonly plausibility: PlausibilityBounds;
  readonly bankHolidays: ReadonlySet<Day>;
};

/** Frameworks that were loaded before, by the hash under which they are kept: the same JSON is not checked again. */
export type FrameworkShelf = Map<string, LoadedFramework>;

/** Reads the policy in force. Refuses as each part is refused when it is loaded. */
export async function policyInForce(
  store: Store,
  { businessDate: on, mode }: Configuration,
  shelf: FrameworkShelf,
): Promise<Outcome<InForce>> {
  const kept = await store.read(async (db) => ({
    commissioner: await listDefinitions(db, 'commissioner', on),
    users: await listDefinitions(db, 'users', on),
    sharing: await listDefinitions(db, 'sharing', on),
    framework: await listDefinitions(db, 'framework', on),
    contracts: await listDefinitions(db, 'contract', on),
    participation: await listDefinitions(db, 'participation', on),
    rates: await listDefinitions(db, 'rates', on),
    feeds: await listDefinitions(db, 'feeds', on),
    plausibility: await listDefinitions(db, 'plausibility', on),
    bankHolidays: await listDefinitions(db, 'bank holidays', on),
  }));
  const register = PracticeRegister.fromJson(only(kept.commissioner).json);
  if (!register.ok) return register;
  const users = UserDirectory.fromJson(only(kept.users).json);
  if (!users.ok) return users;
  const rules = AccessRules.fromJson(only(kept.sharing).json, register.value);
  if (!rules.ok) return rules;
  const frameworks = loadFrameworks(kept.framework, { isRelease: mode === 'service' }, shelf);
  if (!frameworks.ok) return frameworks;
  const participations = loadParticipations(kept.participation, frameworks.value);
  if (!participations.ok) return participations;
  const rates = loadRates(only(kept.rates).json);
  if (!rates.ok) return rates;
  const feedCalendar = FeedCalendar.fromJson(only(kept.feeds).json);
  if (!feedCalendar.ok) return feedCalendar;
  const plausibility = PlausibilityBounds.fromJson(only(kept.plausibility).json);
  if (!plausibility.ok) return plausibility;
  const contracts = loadContracts(
    kept.contracts.map(({ json }) => json),
    rates.value,
  );
  if (!contracts.ok) return contracts;
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
    plausibility: plausibility.value,
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

/** In service a framework loads only when the test people of its rules try every clause. */
function loadFrameworks(
  kept: readonly StoredDefinition[],
  how: Loading,
  shelf: FrameworkShelf,
): Outcome<readonly LoadedFramework[]> {
  const loaded: LoadedFramework[] = [];
  for (const { hash, json } of kept) {
    const known = shelf.get(hash);
    const framework = known === undefined ? loadFramework(json, how) : accepted(known);
    if (!framework.ok) return framework;
    shelf.set(hash, framework.value);
    loaded.push(framework.value);
  }
  return accepted(loaded);
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

function only(definitions: readonly StoredDefinition[]): StoredDefinition {
  const [definition] = definitions;
  if (definition === undefined) throw new Error('The store holds no definition that it needs: it was not set up.');
  return definition;
}
