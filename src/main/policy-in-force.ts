import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessRules, SignInPolicy, UserDirectory } from '../access/index.ts';
import { accepted, type Day, day, type Json, type Outcome } from '../base/index.ts';
import {
  AssurancePolicy,
  type CaseFindingJson,
  loadCaseFinding,
  loadValuePolicy,
  type ValuePolicyJson,
} from '../benchmarking/index.ts';
import { type LoadedPolicy, type LoadedScheme, loadPolicy, loadScheme } from '../claims/index.ts';
import {
  type Holding,
  type LoadedContract,
  type LoadedRates,
  loadContracts,
  loadHolding,
  loadParticipation,
  loadRates,
  type Participation,
} from '../contracts/index.ts';
import { type LoadedFramework, type Loading, loadFramework, PlausibilityBounds } from '../indicators/index.ts';
import { FeedCalendar } from '../ingest/index.ts';
import { type ModulusTexts, type PaymentPolicy, paymentPolicy } from '../payments/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import type { StoredDefinition } from '../store/index.ts';
import type { Configuration } from './configuration.ts';
import { FRAMEWORK_IN_FORCE } from './policy.ts';

/** The kinds of definition that it is read from. */
export const POLICY_KINDS = [
  'commissioner',
  'users',
  'sharing',
  'sign-in policy',
  'framework',
  'contract',
  'participation',
  'rates',
  'feeds',
  'plausibility',
  'case finding',
  'assurance',
  'value',
  'bank holidays',
  'scheme of delegation',
  'payees',
  'paying body',
  'chart of accounts',
  'library contract',
  'holding',
  'claim scheme',
  'clinical policy',
] as const;

/** The policy that is in force as known on a day, checked. */
export type InForce = {
  readonly register: PracticeRegister;
  readonly users: UserDirectory;
  readonly rules: AccessRules;
  readonly signIn: SignInPolicy;
  readonly framework: LoadedFramework;
  readonly frameworks: readonly LoadedFramework[];
  readonly contracts: readonly LoadedContract[];
  readonly participations: readonly Participation[];
  readonly holdings: readonly Holding[];
  readonly rates: LoadedRates;
  readonly feedCalendar: FeedCalendar;
  readonly plausibility: PlausibilityBounds;
  readonly caseFinding: CaseFindingJson;
  readonly assurance: AssurancePolicy;
  readonly valuePolicy: ValuePolicyJson;
  readonly bankHolidays: ReadonlySet<Day>;
  readonly payments: PaymentPolicy;
  /** A contract of the library, by its id. */
  readonly contractNamed: (id: string) => Json | undefined;
  readonly claimSchemes: readonly LoadedScheme[];
  readonly clinicalPolicies: readonly LoadedPolicy[];
};

/** Frameworks that were loaded before, by the hash under which they are kept: the same JSON is not checked again. */
export type FrameworkShelf = Map<string, LoadedFramework>;

type PolicyKind = (typeof POLICY_KINDS)[number];

/** The definitions of a kind that are known on a day. */
export type Kept = (kind: PolicyKind) => readonly StoredDefinition[];

/** Checks and loads the policy of a day. Refuses as each part is refused when it is loaded. */
export function policyFrom(kept: Kept, configuration: Configuration, shelf: FrameworkShelf): Outcome<InForce> {
  const readers = readersFrom(kept, configuration.businessDate);
  if (!readers.ok) return readers;
  const measured = measuredBy(kept, { isRelease: configuration.mode === 'service' }, shelf);
  if (!measured.ok) return measured;
  const paid = paidBy(kept, configuration);
  if (!paid.ok) return paid;
  const bankHolidays = kept('bank holidays').flatMap(({ json }) =>
    (json as BankHolidays).days.map((text) => day(text)),
  );
  return accepted({ ...readers.value, ...measured.value, ...paid.value, bankHolidays: new Set(bankHolidays) });
}

type Readers = Pick<InForce, 'register' | 'users' | 'rules' | 'signIn'>;

/** The practices, and who may see what of them on the business date: agreements that have ended by then let nobody in. */
function readersFrom(kept: Kept, businessDate: Day): Outcome<Readers> {
  const register = PracticeRegister.fromJson(only(kept('commissioner')).json);
  if (!register.ok) return register;
  const users = UserDirectory.fromJson(only(kept('users')).json);
  if (!users.ok) return users;
  const rules = AccessRules.fromJson(only(kept('sharing')).json, register.value, businessDate);
  if (!rules.ok) return rules;
  const signIn = SignInPolicy.fromJson(only(kept('sign-in policy')).json);
  if (!signIn.ok) return signIn;
  return accepted({ register: register.value, users: users.value, rules: rules.value, signIn: signIn.value });
}

/** What is counted, when its data is due, and what of it is doubted. */
function measuredBy(
  kept: Kept,
  how: Loading,
  shelf: FrameworkShelf,
): Outcome<
  Pick<
    InForce,
    | 'framework'
    | 'frameworks'
    | 'participations'
    | 'feedCalendar'
    | 'plausibility'
    | 'caseFinding'
    | 'assurance'
    | 'valuePolicy'
  >
