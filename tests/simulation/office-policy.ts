/** The policy that simulations act by: the repository's, for some of the invented practices. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AccessRules, SignInPolicy, UserDirectory } from '../../src/access/index.ts';
import { assert, day, type Json, type OdsCode, type Outcome } from '../../src/base/index.ts';
import { isItemScheme, loadScheme } from '../../src/claims/index.ts';
import { loadContracts, loadRates } from '../../src/contracts/index.ts';
import { loadFramework } from '../../src/indicators/index.ts';
import { feedCodesFrom } from '../../src/main/feed-codes.ts';
import { type Policy, readPolicy } from '../../src/main/policy.ts';
import { type PayeesJson, paymentPolicy } from '../../src/payments/index.ts';
import { PracticeRegister } from '../../src/practices/index.ts';

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

/** The first of the invented practices. */
export function firstPractice(): OdsCode {
  const [code] = loadedPolicy(1)
    .register.practices()
    .map((practice) => practice.code);
  assert(code !== undefined, 'there is a practice');
  return code;
}

export type LoadedPolicy = ReturnType<typeof loadPolicy>;

const loaded = new Map<string, LoadedPolicy>();

/** Loaded once for every office of the same practices. */
export function loadedPolicy(practices: number, payees?: PayeesJson) {
  const key = `${practices} ${payees?.id}`;
  const policy = loaded.get(key) ?? loadPolicy(practices, payees);
  loaded.set(key, policy);
  return policy;
}

function loadPolicy(practices: number, payees?: PayeesJson) {
  const kept = (kind: string) => POLICY.definitions.filter((one) => one.kind === kind).map((one) => one.json);
  const only = (kind: string) => kept(kind)[0] ?? null;
  const register = given(PracticeRegister.fromJson(firstPractices(only('commissioner'), practices)));
  const rates = given(loadRates(only('rates')));
  const library = new Map(POLICY.definitions.map(({ kind, id, json }) => [`${kind} ${id}`, json]));
  const libraryContract = (id: string) => library.get(`library contract ${id}`);
  const schemes = kept('claim scheme').map((json) => given(loadScheme(json, libraryContract, rates)));
  const scheme = schemes.find(isItemScheme);
  assert(scheme !== undefined, 'there is a scheme of services that are paid by claim');
  return {
    payments: given(
      paymentPolicy({
        scheme: only('scheme of delegation'),
        payees: (payees as unknown as Json) ?? only('payees'),
        payer: only('paying body'),
        chart: only('chart of accounts'),
      }),
    ),
    register,
    users: given(UserDirectory.fromJson(only('users'))),
    signIn: given(SignInPolicy.fromJson(only('sign-in policy'))),
    rules: given(AccessRules.fromJson(only('sharing'), register, day('2026-04-10'))),
    framework: given(loadFramework(only('framework'))),
    rates,
    contracts: given(loadContracts(kept('contract'), rates)),
    json: { rates: only('rates'), contracts: kept('contract') },
    scheme,
    settlement: libraryContract('quality-settlement/2025-26') ?? null,
  };
}

type Commissioner = { localities: { teams: { practices: { contractType: string; weightings?: unknown }[] }[] }[] };

/** The first practice of each kind of contract, then the second of each, and so on. */
function firstPractices(json: Policy['definitions'][number]['json'], practices: number): Json {
  const cut = structuredClone(json) as unknown as Commissioner;
  const teams = cut.localities.flatMap((locality) => locality.teams);
  const byKind = Object.groupBy(
    teams.flatMap((team) => team.practices),
    ({ contractType }) => contractType,
  );
  const kinds = ['GMS', 'PMS', 'APMS'].map((kind) => byKind[kind] ?? []);
  const longest = Math.max(...kinds.map((kind) => kind.length));
  const inTurn = Array.from({ length: longest }, (_, nth) => kinds.flatMap((kind) => kind[nth] ?? [])).flat();
  const kept = new Set(inTurn.slice(0, practices));
  for (const team of teams) {
    team.practices = team.practices.filter((one) => kept.has(one)).map(({ weightings: _, ...one }) => one);
  }
  return cut as unknown as Json;
}
