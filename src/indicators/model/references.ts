import type { Framework, Register, Rule } from './framework.ts';
import { testsOf } from './rate-walk.ts';
import { isReference, leavesOf, type Reference } from './walk.ts';

type Owner = Register | Rule;

/** What a definition of the framework names of the others, each once. */
export function referencesOf(owner: Owner): readonly Reference[] {
  const all = owner.steps.flatMap((step) => leavesOf(step.when).filter(isReference));
  return [...new Map(all.map((each) => [nameOf(each), each])).values()];
}

function nameOf(reference: Reference): string {
  return reference.test === 'on register' ? `register ${reference.register}` : `rule ${reference.rule}`;
}

function ownersOf(framework: Framework): ReadonlyMap<string, Owner> {
  return new Map<string, Owner>([
    ...framework.registers.map((each): [string, Owner] => [`register ${each.id}`, each]),
    ...framework.rules.map((each): [string, Owner] => [`rule ${each.id}`, each]),
  ]);
}

/** Definitions that name one that is not there, that go round in a ring, or a register that asks what a rule makes. */
export function referenceFaults(framework: Framework): readonly string[] {
  const owners = ownersOf(framework);
  return [...owners].flatMap(([name, owner]) =>
    referencesOf(owner).flatMap((reference) => {
      const named = nameOf(reference);
      if (!owners.has(named)) return [`${owner.id} names the ${named}, which is not there`];
      if (name.startsWith('register') && reference.test === 'counts as')
        return [`the register ${owner.id} asks what the ${named} makes: a rule comes after the registers`];
      return leadsTo(owners, named, name) ? [`${owner.id} rests on the ${named}, which rests on ${owner.id}`] : [];
    }),
  );
}

function leadsTo(owners: ReadonlyMap<string, Owner>, from: string, to: string, met = new Set<string>()): boolean {
  if (from === to) return true;
  if (met.has(from)) return false;
  met.add(from);
  const owner = owners.get(from);
  return owner !== undefined && referencesOf(owner).some((each) => leadsTo(owners, nameOf(each), to, met));
}

/** Every register and rule that a rule rests on besides its own register, in order of their names. */
export function restsOn(framework: Framework, rule: Rule): readonly Owner[] {
  const register = framework.registers.find((each) => each.id === rule.register);
  return reachedFrom(framework, [...referencesOf(rule), ...(register ? referencesOf(register) : [])]);
}

/** Every register and rule that references lead to, the registers of the rules included, in order of their names. */
export function reachedFrom(framework: Framework, references: readonly Reference[]): readonly Owner[] {
  const owners = ownersOf(framework);
  const found = new Map<string, Owner>();
  const left = references.map(nameOf);
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const owner = owners.get(name);
    if (!owner || found.has(name)) continue;
    found.set(name, owner);
    left.push(...referencesOf(owner).map(nameOf));
    if ('register' in owner) left.push(`register ${owner.register}`);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, owner]) => owner);
}

/** Whether any definition asks for ethnic categories. */
export function asksEthnicity({ registers, rules, rates = [] }: Framework): boolean {
  const steps = [...registers, ...rules].flatMap((owner) => owner.steps.map((step) => step.when));
  return [...steps, ...rates.flatMap(testsOf)].flatMap(leavesOf).some((leaf) => leaf.test === 'ethnicity');
}
