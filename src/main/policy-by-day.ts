import { AccessRules, UserDirectory } from '../access/index.ts';
import { accepted, type Day, day, dayText, hashOf, type Outcome, refused } from '../base/index.ts';
import {
  type LoadedContract,
  type LoadedRates,
  loadContracts,
  loadParticipation,
  loadRates,
  type Participation,
} from '../contracts/index.ts';
import { type LoadedFramework, type Loading, loadFramework } from '../indicators/index.ts';
import { FeedCalendar } from '../ingest/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import { currentHashes, listDefinitions, type Store, type StoredDefinition } from '../store/index.ts';
import { FRAMEWORK_IN_FORCE } from './policy.ts';

/** What is in force as known on a day. `hash` is another whenever any definition that pays is another. */
export type PolicyOfDay = {
  readonly hash: string;
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
};

const KINDS = [
  'commissioner',
  'users',
  'sharing',
  'framework',
  'contract',
  'participation',
  'rates',
  'feeds',
  'acceptance',
  'bank holidays',
] as const;

/** Kinds by which a practice's pay is worked out. */
const OF_PAY: ReadonlySet<string> = new Set([
  'commissioner',
  'framework',
  'contract',
  'participation',
  'rates',
  'acceptance',
]);

type Kept = Readonly<Record<(typeof KINDS)[number], readonly StoredDefinition[]>>;

/** Days whose policy is kept: statements ask for the same few again and again. */
const MOST_DAYS = 400;

/**
 * The policy that the store held when the system was opened, as known on any day. What two days have in common is loaded
 * once.
 */
export class PolicyByDay {
  readonly #store: Store;
  readonly #how: Loading;
  readonly #frameworks = new Map<string, Outcome<LoadedFramework>>();
  /** By the hash of all of it. */
  readonly #loaded = new Map<string, Outcome<PolicyOfDay>>();
  readonly #days = new Map<Day, Promise<Outcome<PolicyOfDay>>>();

  constructor(store: Store, how: Loading) {
    this.#store = store;
    this.#how = how;
  }

  /** Refuses `not-found` for a day on which nothing was defined yet, and what a definition is refused for. */
  on(day: Day): Promise<Outcome<PolicyOfDay>> {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    if (this.#days.size >= MOST_DAYS) this.#days.clear();
    const found = this.#find(day);
    this.#days.set(day, found);
    found.catch(() => this.#days.delete(day));
    return found;
  }

  async #find(day: Day): Promise<Outcome<PolicyOfDay>> {
    const hashes = await this.#store.read((db) => currentHashes(db, KINDS, day));
    const ofKind = (kind: string) => hashes.get(kind) ?? [];
    if (ofKind('commissioner').length === 0 || ofKind('rates').length === 0) return nothingDefined(day);
    const all = hashOf(KINDS.map(ofKind));
    const known = this.#loaded.get(all);
    if (known !== undefined) return known;
    const kept = await this.#store.read(async (db) => {
      const found: [string, readonly StoredDefinition[]][] = [];
      for (const kind of KINDS) found.push([kind, await listDefinitions(db, kind, day)]);
      return Object.fromEntries(found) as Kept;
    });
    const loaded = this.#load(kept, hashOf(KINDS.filter((kind) => OF_PAY.has(kind)).map(ofKind)));
    this.#loaded.set(all, loaded);
    return loaded;
  }

  #load(kept: Kept, hash: string): Outcome<PolicyOfDay> {
    const register = PracticeRegister.fromJson(only(kept.commissioner).json);
    if (!register.ok) return register;
    const users = UserDirectory.fromJson(only(kept.users).json);
    if (!users.ok) return users;
    const rules = AccessRules.fromJson(only(kept.sharing).json, register.value);
    if (!rules.ok) return rules;
    const feedCalendar = FeedCalendar.fromJson(only(kept.feeds).json);
    if (!feedCalendar.ok) return feedCalendar;
    const pay = this.#loadPay(kept);
    if (!pay.ok) return pay;
    return accepted({
      ...pay.value,
      hash,
      register: register.value,
      users: users.value,
      rules: rules.value,
      feedCalendar: feedCalendar.value,
      acceptances: new Map(kept.acceptance.map(({ json }) => acceptanceOf(json as Acceptance))),
      bankHolidays: new Set(
        kept['bank holidays'].flatMap(({ json }) => (json as BankHolidays).days.map((text) => day(text))),
      ),
    });
  }

  #loadPay(
    kept: Kept,
  ): Outcome<Pick<PolicyOfDay, 'framework' | 'frameworks' | 'contracts' | 'participations' | 'rates'>> {
    const frameworks: LoadedFramework[] = [];
    for (const definition of kept.framework) {
      const framework = this.#framework(definition);
      if (!framework.ok) return framework;
      frameworks.push(framework.value);
    }
    const participations = loadParticipations(kept.participation, frameworks);
    if (!participations.ok) return participations;
    const rates = loadRates(only(kept.rates).json);
    if (!rates.ok) return rates;
    const contracts = loadContracts(
      kept.contract.map(({ json }) => json),
      rates.value,
    );
    if (!contracts.ok) return contracts;
    return accepted({
      framework: frameworkInForce(frameworks),
      frameworks,
      contracts: contracts.value,
      participations: participations.value,
      rates: rates.value,
    });
  }

  /** In service a framework loads only when the test people of its rules try every clause. */
  #framework({ hash, json }: StoredDefinition): Outcome<LoadedFramework> {
    const loaded = this.#frameworks.get(hash) ?? loadFramework(json, this.#how);
    this.#frameworks.set(hash, loaded);
    return loaded;
  }
}

function nothingDefined(day: Day): Outcome<never> {
  return refused({
    code: 'not-found',
    message: `Nothing was defined yet on ${dayText(day)}: no contract, rate or practice was known.`,
    remedy: 'Choose a later day.',
  });
}

function frameworkInForce(frameworks: readonly LoadedFramework[]): LoadedFramework {
  const framework = frameworks.find(({ id }) => id === FRAMEWORK_IN_FORCE);
  if (framework === undefined)
    throw new Error(`The store does not hold the framework ${FRAMEWORK_IN_FORCE}: it was not set up.`);
  return framework;
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
