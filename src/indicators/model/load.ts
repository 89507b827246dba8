import { accepted, assert, canonical, hashOf, type Json, type Outcome, refused, sha256 } from '../../base/index.ts';
import { releaseFaults } from '../people/coverage.ts';
import type { Codelist, Framework, LoadedFramework, Register, Rule } from './framework.ts';
import { frameworkShape } from './framework-shape.ts';
import { meaningFaults } from './meaning.ts';
import type { Rate } from './rate.ts';
import { codelistsOfRate, referencesOfRate } from './rate-walk.ts';
import { reachedFrom, restsOn } from './references.ts';
import { codelistsUnder } from './walk.ts';

const MOST_FAULTS_SHOWN = 10;

/**
 * Reads a framework from its JSON form and checks its meaning. Refuses with `definition.invalid` and the
 * definition's own words: a window that ends before it starts, a codelist that is missing or empty, a step that
 * can never be true or never be reached, numbers out of order, adjustments out of the published order of kinds,
 * an author who is also the checker. In a release also a rule whose test people do not count as is written, or leave
 * a clause untried.
 */
export function loadFramework(json: Json, { isRelease = false }: Loading = {}): Outcome<LoadedFramework> {
  const wrongShape = frameworkShape.wrong(json, 'framework');
  if (wrongShape.length > 0) return invalid(wrongShape);
  const framework = deepFreeze(JSON.parse(canonical(json)) as Framework);
  const faults = meaningFaults(framework);
  if (faults.length > 0) return invalid(faults);
  const found = loaded(framework);
  const untried = isRelease ? releaseFaults(found) : [];
  return untried.length > 0 ? invalid(untried) : accepted(found);
}

/** How a framework is loaded. */
export type Loading = {
  /** Whether the test people of every rule must be there, count as is written, and try every clause. */
  readonly isRelease?: boolean;
};

function invalid(faults: readonly string[]): Outcome<LoadedFramework> {
  const shown = [...new Set(faults)];
  const more = shown.length > MOST_FAULTS_SHOWN ? `; and ${shown.length - MOST_FAULTS_SHOWN} more` : '';
  return refused({
    code: 'definition.invalid',
    message: shown.slice(0, MOST_FAULTS_SHOWN).join('; ') + more,
    remedy: 'Correct the definition and load it again.',
  });
}

function loaded(framework: Framework): LoadedFramework {
  const rules = new Map(framework.rules.map((each) => [each.id, each]));
  const registers = new Map(framework.registers.map((each) => [each.id, each]));
  const rule = (id: string): Rule => found(rules.get(id), `rule ${id}`);
  const register = (id: string): Register => found(registers.get(id), `register ${id}`);
  const hashes = new Map<string, string>();
  const ruleHash = (id: string): string => {
    const rate = framework.rates?.find((each) => each.id === id);
    const known =
      hashes.get(id) ??
      (rate ? hashOfRate(framework, rate) : hashOfRule(framework, rule(id), register(rule(id).register)));
    hashes.set(id, known);
    return known;
  };
  return Object.freeze({
    ...framework,
    hash: sha256(canonical(framework as unknown as Json)),
    rule,
    register,
    ruleHash,
  });
}

function found<T>(value: T | undefined, what: string): T {
  assert(value !== undefined, `the framework has the ${what}`);
  return value;
}

/** What decides the outcome, and nothing else: other words do not make another definition. */
function hashOfRule(framework: Framework, rule: Rule, register: Register): string {
  const others = restsOn(framework, rule);
  const steps = [register, rule, ...others].flatMap((owner) => [...owner.steps]);
  const names = [...new Set(steps.flatMap((step) => codelistsUnder(step.when)))].sort();
  return hashOf({
    format: framework.format,
    rule: rule.id,
    register: register.steps.map(({ kind, when }) => ({ kind, when })),
    steps: rule.steps.map(({ words: _, ...rest }) => rest),
    codelists: codesOf(framework, names),
    ...(others.length === 0 ? {} : { restsOn: others.map(deciding) }),
  } as unknown as Json);
}

function hashOfRate(framework: Framework, rate: Rate): string {
  const {
    title: _,
    wording,
    reason,
    source,
    author,
    checker,
    reviewBy,
    verification,
    notes,
    people,
    ...deciders
  } = rate;
  const owners = reachedFrom(framework, referencesOfRate(rate));
  const ofOwners = owners.flatMap((owner) => owner.steps.flatMap((step) => codelistsUnder(step.when)));
  const names = [...new Set([...codelistsOfRate(rate), ...ofOwners])].sort();
  return hashOf({
    format: framework.format,
    rate: deciders,
    codelists: codesOf(framework, names),
    restsOn: owners.map(deciding),
  } as unknown as Json);
}

/** The codes of codelists, sorted: in what order a file has them decides nothing. */
function codesOf(framework: Framework, names: readonly string[]): Json {
  const codes = names.map((name) => [name, [...(framework.codelists[name] as Codelist).codes].sort()]);
  return Object.fromEntries(codes) as Json;
}

/** A definition without its words. */
function deciding(owner: Register | Rule): Json {
  const steps = [...owner.steps].map(({ words: _, ...rest }) => rest);
  return { id: owner.id, ...('register' in owner ? { register: owner.register } : {}), steps } as unknown as Json;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
