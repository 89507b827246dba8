import type { LoadedFramework, Rule } from './framework.ts';
import { restsOn } from './references.ts';

/** The framework as far as one rule needs it: the rule first, then what it rests on. */
export function narrowedTo(framework: LoadedFramework, rule: Rule): LoadedFramework {
  const others = restsOn(framework, rule);
  const registers = [framework.register(rule.register), ...others.filter((each) => !('register' in each))];
  const rules = [rule, ...others.flatMap((each) => ('register' in each ? [each] : []))];
  const own = new Map(registers.map((each) => [each.id, framework.register(each.id)]));
  return { ...framework, rules, registers: [...own.values()] };
}
