import type { LoadedFramework, Rule } from './framework.ts';
import type { Rate } from './rate.ts';
import { referencesOfRate } from './rate-walk.ts';
import { reachedFrom, restsOn } from './references.ts';

/** The framework as far as one rule needs it: the rule first, then what it rests on. */
export function narrowedTo(framework: LoadedFramework, rule: Rule): LoadedFramework {
  const others = restsOn(framework, rule);
  const registers = [framework.register(rule.register), ...others.filter((each) => !('register' in each))];
  const rules = [rule, ...others.flatMap((each) => ('register' in each ? [each] : []))];
  const own = new Map(registers.map((each) => [each.id, framework.register(each.id)]));
  return { ...framework, rules, rates: [], registers: [...own.values()] };
}

/** The framework as far as its rates need it, or one of them. */
export function narrowedToRates(
  framework: LoadedFramework,
  rates: readonly Rate[] = framework.rates ?? [],
): LoadedFramework {
  const others = reachedFrom(framework, rates.flatMap(referencesOfRate));
  const isRule = (owner: (typeof others)[number]): owner is Rule => 'register' in owner;
  return {
    ...framework,
    rates,
    rules: others.filter(isRule),
    registers: others.flatMap((each) => (isRule(each) ? [] : [each])),
  };
}

/** The framework as far as some of its rules need it, by their ids: these and what they rest on, in its own order. */
export function narrowedToRules(framework: LoadedFramework, wanted: readonly string[]): LoadedFramework {
  const parts = wanted.map((id) => narrowedTo(framework, framework.rule(id)));
  const isNeeded = <T extends { readonly id: string }>(of: (part: LoadedFramework) => readonly T[]) => {
    const ids = new Set(parts.flatMap((part) => of(part).map(({ id }) => id)));
    return ({ id }: T): boolean => ids.has(id);
  };
  return {
    ...framework,
    rates: [],
    rules: framework.rules.filter(isNeeded((part) => part.rules)),
    registers: framework.registers.filter(isNeeded((part) => part.registers)),
  };
}

/** The ids of a framework's rules that another has word for word. */
export function rulesInBoth(framework: LoadedFramework, other: LoadedFramework): readonly string[] {
  const theirs = new Map(other.rules.map(({ id }) => [id, other.ruleHash(id)]));
  return framework.rules.map(({ id }) => id).filter((id) => theirs.get(id) === framework.ruleHash(id));
}

const WITHOUT_RATES = new WeakMap<LoadedFramework, LoadedFramework>();

/** The framework without its rates, the same each time: deciding about people needs no encounters. */
export function rulesOnly(framework: LoadedFramework): LoadedFramework {
  const narrowed = WITHOUT_RATES.get(framework) ?? { ...framework, rates: [] };
  WITHOUT_RATES.set(framework, narrowed);
  return narrowed;
}
