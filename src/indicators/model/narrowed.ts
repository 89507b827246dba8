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

const WITHOUT_RATES = new WeakMap<LoadedFramework, LoadedFramework>();

/** The framework without its rates, the same each time: deciding about people needs no encounters. */
export function rulesOnly(framework: LoadedFramework): LoadedFramework {
  const narrowed = WITHOUT_RATES.get(framework) ?? { ...framework, rates: [] };
  WITHOUT_RATES.set(framework, narrowed);
  return narrowed;
}
