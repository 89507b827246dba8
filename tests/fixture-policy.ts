/** The repository's policy as `tests/fixture.ts` loads it: the commissioner cut down to three practices. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AccessRules, SignInPolicy, type SignInPolicyJson, UserDirectory } from '../src/access/index.ts';
import { assert, day, type Json, type Outcome, odsCode } from '../src/base/index.ts';
import { AssurancePolicy, loadCaseFinding, loadValuePolicy } from '../src/benchmarking/index.ts';
import { loadPolicy, loadScheme } from '../src/claims/index.ts';
import { loadContracts, loadRates } from '../src/contracts/index.ts';
import { ACCEPTANCE } from '../src/governance/index.ts';
import { type LoadedFramework, loadFramework, PlausibilityBounds } from '../src/indicators/index.ts';
import { FeedCalendar } from '../src/ingest/index.ts';
import { type Policy, readPolicy } from '../src/main/policy.ts';
import { paymentPolicy } from '../src/payments/index.ts';
import { PracticeRegister } from '../src/practices/index.ts';
import type { DefinitionDraft } from '../src/store/index.ts';

export const GMS = odsCode('X00036');
export const PMS = odsCode('X00010');
export const APMS = odsCode('X00043');

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The policy with three practices. */
export const POLICY = threePractices(readPolicy(root));

/** What is in an outcome that has to be accepted. */
export function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function definitions(kind: string): readonly Json[] {
  return POLICY.definitions.filter((definition) => definition.kind === kind).map((definition) => definition.json);
}

function libraryContract(id: string): Json | undefined {
  return POLICY.definitions.find((one) => one.kind === 'library contract' && one.id === id)?.json;
}

/** The same, checked and loaded once for the whole test process. */
export function loadedPolicy(): ReturnType<typeof checkedAndLoaded> {
  loaded ??= checkedAndLoaded();
  return loaded;
}
let loaded: ReturnType<typeof checkedAndLoaded> | undefined;

function checkedAndLoaded() {
  const [commissioner, users, sharing, framework, rates, feeds] = [
    'commissioner',
    'users',
    'sharing',
    'framework',
    'rates',
    'feeds',
  ].map((kind) => definitions(kind)[0] ?? null);
  const register = given(PracticeRegister.fromJson(commissioner ?? null));
  const loadedRates = given(loadRates(rates ?? null));
  const [scheme = null, payees = null, payer = null, chart = null] = [
    'scheme of delegation',
    'payees',
    'paying body',
    'chart of accounts',
  ].map((kind) => definitions(kind)[0]);
  return {
    payments: given(paymentPolicy({ scheme, payees, payer, chart })),
    register,
    users: given(UserDirectory.fromJson(users ?? null)),
    signIn: given(SignInPolicy.fromJson(withoutLimits(definitions('sign-in policy')[0]))),
    rules: given(AccessRules.fromJson(sharing ?? null, register, day('2026-04-10'))),
    framework: given(loadFramework(framework ?? null)),
    rates: loadedRates,
    feedCalendar: given(FeedCalendar.fromJson(feeds)),
    assurance: given(AssurancePolicy.fromJson(definitions('assurance')[0] ?? null)),
    valuePolicy: given(loadValuePolicy(definitions('value')[0] ?? null)),
    caseFinding: given(loadCaseFinding(definitions('case finding')[0] ?? null)),
    plausibility: given(PlausibilityBounds.fromJson(definitions('plausibility')[0] ?? null)),
    contractNamed: libraryContract,
    contracts: given(loadContracts(definitions('contract'), loadedRates)),
    claimSchemes: definitions('claim scheme').map((json) => given(loadScheme(json, libraryContract, loadedRates))),
    clinicalPolicies: definitions('clinical policy').map((json) =>
      given(loadPolicy(json, libraryContract, loadedRates)),
    ),
  };
}

/** The clock of tests stands still, so that no allowance would ever grow back: as much as can be asked for, then. */
function withoutLimits(json: Json | undefined): Json {
  const policy = json as unknown as SignInPolicyJson;
  return { ...policy, limits: policy.limits.map((limit) => ({ ...limit, most: 1_000_000 })) } as unknown as Json;
}

/** Unverified definitions are accepted here, so that the quality line can be worked out. */
export function acceptances(framework: LoadedFramework): readonly DefinitionDraft[] {
  const unverified = framework.rules.filter((rule) => rule.verification === 'unverified');
  const decided = { framework: framework.id, acceptedBy: 'tests', acceptedOn: '2025-03-27', reason: 'for tests' };
  return unverified.map(({ id }) => ({
    kind: ACCEPTANCE,
    id,
    json: { rule: id, hash: framework.ruleHash(id), ...decided },
    knownFrom: day('2023-04-01'),
  }));
}

type Place = { readonly practices: readonly { readonly code: string }[] };
type CommissionerJson = { readonly localities: readonly { readonly teams: readonly Place[] }[] };

/** The repository's policy with the commissioner cut down to three practices. */
function threePractices(policy: Policy): Policy {
  const kept: readonly string[] = [GMS, PMS, APMS];
  const cut = (json: Json): Json => {
    const commissioner = json as unknown as CommissionerJson;
    const teamsOf = (teams: readonly Place[]) =>
      teams.map((team) => ({ ...team, practices: team.practices.filter(({ code }) => kept.includes(code)) }));
    const localities = commissioner.localities.map((one) => ({ ...one, teams: teamsOf(one.teams) }));
    return { ...(json as object), localities } as unknown as Json;
  };
  const definitions = policy.definitions.map((one) =>
    one.kind === 'commissioner' ? { ...one, json: cut(one.json) } : one,
  );
  return { ...policy, definitions };
}