> {
  const frameworks = loadFrameworks(kept('framework'), how, shelf);
  if (!frameworks.ok) return frameworks;
  const participations = loadParticipations(kept('participation'), frameworks.value);
  if (!participations.ok) return participations;
  const feedCalendar = FeedCalendar.fromJson(only(kept('feeds')).json);
  if (!feedCalendar.ok) return feedCalendar;
  const plausibility = PlausibilityBounds.fromJson(only(kept('plausibility')).json);
  if (!plausibility.ok) return plausibility;
  const caseFinding = loadCaseFinding(only(kept('case finding')).json);
  if (!caseFinding.ok) return caseFinding;
  const assurance = AssurancePolicy.fromJson(only(kept('assurance')).json);
  if (!assurance.ok) return assurance;
  const valuePolicy = loadValuePolicy(only(kept('value')).json);
  if (!valuePolicy.ok) return valuePolicy;
  return accepted({
    framework: frameworkInForce(frameworks.value),
    frameworks: frameworks.value,
    participations: participations.value,
    feedCalendar: feedCalendar.value,
    plausibility: plausibility.value,
    caseFinding: caseFinding.value,
    assurance: assurance.value,
    valuePolicy: valuePolicy.value,
  });
}

type Paid = Pick<
  InForce,
  'rates' | 'contracts' | 'holdings' | 'payments' | 'contractNamed' | 'claimSchemes' | 'clinicalPolicies'
>;

/** By which contracts, rates and checks is paid, by whom and to whom. */
function paidBy(kept: Kept, configuration: Configuration): Outcome<Paid> {
  const rates = loadRates(only(kept('rates')).json);
  if (!rates.ok) return rates;
  const jsons = kept('contract').map(({ json }) => json);
  const contracts = loadContracts(jsons, rates.value);
  if (!contracts.ok) return contracts;
  const payments = paymentPolicy({
    scheme: only(kept('scheme of delegation')).json,
    payees: only(kept('payees')).json,
    payer: only(kept('paying body')).json,
    chart: only(kept('chart of accounts')).json,
    modulus: modulusTexts(configuration),
  });
  if (!payments.ok) return payments;
  const library = new Map(kept('library contract').map(({ id, json }) => [id, json]));
  const contractNamed = (id: string) => library.get(id);
  const claimSchemes = eachLoaded(kept('claim scheme'), ({ json }) => loadScheme(json, contractNamed, rates.value));
  if (!claimSchemes.ok) return claimSchemes;
  const holdings = eachLoaded(kept('holding'), ({ json }) => loadHolding(json, contractNamed, rates.value));
  if (!holdings.ok) return holdings;
  const policies = eachLoaded(kept('clinical policy'), ({ json }) => loadPolicy(json, contractNamed, rates.value));
  if (!policies.ok) return policies;
  return accepted({
    rates: rates.value,
    contracts: contracts.value,
    holdings: holdings.value,
    payments: payments.value,
    contractNamed,
    claimSchemes: claimSchemes.value,
    clinicalPolicies: policies.value,
  });
}

/** The operator's tables of the modulus check, where they were put beside the data; undefined where no weights were. */
function modulusTexts({ data }: Configuration): ModulusTexts | undefined {
  const textOf = (name: string): string | undefined => {
    const path = join(data, 'bank', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const weights = textOf('valacdos.txt');
  return weights === undefined ? undefined : { weights, substitutions: textOf('scsubtab.txt') };
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
  return eachLoaded(kept, ({ hash, json }) => {
    const known = shelf.get(hash);
    const framework = known === undefined ? loadFramework(json, how) : accepted(known);
    if (framework.ok) shelf.set(hash, framework.value);
    return framework;
  });
}

/** Every year's agreements to take part in a scheme. */
function loadParticipations(
  kept: readonly StoredDefinition[],
  frameworks: readonly LoadedFramework[],
): Outcome<readonly Participation[]> {
  const years = eachLoaded(kept, ({ json }) => loadParticipation(json, frameworks));
  return years.ok ? accepted(years.value.flat()) : years;
}

/** Each definition of a kind loaded; the first refusal stands for all. */
function eachLoaded<T>(
  kept: readonly StoredDefinition[],
  load: (definition: StoredDefinition) => Outcome<T>,
): Outcome<readonly T[]> {
  const all: T[] = [];
  for (const definition of kept) {
    const loaded = load(definition);
    if (!loaded.ok) return loaded;
    all.push(loaded.value);
  }
  return accepted(all);
}

type BankHolidays = { readonly days: readonly string[] };

function only(definitions: readonly StoredDefinition[]): StoredDefinition {
  const [definition] = definitions;
  if (definition === undefined) throw new Error('The store holds no definition that it needs: it was not set up.');
  return definition;
}
